import type { Point } from './picture.js';
import { directionOf, pitchOf, type LineRead } from './read-lines.js';
import { pointOn, renumbered, valueOf, type LinePath } from './straighten.js';

/** Where the lines of a zone stand: each path numbered from the first of `length` characters. */
export interface ZonePlace {
  paths: LinePath[];
  lengths: number[];
  /** marks that fit, less marks left out and places without one */
  fit: number;
}

/** how many characters the lines of a zone have, by how many lines there are (Doc 9303 Parts 4 to 7, driving licences) */
const shapes: readonly (readonly number[])[] = [[44, 44], [36, 36], [30, 30, 30], [9, 30, 30], [30]];

/** In order from the top, as the lines are read. */
export function fromTheTop(lines: readonly LineRead[]): LineRead[] {
  const [first] = lines;
  if (!first) return [];
  const along = directionOf(first.path);
  const down = ({ path, characters }: LineRead): number => {
    const { x, y } = pointOn(path, characters / 2);
    return y * along.x - x * along.y;
  };
  return [...lines].sort((a, b) => down(a) - down(b));
}

/** How far the middle of `lower` stands below that of `upper`, in characters. */
export function spacing(upper: LineRead, lower: LineRead): number {
  const along = directionOf(upper.path);
  const a = pointOn(upper.path, upper.characters / 2);
  const b = pointOn(lower.path, lower.characters / 2);
  return ((b.y - a.y) * along.x - (b.x - a.x) * along.y) / pitchOf(upper.path);
}

/** from the middle of one line to that of the next, in characters: 1.67 to 2.5 as the standard has it */
export const leastSpacing = 1.2;
export const mostSpacing = 3.4;

/**
 * The ways in which lines that stand one below the other can be a zone: all lines of a zone begin at one edge, so marks
 * outside are left out (the edge of the card, a stamp) when the length then is right. Likeliest first.
 */
export function placements(ordered: readonly LineRead[]): ZonePlace[] {
  const all: ZonePlace[] = [];
  for (const shape of shapes) {
    for (let from = 0; from + shape.length <= ordered.length; from++) {
      const lines = ordered.slice(from, from + shape.length);
      if (lines.every((line, at) => at === 0 || isBelow(lines[at - 1], line)))
        all.push(...placed(lines, shape));
    }
  }
  const best = all.reduce((most, one) => Math.max(most, one.fit), -Infinity);
  return all.filter(({ fit }) => fit > best - 2 * margin).sort((a, b) => b.fit - a.fit);
}

function isBelow(upper: LineRead | undefined, lower: LineRead): boolean {
  if (!upper) return true;
  const apart = spacing(upper, lower);
  return apart > leastSpacing && apart < mostSpacing;
}

/** marks beyond the ends of a line that may be left out; more of them are a longer line, of which a part must not be taken */
const mostOutside = 3;
/** a placement this much worse than the best of its lines, in marks a line, is none */
const margin = 1.4;

function placed(lines: readonly LineRead[], shape: readonly number[]): ZonePlace[] {
  const reference = [...lines].sort((a, b) => b.marks.length - a.marks.length)[0];
  const length = Math.max(...shape);
  if (!reference || reference.characters < length - 8 || reference.characters > length + 12) return [];
  const starts = lines.map((line) => startBeside(line, reference));
  const found: ZonePlace[] = [];
  for (let start = -3; start <= Math.max(0, reference.characters - length) + 3; start++) {
    const fits = lines.map((line, at) => bestStart(line, starts[at]?.(start) ?? start, shape[at] ?? length));
    const paths = lines.map((line, at) => renumbered(line.path, [fits[at]?.first ?? 0, 1, 0]));
    found.push({ paths, lengths: [...shape], fit: fits.reduce((sum, { fit }) => sum + fit, 0) });
  }
  const best = found.reduce((most, one) => Math.max(most, one.fit), -Infinity);
  // more marks wrong than a sixth: another shape, or no zone
  const least = shape.reduce((sum, count) => sum + count, 0) * 0.66;
  return found.filter(({ fit }) => fit >= least && fit > best - margin * lines.length);
}

/** Perspective moves the beginnings of lines apart: the place beside the expected one may fit better. */
function bestStart(line: LineRead, expected: number, length: number): { first: number; fit: number } {
  const middle = Math.round(expected);
  return [middle, middle - 1, middle + 1]
    .map((first) => ({
      first,
      fit: fitOf(line, first, length) - 0.6 * Math.max(0, Math.abs(first - expected) - 0.3),
    }))
    .reduce((best, one) => (one.fit > best.fit ? one : best));
}

/** The number on `line` of the place that stands straight below or above a place of the reference line. */
function startBeside(line: LineRead, reference: LineRead): (place: number) => number {
  const along = directionOf(reference.path);
  const onward = ({ x, y }: Point): number => x * along.x + y * along.y;
  return (place) => {
    const target = onward(pointOn(reference.path, place));
    let at = place;
    for (let round = 0; round < 4; round++) {
      const here = onward({ x: valueOf(line.path.x, at), y: valueOf(line.path.y, at) });
      at += (target - here) / pitchOf(line.path);
    }
    return at;
  };
}

function fitOf(line: LineRead, first: number, length: number): number {
  let inside = 0;
  let outside = 0;
  let sum = 0;
  for (const { at, confidence } of line.marks) {
    const place = Math.round(at) - first;
    if (place >= 0 && place < length) {
      inside++;
      sum += confidence;
    } else {
      outside++;
      sum -= 0.7 * confidence;
    }
  }
  if (outside > mostOutside) return -Infinity;
  return sum - 0.3 * Math.max(0, length - inside);
}
