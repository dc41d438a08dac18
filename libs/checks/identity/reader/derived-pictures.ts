import sharp, { type Sharp } from 'sharp';
import type { DerivedPicture } from '../document-reader.js';
import { heatAt } from './ghost-map-place.js';
import type { GhostMap } from './ghost-map.js';
import { homographyBetween, rectangle, type Quad } from './homography.js';
import type { ColourPicture, MrzFound, OpenedPicture, Point, StraightenedPicture } from './picture.js';
import { regionAround } from './straightened-picture.js';
import { warpedColour } from './warp.js';

/** bytes the straightened picture may have: a case page shows several */
const mostBytes = 200_000;
/** tried in turn, until it is small enough */
const qualities = [82, 70, 58, 46];
const zoneWidth = 1400;
/** around the lines, in heights of a line */
const zoneMargin = 0.7;
const heatWidth = 640;
/** the colour of the heat map over the picture */
const heatColour = [214, 39, 40] as const;
/** the hottest parts let the print through */
const mostOpaque = 0.6;

/** What a reviewer sees of a document: the page laid straight, its zone, and where it was compressed otherwise than the rest. */
export async function derivedPictures(
  opened: OpenedPicture,
  straightened: StraightenedPicture,
  { mrz, ghosts }: { mrz: MrzFound | null; ghosts: GhostMap | null },
): Promise<DerivedPicture[]> {
  const pictures = [await straightenedJpeg(straightened)];
  const zone = mrz && (await zoneJpeg(opened, straightened, mrz));
  if (zone) pictures.push(zone);
  // an even map would only hide the picture
  if (ghosts?.heat.some((heat) => heat > 0)) pictures.push(await heatPng(opened, straightened, ghosts));
  return pictures;
}

async function straightenedJpeg({ colour }: StraightenedPicture): Promise<DerivedPicture> {
  let bytes = Buffer.alloc(0);
  for (const quality of qualities) {
    bytes = await rawOf(colour).jpeg({ quality }).toBuffer();
    if (bytes.length <= mostBytes) break;
  }
  return { name: 'straightened', contentType: 'image/jpeg', bytes };
}

/** The lines, cut out of the opened picture, which may be finer than the straightened one. */
async function zoneJpeg(
  opened: OpenedPicture,
  straightened: StraightenedPicture,
  { places }: MrzFound,
): Promise<DerivedPicture | null> {
  const regions = places.map((place) => straightened.regionOf(place));
  if (regions.length === 0) return null;
  const lineHeight = regions.reduce((sum, { height }) => sum + height, 0) / regions.length;
  const sides = regionAround(
    regions.flatMap(({ x, y, width, height }) => [
      { x: x - 0.01, y: y - zoneMargin * lineHeight },
      { x: x + width + 0.01, y: y + height + zoneMargin * lineHeight },
    ]),
  );
  const corners = cornersOf(sides).map((corner) => straightened.openedAt(corner)) as unknown as Quad;
  const proportion =
    (sides.height * straightened.grey.height) / Math.max(1, sides.width * straightened.grey.width);
  const size = { width: zoneWidth, height: Math.round(zoneWidth * proportion) };
  if (size.height < 8 || size.height > zoneWidth) return null;
  const toOpened = homographyBetween(rectangle(0, 0, size.width - 1, size.height - 1), corners);
  if (!toOpened) return null;
  const bytes = await rawOf(warpedColour(opened.colour, toOpened, size))
    .jpeg({ quality: 80 })
    .toBuffer();
  return { name: 'mrz', contentType: 'image/jpeg', bytes };
}

function cornersOf({
  x,
  y,
  width,
  height,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
}): Point[] {
  return [...rectangle(x, y, width, height)];
}

/** Clear where nothing shows, so that it can be laid over the straightened picture, whose frame it has. */
async function heatPng(
  opened: OpenedPicture,
  straightened: StraightenedPicture,
  ghosts: GhostMap,
): Promise<DerivedPicture> {
  const { grey } = straightened;
  const width = Math.min(heatWidth, grey.width);
  const height = Math.max(1, Math.round((width * grey.height) / grey.width));
  const pixels = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const place = { x: (x + 0.5) / width, y: (y + 0.5) / height };
      const heat = heatAt(ghosts, opened, straightened.openedAt(place));
      pixels.set([...heatColour, Math.round(heat * mostOpaque)], (y * width + x) * 4);
    }
  }
  const bytes = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .png({ palette: true })
    .toBuffer();
  return { name: 'ghost_map', contentType: 'image/png', bytes };
}

function rawOf({ pixels, width, height }: ColourPicture): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}
