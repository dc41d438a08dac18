import type { Region } from '../document-reader.js';
import { withEdges } from './document-edges.js';
import { findOutline, type Outline } from './document-outline.js';
import { characterPitch, documentWithZone, type DocumentSize, type ZonePlace } from './document-sizes.js';
import { homographyBetween, mapped, rectangle, type Quad } from './homography.js';
import type { LinePlace, MrzFound, OpenedPicture, Point, StraightenedPicture } from './picture.js';
import { warpedColour, warpedGrey } from './warp.js';

/** pixels across: print of 1.2 mm is then 12 pixels high on a passport, and no picture of 2,400 pixels is enlarged */
const straightenedWidth = 1280;
/** a slanting view of ten degrees moves the upper edge of a passport by about as much */
const aroundZone = { foot: 4, head: 10, tilt: 0.15 };
/** what leaned is level after the first correction, so the edges are met more exactly */
const onceMore = { foot: 1.5, head: 1.5, tilt: 0.0225 };

/**
 * The document alone, upright. Where a zone was read, its lines give scale, turn and place, and the edges of the document
 * correct what a slanting view did to it; without one the clear outline of a card or page is taken; else all of the picture.
 */
export function straightenedPicture(opened: OpenedPicture, mrz: MrzFound | null): StraightenedPicture {
  const byZone = mrz && outlineByZone(opened, mrz);
  const outline = byZone ?? findOutline(opened.grey);
  if (outline) return rectified(opened, outline.corners, outline.size, byZone ? 'zone' : 'outline');
  return wholePicture(opened);
}

/** All of the picture, levelled. @param slope of what is level on the document, in radians clockwise */
export function wholePicture(opened: OpenedPicture, slope = 0): StraightenedPicture {
  const { width, height } = opened.grey;
  const [cos, sin] = [Math.cos(slope), Math.sin(slope)];
  // the smallest rectangle of that slope around the picture, about its middle
  const half = {
    x: ((width - 1) * cos + (height - 1) * Math.abs(sin)) / 2,
    y: ((height - 1) * cos + (width - 1) * Math.abs(sin)) / 2,
  };
  const corners = rectangle(-half.x, -half.y, 2 * half.x, 2 * half.y).map(({ x, y }) => ({
    x: (width - 1) / 2 + x * cos - y * sin,
    y: (height - 1) / 2 + x * sin + y * cos,
  })) as unknown as Quad;
  const size = { width: Math.round(2 * half.x) + 1, height: Math.round(2 * half.y) + 1 };
  return rectified(opened, corners, size, 'whole');
}

/** The same part of the opened picture, turned. @param quarters turns clockwise */
export function turnedPicture(
  opened: OpenedPicture,
  { grey, by, openedAt }: StraightenedPicture,
  quarters: 1 | 2 | 3,
): StraightenedPicture {
  const corners = rectangle(0, 0, 1, 1).map(openedAt);
  const at = (corner: number): Point => corners[(corner - quarters + 4) % 4] ?? { x: 0, y: 0 };
  const [topLeft, topRight, bottomRight] = [at(0), at(1), at(2)];
  const length = (a: Point, b: Point): number => Math.round(Math.hypot(a.x - b.x, a.y - b.y)) + 1;
  const whole = { width: length(topLeft, topRight), height: length(topRight, bottomRight) };
  const card = quarters === 2 ? grey : { width: grey.height, height: grey.width };
  return rectified(opened, [topLeft, topRight, bottomRight, at(3)], by === 'whole' ? whole : card, by);
}

function outlineByZone({ grey }: OpenedPicture, { lines, places }: MrzFound): Outline | null {
  const characters = places[0]?.characters ?? 0;
  const document = documentWithZone(lines, characters);
  const expected = document && expectedCorners(places, document);
  if (!expected) return null;
  const corrected = withEdges(grey, expected, document, aroundZone);
  return { corners: withEdges(grey, corrected, document, onceMore), size: document };
}

/** Where the corners must be when the page is seen straight on. */
function expectedCorners(places: LinePlace[], document: ZonePlace): Quad | null {
  const last = places.at(-1);
  if (!last) return null;
  const steps = places.reduce((sum, { characters }) => sum + characters - 1, 0);
  // sums over all lines, so that each counts by its length
  const along = places.reduce(
    (sum, { from, to }) => ({ x: sum.x + to.x - from.x, y: sum.y + to.y - from.y }),
    { x: 0, y: 0 },
  );
  // pixels of the picture a millimetre along the line, and the same turned down the page
  const right = { x: along.x / steps / characterPitch, y: along.y / steps / characterPitch };
  const down = { x: -right.y, y: right.x };
  if (Math.hypot(right.x, right.y) < 0.5) return null;
  const start = {
    x: (last.from.x + last.to.x - right.x * (last.characters - 1) * characterPitch) / 2,
    y: (last.from.y + last.to.y - right.y * (last.characters - 1) * characterPitch) / 2,
  };
  const at = (x: number, y: number): Point => ({
    x: start.x + right.x * x + down.x * y,
    y: start.y + right.y * x + down.y * y,
  });
  const left = -document.left;
  const bottom = document.bottom;
  return [
    at(left, bottom - document.height),
    at(left + document.width, bottom - document.height),
    at(left + document.width, bottom),
    at(left, bottom),
  ];
}

function rectified(
  opened: OpenedPicture,
  corners: Quad,
  size: DocumentSize,
  by: StraightenedPicture['by'],
): StraightenedPicture {
  const width = by === 'whole' ? Math.min(straightenedWidth, size.width) : straightenedWidth;
  const height = Math.max(1, Math.round((width * size.height) / size.width));
  const page = rectangle(0, 0, width - 1, height - 1);
  const toOpened = homographyBetween(page, corners);
  const fromOpened = homographyBetween(corners, page);
  if (!toOpened || !fromOpened) throw new Error('corners of a document on one line');
  const placeOf = (point: Point): Point => {
    const { x, y } = mapped(fromOpened, point);
    return { x: x / (width - 1), y: y / (height - 1) };
  };
  return {
    grey: warpedGrey(opened.grey, toOpened, { width, height }),
    colour: warpedColour(opened.colour, toOpened, { width, height }),
    by,
    placeOf,
    openedAt: ({ x, y }) => mapped(toOpened, { x: x * (width - 1), y: y * (height - 1) }),
    regionOf: (place) => regionAround(cornersOf(place).map(placeOf)),
  };
}

/** The box around a line of print: half a step beyond its end characters, as high as they are. */
function cornersOf({ from, to, height, characters }: LinePlace): Point[] {
  const step = { x: (to.x - from.x) / (characters - 1), y: (to.y - from.y) / (characters - 1) };
  const length = Math.hypot(step.x, step.y);
  const up = { x: (step.y / length) * height * 0.65, y: (-step.x / length) * height * 0.65 };
  return [
    { x: from.x - step.x / 2 + up.x, y: from.y - step.y / 2 + up.y },
    { x: to.x + step.x / 2 + up.x, y: to.y + step.y / 2 + up.y },
    { x: to.x + step.x / 2 - up.x, y: to.y + step.y / 2 - up.y },
    { x: from.x - step.x / 2 - up.x, y: from.y - step.y / 2 - up.y },
  ];
}

/** The upright box around points given in shares of the picture, cut to it. */
export function regionAround(points: Point[]): Region {
  const cut = (value: number): number => Math.max(0, Math.min(1, value));
  const xs = points.map(({ x }) => cut(x));
  const ys = points.map(({ y }) => cut(y));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
