import type { PrintedText, Region } from '../document-reader.js';
import type { Corners } from './detect-text-rectangle.js';
import { detectText, type TextBox } from './detect-text.js';
import type { GreyPicture } from './picture.js';
import { recogniseText, widthToRead } from './recognise-text.js';

export interface PageOptions {
  /** where machine-readable lines stand: they are read by their own network, not here */
  without?: readonly Region[];
  /** most boxes to read */
  mostBoxes?: number;
  /** most to read in all, as the width of lines 48 pixels high: 8,500 are about 1.7 seconds of one core */
  mostWidth?: number;
}

/** labels a millimetre high are found at this size of the picture, and every other one is lost at two thirds of it */
const detectionSide = 1280;
/** lower print can't be read; in pixels of the picture, margin included */
const leastHeight = 8;
/** a reading less sure than this is no text, but a stamp, a signature or part of the portrait */
const leastConfidence = 0.5;

/** Reads the print of an upright page, from the top, a line from its left. */
export async function readPage(picture: GreyPicture, options: PageOptions = {}): Promise<PrintedText[]> {
  const boxes = await detectText(picture, { side: detectionSide });
  const texts: PrintedText[] = [];
  for (const { corners } of worthReading(boxes, picture, options)) {
    const { text, confidence, characterConfidences } = await recogniseText(picture, corners);
    if (text === '' || confidence < leastConfidence) continue;
    texts.push({ text, confidence, characterConfidences, region: regionOf(corners, picture) });
  }
  return inReadingOrder(texts);
}

function worthReading(boxes: readonly TextBox[], picture: GreyPicture, options: PageOptions): TextBox[] {
  const { without = [], mostBoxes = 48, mostWidth = 8500 } = options;
  const candidates = boxes
    .filter(({ corners }) => isLevel(corners) && heightOf(corners) >= leastHeight)
    .filter(({ corners }) => !without.some((zone) => liesIn(regionOf(corners, picture), zone)))
    .sort((a, b) => importance(b) - importance(a))
    .slice(0, mostBoxes);
  let left = mostWidth;
  return candidates.filter(({ corners }) => {
    const width = widthToRead(corners);
    if (width > left) return false;
    left -= width;
    return true;
  });
}

/** Sure boxes first; small print last, and what is many times as long as high: sentences and lines for machines. */
function importance({ corners, score }: TextBox): number {
  return score * Math.min(1, heightOf(corners) / 16) * Math.min(1, 700 / widthToRead(corners));
}

function isLevel([begin, end]: Corners): boolean {
  return Math.abs(end.x - begin.x) > Math.abs(end.y - begin.y);
}

function heightOf([begin, , , below]: Corners): number {
  return Math.hypot(below.x - begin.x, below.y - begin.y);
}

function regionOf(corners: Corners, picture: GreyPicture): Region {
  const xs = corners.map((corner) => corner.x / picture.width);
  const ys = corners.map((corner) => corner.y / picture.height);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function liesIn(region: Region, zone: Region): boolean {
  const x = region.x + region.width / 2;
  const y = region.y + region.height / 2;
  return x > zone.x && x < zone.x + zone.width && y > zone.y && y < zone.y + zone.height;
}

/** Texts whose middles lie within half a height of the first of a line stand on that line. */
function inReadingOrder(texts: readonly PrintedText[]): PrintedText[] {
  const middle = ({ region }: PrintedText): number => region.y + region.height / 2;
  const lines: PrintedText[][] = [];
  for (const text of [...texts].sort((a, b) => middle(a) - middle(b))) {
    const [first] = lines.at(-1) ?? [];
    if (first && middle(text) - middle(first) < first.region.height / 2) lines.at(-1)?.push(text);
    else lines.push([text]);
  }
  return lines.flatMap((line) => line.sort((a, b) => a.region.x - b.region.x));
}
