import type { PictureQuality, QualityFault } from '../document-reader.js';
import { allCheckDigitsHold, parseMrz } from '../mrz/parse.js';
import { findLines, type PrintedLine } from './find-lines.js';
import { hasGlare } from './glare.js';
import { resized } from './ink.js';
import type { GreyPicture, MrzFound, OpenedPicture } from './picture.js';
import { sharpnessOf } from './sharpness.js';

/** the longer side at which sharpness is measured: print is 15 to 40 pixels high there when a document fills the picture */
const sharpnessSide = 1200;
/** least share of sharp edges; measured 0.56 at the worst legible picture, 0.46 at the best of moved and blurred ones */
const leastSharp = 0.5;
/** what one picture of twenty pixels reaches; the darkest legible picture measured had 163, one of a fifth of its light 54 */
const leastLight = 90;
/** pixels of the height of the longest lines, those of a zone; three quarters of it are a step of its characters */
const leastHeight = 9.5;
/** longer side of a picture without such lines */
const leastSide = 480;
/** lines of a zone are longer than any other print, in heights */
const zoneLength = 18;
/** heights of a line between its end and the border; on a document it is three millimetres, more than a height */
const leastMargin = 0.5;
/** the print of a document far away shows only in the whole picture */
const searches = [
  { side: 1000, contrast: 12 },
  { side: 2000, contrast: 12 },
];

/**
 * What the person could do better with another picture. Advice, never a reason to refuse: what could be read all the
 * same was good enough, so a zone whose check digits all hold answers for size, sharpness and light.
 *
 * @param mrz null when there is none or it was not looked for
 */
export function qualityOf(opened: OpenedPicture, mrz: MrzFound | null): PictureQuality {
  const { grey, widthPx, heightPx, pages } = opened;
  const zone = mrz && mrz.places.length > 0 ? mrz.places : zoneIn(grey);
  const faults: QualityFault[] = [];
  if (!(mrz && isRight(mrz))) faults.push(...illegible(grey, zone));
  if (hasGlare(grey)) faults.push('glare');
  if (zone.some((line) => endsAtBorder(line, grey))) faults.push('cropped');
  return { widthPx, heightPx, pages, faults };
}

/** The century of a date changes no check digit, so any day serves here. */
function isRight({ lines }: MrzFound): boolean {
  const parse = parseMrz(lines, new Date(0));
  return parse.ok && allCheckDigitsHold(parse.mrz);
}

function zoneIn(grey: GreyPicture): PrintedLine[] {
  for (const search of searches) {
    const zone = likeZone(findLines(grey, search));
    if (zone.length > 0 || Math.max(grey.width, grey.height) < 1.3 * search.side) return zone;
  }
  return [];
}

/** The longest lines, as far as they are as high as the highest of them: not the rims of frames. */
function likeZone(lines: PrintedLine[]): PrintedLine[] {
  const long = lines.filter((line) => lengthOf(line) > zoneLength * line.height);
  const highest = Math.max(0, ...long.map(({ height }) => height));
  return long.filter(({ height }) => height > 0.7 * highest);
}

function illegible(grey: GreyPicture, zone: PrintedLine[]): QualityFault[] {
  const faults: QualityFault[] = [];
  const tooSmall =
    zone.length > 0
      ? Math.max(...zone.map(({ height }) => height)) < leastHeight
      : Math.max(grey.width, grey.height) < leastSide;
  if (tooSmall) faults.push('too_small');
  const { dark, light } = brightnessOf(grey);
  if (light < leastLight) faults.push('too_dark');
  const measured = resized(grey, Math.max(1, Math.max(grey.width, grey.height) / sharpnessSide));
  const sharpness = sharpnessOf(measured, light - dark);
  if (sharpness !== null && sharpness < leastSharp) faults.push('blurred');
  return faults;
}

function lengthOf({ from, to }: PrintedLine): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** Print that runs out of the picture: a long line ends at its border. */
function endsAtBorder({ from, to, height }: PrintedLine, picture: GreyPicture): boolean {
  return [from, to].some(
    ({ x, y }) => Math.min(x, y, picture.width - 1 - x, picture.height - 1 - y) < leastMargin * height,
  );
}

/** What one pixel of twenty stays below, and one of twenty reaches. */
function brightnessOf({ pixels }: GreyPicture): { dark: number; light: number } {
  const counts = new Uint32Array(256);
  for (const value of pixels) counts[value] = (counts[value] ?? 0) + 1;
  const reached = (share: number): number => {
    let sum = 0;
    return counts.findIndex((count) => (sum += count) >= share * pixels.length);
  };
  return { dark: reached(0.05), light: reached(0.95) };
}
