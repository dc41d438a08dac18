import { homographyBetween, mapped, rectangle, type Homography, type Quad } from './homography.js';
import type { DocumentSize } from './document-sizes.js';
import type { GreyPicture, Point } from './picture.js';
import { warpedGrey } from './warp.js';

/** How far edges may lie from where they are expected. */
export interface EdgeSearch {
  /** mm at the foot of the page, where its zone tells the place well */
  foot: number;
  /** mm at its head, where a slanting view shows */
  head: number;
  /** of the sides, as a slope */
  tilt: number;
}

/** pixels a millimetre of the sketch the edges are looked for in */
const perMm = 4;
/** grey levels that make a step: an edge shows by going on and on, print by being dark here and there */
const clearStep = 8;
/** grey levels from which a step is as strong as any: between planks of a table it is weaker than at the paper's edge */
const strongStep = 40;
/** constancy and strength (see `stepAlong`) from which a step is an edge */
const clearEdge = { present: 0.6, strong: 0 };
/** a border of the picture this near (mm) to where a side should be is that side: scans are cut to the document */
const nearBorder = 4.5;
/** what an edge must show to count although such a border is near; frames and waves printed on a page show less */
const edgeBesideBorder = { present: 0.85, strong: 0.35 };
/** where the zone stands, as a share of the height: an upright side is held there and leans from there */
const zoneLevel = 0.88;

/** A side in the sketch: across = offset + tilt * (along - pivot), in pixels. */
interface Side {
  offset: number;
  tilt: number;
}

interface Sketch {
  grey: GreyPicture;
  /** from the sketch to the picture */
  toPicture: Homography;
  /** the picture the sketch was drawn from */
  width: number;
  height: number;
}

/** Which side is looked for, in pixels of the sketch. */
interface Wanted {
  direction: 'upright' | 'level';
  /** where across it should be, at the pivot */
  expected: number;
  reach: number;
  tilt: number;
  /** its ends, and the place along it that is held */
  from: number;
  to: number;
  pivot: number;
}

/**
 * Corrects where a document was believed to lie by its edges: along each side the strongest straight step of brightness
 * near the place expected. A side that shows no clear step is the border of the picture where that is near, or stays as
 * it was believed.
 *
 * @param expected corners in pixels of the picture
 */
export function withEdges(grey: GreyPicture, expected: Quad, size: DocumentSize, search: EdgeSearch): Quad {
  const margin = (Math.max(search.foot, search.head) + 3) * perMm;
  const [width, height] = [size.width * perMm, size.height * perMm];
  const sketch = sketchOf(grey, expected, { margin, width, height });
  if (!sketch) return expected;
  const rows = { from: margin, to: margin + height, pivot: margin + zoneLevel * height };
  const columns = { from: margin, to: margin + width, pivot: margin + width / 2 };
  const foot = search.foot * perMm;
  const upright = { direction: 'upright', reach: foot, tilt: search.tilt, ...rows } as const;
  const level = { direction: 'level', tilt: search.tilt, ...columns } as const;
  const left = sideNear(sketch, { ...upright, expected: margin });
  const right = sideNear(sketch, { ...upright, expected: margin + width });
  const top = sideNear(sketch, { ...level, expected: margin, reach: search.head * perMm });
  const bottom = sideNear(sketch, { ...level, expected: margin + height, reach: foot });
  const corner = (row: Side, column: Side): Point => {
    // y = row + s (x - columns' pivot) and x = column + t (y - rows' pivot), solved for y
    const y =
      (row.offset + row.tilt * (column.offset - column.tilt * rows.pivot - columns.pivot)) /
      (1 - row.tilt * column.tilt);
    return mapped(sketch.toPicture, { x: column.offset + column.tilt * (y - rows.pivot), y });
  };
  return [corner(top, left), corner(top, right), corner(bottom, right), corner(bottom, left)];
}

function sketchOf(
  grey: GreyPicture,
  expected: Quad,
  { margin, width, height }: { margin: number; width: number; height: number },
): Sketch | null {
  const toPicture = homographyBetween(rectangle(margin, margin, width, height), expected);
  if (!toPicture) return null;
  const size = { width: Math.round(width + 2 * margin), height: Math.round(height + 2 * margin) };
  return {
    grey: warpedGrey(grey, toPicture, size),
    toPicture,
    width: grey.width,
    height: grey.height,
  };
}

function sideNear(sketch: Sketch, wanted: Wanted): Side {
  const { expected, reach, tilt: mostTilt } = wanted;
  const border = borderNear(sketch, wanted);
  const least = border ? edgeBesideBorder : clearEdge;
  let best: { side: Side; score: number } | null = null;
  for (let offset = expected - reach; offset <= expected + reach; offset++) {
    for (let tilt = -mostTilt; tilt <= mostTilt + 1e-6; tilt += 0.0075) {
      const { present, strong } = stepAlong(sketch, wanted, { offset, tilt });
      if (present < least.present || strong < least.strong) continue;
      // of two edges the stronger one, the one nearer to where it should be, and the straighter one
      const far = Math.abs(offset - expected) / reach;
      const score = (0.3 + strong) * present * (1 - 0.25 * far) * (1 - Math.abs(tilt));
      if (!best || score > best.score) best = { side: { offset, tilt }, score };
    }
  }
  return best?.side ?? border ?? { offset: expected, tilt: 0 };
}

/** The step of brightness across a side: how constantly there is one, and how strong it is, each 0 to 1. */
function stepAlong(
  { grey }: Sketch,
  { direction, from, to, pivot }: Wanted,
  { offset, tilt }: Side,
): { present: number; strong: number } {
  const { pixels, width } = grey;
  const [alongStride, acrossStride] = direction === 'upright' ? [width, 1] : [1, width];
  const length = to - from;
  const step = Math.max(2, Math.floor(length / 110));
  let present = 0;
  let strong = 0;
  let samples = 0;
  // the ends are left out: corners are round
  for (let at = Math.round(from + 0.06 * length); at <= to - 0.06 * length; at += step) {
    const middle = at * alongStride + Math.round(offset + tilt * (at - pivot)) * acrossStride;
    const beyond = (pixels[middle + 2 * acrossStride] ?? 0) + (pixels[middle + 3 * acrossStride] ?? 0);
    const before = (pixels[middle - 2 * acrossStride] ?? 0) + (pixels[middle - 3 * acrossStride] ?? 0);
    const rise = (beyond - before) / 2;
    present += Math.max(-1, Math.min(1, rise / clearStep));
    strong += Math.max(-1, Math.min(1, rise / strongStep));
    samples++;
  }
  return { present: Math.abs(present) / samples, strong: Math.abs(strong) / samples };
}

/** The border of the picture where the side is expected, as on scans cut to the document. */
function borderNear(sketch: Sketch, { direction, expected, from, to, pivot }: Wanted): Side | null {
  const across = direction === 'upright' ? sketch.grey.width : sketch.grey.height;
  const inward = expected < across / 2 ? 1 : -1;
  const isInside = (at: number, along: number): boolean => {
    const place = direction === 'upright' ? { x: at, y: along } : { x: along, y: at };
    const { x, y } = mapped(sketch.toPicture, place);
    return x >= 0 && y >= 0 && x <= sketch.width - 1 && y <= sketch.height - 1;
  };
  // coming from outside, the first place that lies on the picture
  const borderAt = (along: number): number | null => {
    const reach = Math.round(nearBorder * perMm);
    for (let at = -reach; at <= reach; at++) {
      if (isInside(expected + inward * at, along)) return at === -reach ? null : expected + inward * at;
    }
    return null;
  };
  const quarter = (to - from) / 4;
  const [first, second] = [borderAt(from + quarter), borderAt(to - quarter)];
  if (first === null || second === null) return null;
  const tilt = (second - first) / (2 * quarter);
  return { offset: first + tilt * (pivot - from - quarter), tilt };
}
