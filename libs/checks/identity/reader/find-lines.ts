import { inkOf, piecesOf, shrink, type Piece } from './ink.js';
import type { GreyPicture } from './open-picture.js';

/** A line of print: y = offset + slope * x between left and right, in pixels of the picture searched. */
export interface PrintedLine {
  slope: number;
  offset: number;
  left: number;
  right: number;
  /** of capitals and digits */
  height: number;
}

/** Two or three lines that may be a machine-readable zone, from the top. */
export type LineGroup = PrintedLine[];

interface Mark extends Piece {
  x: number;
  y: number;
  height: number;
}

/**
 * Looks for two or three parallel lines of evenly high marks of nearly the same extent, as only a machine-readable zone
 * has them: pieces of ink of the size of letters are joined with their neighbours into lines, a straight line is
 * fitted to each, and lines that stand one below the other are grouped. Lines may lean up to about 15 degrees.
 *
 * @returns groups in pixels of `picture`, the likeliest first
 */
export function findLines(picture: GreyPicture, side: number, contrast: number): LineGroup[] {
  const scale = Math.max(1, Math.max(picture.width, picture.height) / side);
  const small = scale > 1 ? shrink(picture, scale) : picture;
  const radius = Math.max(6, Math.round(Math.max(small.width, small.height) / 55));
  const ink = inkOf(small, radius, contrast);
  const marks = piecesOf(ink, small.width, small.height)
    .map((piece) => ({
      ...piece,
      x: (piece.left + piece.right) / 2,
      y: (piece.top + piece.bottom) / 2,
      height: piece.bottom - piece.top + 1,
    }))
    .filter((mark) => mark.height >= 4 && mark.height <= small.height / 8 && mark.area >= 6);
  const lines = joined(marks)
    .map(fitted)
    .filter((line): line is PrintedLine => line !== null)
    .filter((line) => line.right - line.left > 14 * line.height);
  return groups(lines).map((group) => group.map((line) => enlarged(line, scale)));
}

/** Pixel centres: the middle of pixel p of the small picture lies at (p + 0.5) * scale - 0.5 of the large one. */
function enlarged(line: PrintedLine, scale: number): PrintedLine {
  return {
    slope: line.slope,
    offset: (line.offset + 0.5 - 0.5 * line.slope) * scale - 0.5 + 0.5 * line.slope,
    left: line.left * scale,
    right: (line.right + 1) * scale - 1,
    height: line.height * scale,
  };
}

function joined(marks: Mark[]): Mark[][] {
  const sorted = [...marks].sort((a, b) => a.left - b.left);
  const parent = sorted.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] ?? top;
    parent[at] = top;
    return top;
  };
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j];
      if (!b || b.left - a.right > 2.2 * a.height) break;
      if (neighbours(a, b)) parent[root(j)] = root(i);
    }
  });
  const sets = new Map<number, Mark[]>();
  sorted.forEach((mark, at) => {
    const key = root(at);
    sets.set(key, [...(sets.get(key) ?? []), mark]);
  });
  return [...sets.values()].filter((set) => set.length >= 8);
}

function neighbours(a: Mark, b: Mark): boolean {
  const tall = Math.max(a.height, b.height);
  const low = Math.min(a.height, b.height);
  if (tall > 2.1 * low) return false;
  const gap = b.left - a.right;
  const across = Math.abs(b.x - a.x);
  return gap < 1.9 * tall && Math.abs(a.y - b.y) < 0.3 * tall + 0.25 * Math.min(across, 2 * tall);
}

/** Least squares, twice: marks far from the first fit (dots, accents, stamps) are left out of the second. */
function fitted(marks: Mark[]): PrintedLine | null {
  let used = marks;
  let slope = 0;
  let offset = 0;
  let height = quantile(
    marks.map((mark) => mark.height),
    0.7,
  );
  for (let round = 0; round < 3; round++) {
    if (used.length < 8) return null;
    const mx = used.reduce((sum, mark) => sum + mark.x, 0) / used.length;
    const my = used.reduce((sum, mark) => sum + mark.y, 0) / used.length;
    const xx = used.reduce((sum, mark) => sum + (mark.x - mx) ** 2, 0);
    const xy = used.reduce((sum, mark) => sum + (mark.x - mx) * (mark.y - my), 0);
    slope = xx > 0 ? xy / xx : 0;
    offset = my - slope * mx;
    height = quantile(
      used.map((mark) => mark.height),
      0.7,
    );
    used = used.filter((mark) => Math.abs(mark.y - offset - slope * mark.x) < 0.45 * height);
  }
  if (used.length < 8 || Math.abs(slope) > 0.36) return null;
  const left = Math.min(...used.map((mark) => mark.left));
  const right = Math.max(...used.map((mark) => mark.right));
  return { slope, offset, left, right, height };
}

function groups(lines: PrintedLine[]): LineGroup[] {
  const middle = (line: PrintedLine): number => line.offset + line.slope * ((line.left + line.right) / 2);
  const sorted = [...lines].sort((a, b) => middle(a) - middle(b));
  const found: LineGroup[] = [];
  sorted.forEach((first, i) => {
    const second = sorted.slice(i + 1).find((line) => follows(first, line));
    if (!second) return;
    const third = sorted.slice(sorted.indexOf(second) + 1).find((line) => follows(second, line));
    if (third) found.push([first, second, third]);
    found.push([first, second]);
  });
  // a zone stands below everything else, and its lines are the longest
  const rank = (group: LineGroup): number =>
    group.reduce((sum, line) => sum + line.right - line.left, 0) / group.length +
    0.5 * middle(group.at(-1) ?? group[0] ?? (sorted[0] as PrintedLine));
  return found.sort((a, b) => rank(b) - rank(a));
}

function follows(upper: PrintedLine, lower: PrintedLine): boolean {
  const height = (upper.height + lower.height) / 2;
  const x = (Math.max(upper.left, lower.left) + Math.min(upper.right, lower.right)) / 2;
  const apart = lower.offset + lower.slope * x - upper.offset - upper.slope * x;
  const longer = Math.max(upper.right - upper.left, lower.right - lower.left);
  const shared = Math.min(upper.right, lower.right) - Math.max(upper.left, lower.left);
  return (
    apart > 1.2 * height &&
    apart < 4.5 * height &&
    Math.abs(upper.slope - lower.slope) < 0.05 &&
    Math.max(upper.height, lower.height) < 1.6 * Math.min(upper.height, lower.height) &&
    shared > 0.6 * longer
  );
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
