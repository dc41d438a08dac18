import { detectText } from './detect-text.js';
import { findLines, type PrintedLine } from './find-lines.js';
import type { GreyPicture, MrzFound, Point } from './picture.js';
import {
  directionOf,
  evenLines,
  pitchOf,
  readAlike,
  readEitherWay,
  type EvenLine,
  type LineRead,
} from './read-lines.js';
import { effortOf, type Effort } from './reading-effort.js';
import { readZone, sureEnough, type ZoneReading } from './read-zone.js';
import { pointOn } from './straighten.js';

type LineSearch = (picture: GreyPicture) => PrintedLine[] | Promise<PrintedLine[]>;

/**
 * Ways of finding lines: ink is found where print stands apart, in a tenth of the time that it takes a network to find
 * text by its look.
 */
const searches: LineSearch[] = [
  (picture) => findLines(picture, { side: 1000, contrast: 12 }),
  (picture) => findLines(picture, { side: 800, contrast: 12, lean: 30 }),
  (picture) => findLines(picture, { side: 800, contrast: 12, lean: -30 }),
  // dark print alone, on a pattern of lines that touch it
  (picture) => findLines(picture, { side: 1000, contrast: 45 }),
  (picture) => findLines(picture, { side: 1600, contrast: 9 }),
  (picture) => findLines(picture, { side: 640, contrast: 12 }),
  (picture) => findLines(picture, { side: 1200, contrast: 9, lean: 30 }),
  (picture) => findLines(picture, { side: 1200, contrast: 9, lean: -30 }),
  (picture) => detected(picture, 736),
];
/** strips that may be read on one picture; a good one takes a dozen */
const mostStrips = 130;
/** lines of one search that turned out to be none, after which it is given up */
const mostVain = 4;
const mostLines = 8;

/**
 * Reads a machine-readable zone off a picture, whichever way it lies. As soon as lines are found whose lengths and check
 * digits are right they are taken; otherwise the surest lines are given back as read, for the caller to refuse.
 *
 * @returns null when nothing like a zone was found
 */
export async function readMrz(picture: GreyPicture): Promise<MrzFound | null> {
  const effort = effortOf(mostStrips);
  let surest: ZoneReading | null = null;
  const seen: EvenLine[] = [];
  for (const search of searches) {
    if (effort.isSpent()) break;
    const lines = evenLines(picture, await search(picture), mostLines);
    const reading = await readAmong(picture, lines, seen, effort);
    if (reading?.accepted) return reading.found;
    if (reading && plausible(reading) && reading.sureness > (surest?.sureness ?? 0)) surest = reading;
    if (surest && isSure(surest)) break;
  }
  return surest?.found ?? null;
}

/** Takes the clearest line that proves to be print, and reads the lines beside it the same way round. */
async function readAmong(
  picture: GreyPicture,
  lines: readonly EvenLine[],
  seen: EvenLine[],
  effort: Effort,
): Promise<ZoneReading | null> {
  let surest: ZoneReading | null = null;
  const used = new Set<EvenLine>();
  let vain = 0;
  for (const line of lines) {
    if (vain >= mostVain || effort.isSpent()) break;
    if (used.has(line) || seen.some((one) => same(one, line))) continue;
    used.add(line);
    effort.spend(2);
    const read = await readEitherWay(picture, line);
    if (!read) {
      seen.push(line);
      vain++;
      continue;
    }
    const others = lines.filter((one) => !used.has(one) && !sameAsRead(one, read));
    effort.spend(others.length);
    const alike = await readAlike(picture, others, read);
    const reading = await readZone(picture, [read, ...alike], effort);
    if (reading?.accepted || (reading && isSure(reading))) return reading;
    if (reading && reading.sureness > (surest?.sureness ?? 0)) surest = reading;
    const beside = others.filter((one) => alike.some((other) => sameAsRead(one, other)));
    beside.forEach((one) => used.add(one));
    if (!reading || !plausible(reading)) seen.push(line, ...beside);
  }
  return surest;
}

function plausible({ lines, sureness }: ZoneReading): boolean {
  return (
    sureness > 0.8 && lines.filter((line) => line.length >= 25).length >= 2 && lines.join('').includes('<<')
  );
}

function isSure(reading: ZoneReading): boolean {
  return reading.sureness > sureEnough && plausible(reading);
}

/** A line that was read to no avail needs no second reading where another search finds no more of it in the same place. */
function same(a: EvenLine, b: EvenLine): boolean {
  if (b.characters > a.characters + 3) return false;
  return near(pointOn(a.path, 0), pointOn(b.path, 0), a) && near(pointOn(a.path, 20), pointOn(b.path, 20), a);
}

/** On the line that was read, or over a part of it. */
function sameAsRead(line: EvenLine, read: LineRead): boolean {
  const along = directionOf(read.path);
  const middle = pointOn(line.path, line.characters / 2);
  const first = pointOn(read.path, read.characters / 2);
  const [x, y] = [middle.x - first.x, middle.y - first.y];
  const step = pitchOf(read.path);
  return (
    Math.abs(y * along.x - x * along.y) < 0.6 * step &&
    Math.abs(x * along.x + y * along.y) < (step * read.characters) / 2
  );
}

function near(a: Point, b: Point, { path }: EvenLine): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < 0.3 * pitchOf(path);
}

/** Text boxes as lines along their middle. A box is wider than its print by a third of its height on every side. */
async function detected(picture: GreyPicture, side: number): Promise<PrintedLine[]> {
  const boxes = await detectText(picture, { side });
  return boxes.flatMap(({ corners: [a, b, c, d] }) => {
    const from = { x: (a.x + d.x) / 2, y: (a.y + d.y) / 2 };
    const to = { x: (b.x + c.x) / 2, y: (b.y + c.y) / 2 };
    const thick = Math.hypot(d.x - a.x, d.y - a.y);
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length < 8 * thick) return [];
    const inset = (0.25 * thick) / length;
    const along = (share: number): Point => ({
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    });
    return [{ from: along(inset), to: along(1 - inset), height: 0.62 * thick }];
  });
}
