import { formatOf, lettersOnlyIn } from '../mrz/formats.js';
import { allCheckDigitsHold, isWellFormed, parseMrz } from '../mrz/parse.js';
import { findLines, type LineGroup } from './find-lines.js';
import type { GreyPicture } from './open-picture.js';
import { readLine, type ReadCharacter } from './read-line.js';
import { marginCharacters, straighten, stripPitch, type StripPlace } from './straighten.js';

interface Attempt {
  lines: string[];
  /** mean over all characters */
  confidence: number;
}

/** how wide the picture is made for the search, and how much darker than its surroundings ink must be */
const searches = [
  { side: 1000, contrast: 14 },
  { side: 1700, contrast: 10 },
  { side: 640, contrast: 12 },
];
const mostGroups = 4;
/** lines read by the network before giving up: each costs about a twentieth of a second */
const mostReadings = 45;
/** a zone read this surely is the zone, even where a check digit fails: turning the picture would find nothing better */
const sureEnough = 0.97;

/**
 * Reads a machine-readable zone off a picture, upright first, then turned. As soon as lines are found whose lengths and
 * check digits are right they are taken; otherwise the surest lines are given back as read, for the caller to refuse.
 *
 * @returns null when nothing like a zone was found
 */
export function readMrz(picture: GreyPicture): string[] | null {
  const budget = { readings: mostReadings };
  let surest: Attempt = { lines: [], confidence: 0 };
  for (const turn of [0, 180, 90, 270] as const) {
    const turned = rotated(picture, turn);
    for (const { side, contrast } of searches) {
      for (const group of findLines(turned, side, contrast).slice(0, mostGroups)) {
        for (const length of group.length === 3 ? [30] : [44, 36]) {
          if (budget.readings <= 0) return found(surest);
          const attempt = read(turned, group, length, budget);
          if (isRight(attempt.lines)) return attempt.lines;
          if (plausible(attempt) && attempt.confidence > surest.confidence) surest = attempt;
        }
      }
    }
    if (surest.confidence > sureEnough) break;
  }
  return found(surest);
}

function found({ lines }: Attempt): string[] | null {
  return lines.length > 0 ? lines : null;
}

/** The century of a date changes no check digit, so any day serves here. */
function isRight(lines: string[]): boolean {
  const parse = parseMrz(lines, new Date(0));
  return parse.ok && allCheckDigitsHold(parse.mrz) && isWellFormed(parse.mrz);
}

function plausible({ lines, confidence }: Attempt): boolean {
  return (
    confidence > 0.8 &&
    lines.length > 0 &&
    lines.every((line) => line.length >= 25) &&
    lines.join('').includes('<<')
  );
}

function read(picture: GreyPicture, group: LineGroup, length: number, budget: { readings: number }): Attempt {
  const left = Math.min(...group.map((line) => line.left));
  const right = Math.max(...group.map((line) => line.right));
  const lines: ReadCharacter[][] = [];
  for (const line of group) {
    budget.readings--;
    const own = readAlong(picture, line, line.left, line.right, length);
    // what is no print reads as scattered, unsure marks: no use to read the lines beside it
    if (own.length < length / 2 || sureness(own) < 0.75) return { lines: [], confidence: 0 };
    // lines of a zone are equally long, so one that seems shorter has lost marks at an end
    const cut = own.length !== length && (line.left !== left || line.right !== right);
    const whole = cut ? readAlong(picture, line, left, right, length) : own;
    lines.push(Math.abs(whole.length - length) < Math.abs(own.length - length) ? whole : own);
  }
  return {
    lines: spelled(lines),
    confidence: sureness(lines.flat()),
  };
}

/**
 * The lines as text. Where the standard allows letters only (names, state codes) an O is read, never a 0: the network is
 * asked for its best letter there. No check digit covers those places, so none can be made to fit by it.
 */
function spelled(lines: ReadCharacter[][]): string[] {
  const asRead = lines.map((line) => line.map((one) => one.character).join(''));
  const format = formatOf(asRead);
  if (!format || format === 'FRA_ID') return asRead;
  const letterOnly = lettersOnlyIn(format);
  return lines.map((line, row) =>
    line
      .map((one, at) =>
        letterOnly.some((part) => part.line === row && at >= part.from && at < part.to)
          ? one.letter
          : one.character,
      )
      .join(''),
  );
}

function sureness(characters: ReadCharacter[]): number {
  return characters.reduce((sum, one) => sum + one.confidence, 0) / Math.max(1, characters.length);
}

function readAlong(
  picture: GreyPicture,
  line: LineGroup[number],
  left: number,
  right: number,
  length: number,
): ReadCharacter[] {
  // from the left edge of the first to the right edge of the last character are length - 0.3 steps, for a character fills 0.7 of its step
  const stepX = (right - left) / (length - 0.3);
  const x = left + 0.35 * stepX;
  const place: StripPlace = {
    x,
    y: line.offset + line.slope * x,
    stepX,
    stepY: line.slope * stepX,
    characters: length,
  };
  const first = readLine(straighten(picture, place));
  const better = refined(first, place);
  if (!better) return first;
  const second = readLine(straighten(picture, better));
  const wrong = (all: ReadCharacter[]): number => Math.abs(all.length - length);
  if (wrong(second) !== wrong(first)) return wrong(second) < wrong(first) ? second : first;
  return sureness(second) > sureness(first) ? second : first;
}

/** The step between characters as they were read, where it differs from the one assumed. */
function refined(read: ReadCharacter[], place: StripPlace): StripPlace | null {
  const gaps = read
    .slice(1)
    .map((one, at) => one.x - (read[at]?.x ?? 0))
    .sort((a, b) => a - b);
  const gap = gaps[Math.floor(gaps.length / 2)];
  const [first] = read;
  if (gap === undefined || !first || read.length < 20) return null;
  const inner = gaps.filter((one) => Math.abs(one - gap) < 0.25 * gap);
  const step = inner.reduce((sum, one) => sum + one, 0) / inner.length / stripPitch;
  const shift = first.x / stripPitch - marginCharacters - 0.5;
  if (Math.abs(step - 1) < 0.02 && Math.abs(shift) < 0.5) return null;
  if (step < 0.6 || step > 1.6) return null;
  return {
    ...place,
    x: place.x + shift * place.stepX,
    y: place.y + shift * place.stepY,
    stepX: place.stepX * step,
    stepY: place.stepY * step,
  };
}

function rotated(picture: GreyPicture, turn: 0 | 90 | 180 | 270): GreyPicture {
  if (turn === 0) return picture;
  const { width, height, pixels } = picture;
  const side = turn === 180 ? { width, height } : { width: height, height: width };
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to =
        turn === 180
          ? (height - 1 - y) * width + (width - 1 - x)
          : turn === 90
            ? x * height + (height - 1 - y)
            : (width - 1 - x) * height + y;
      out[to] = pixels[y * width + x] ?? 0;
    }
  }
  return { pixels: out, ...side };
}
