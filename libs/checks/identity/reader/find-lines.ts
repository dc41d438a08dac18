import { inkOf, piecesOf, resized, valueAt, type Piece } from './ink.js';
import type { GreyPicture, Point } from './picture.js';

/** A line of print: from one end to the other along the middle of its capitals, in pixels of the picture searched. */
export interface PrintedLine {
  from: Point;
  to: Point;
  /** of capitals and digits */
  height: number;
}

export interface InkSearch {
  /** the longer side the picture is brought to */
  side: number;
  /** how much darker than its surroundings ink is, of 255 */
  contrast: number;
  /** degrees by which the picture is turned for the search: lines are found that lean up to about 20 degrees from it */
  lean?: number;
}

interface Mark {
  left: number;
  right: number;
  x: number;
  y: number;
  height: number;
}

/**
 * Looks for long straight lines of evenly high marks: pieces of ink of the size of letters are joined with their
 * neighbours, and a straight line is fitted to each run. Lines may lean up to about 20 degrees from either axis; those
 * that stand upright are given as if read downwards. Which end of a line is its beginning is not known here.
 *
 * @returns lines in pixels of `picture`, in no order
 */
export function findLines(picture: GreyPicture, { side, contrast, lean = 0 }: InkSearch): PrintedLine[] {
  // four times enlarged at most: beyond that there is nothing to be seen
  const scale = Math.max(0.25, Math.max(picture.width, picture.height) / side);
  const small = resized(picture, scale);
  const searched = lean === 0 ? small : leaned(small, lean);
  const radius = Math.max(6, Math.round(side / 55));
  const ink = inkOf(searched, radius, contrast);
  const pieces = piecesOf(ink, searched.width, searched.height).filter((piece) => piece.area >= 6);
  const highest = Math.max(searched.width, searched.height) / 8;
  const lying = linesOf(pieces.map(mark), highest);
  const upright = linesOf(pieces.map(turned).map(mark), highest).map((line) => ({
    ...line,
    from: { x: -line.from.y, y: line.from.x },
    to: { x: -line.to.y, y: line.to.x },
  }));
  // pixel centres: the middle of pixel p of the searched picture lies at (p + 0.5) * scale - 0.5 of the given one
  const back = (point: Point): Point => {
    const { x, y } = lean === 0 ? point : unleaned(point, small, searched, lean);
    return { x: (x + 0.5) * scale - 0.5, y: (y + 0.5) * scale - 0.5 };
  };
  return [...lying, ...upright].map(({ from, to, height }) => ({
    from: back(from),
    to: back(to),
    height: height * scale,
  }));
}

/** The picture turned about its middle against the clock, on as much more room as that takes. */
function leaned(picture: GreyPicture, degrees: number): GreyPicture {
  const c = Math.abs(Math.cos((degrees * Math.PI) / 180));
  const s = Math.abs(Math.sin((degrees * Math.PI) / 180));
  const width = Math.ceil(picture.width * c + picture.height * s);
  const height = Math.ceil(picture.width * s + picture.height * c);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = unleaned({ x, y }, picture, { width, height }, degrees);
      pixels[y * width + x] = valueAt(picture, from.x, from.y);
    }
  }
  return { pixels, width, height };
}

type Size = Pick<GreyPicture, 'width' | 'height'>;

/** Where a point of the turned picture stood before. */
function unleaned({ x, y }: Point, before: Size, after: Size, degrees: number): Point {
  const c = Math.cos((degrees * Math.PI) / 180);
  const s = Math.sin((degrees * Math.PI) / 180);
  const [u, v] = [x - (after.width - 1) / 2, y - (after.height - 1) / 2];
  return { x: c * u - s * v + (before.width - 1) / 2, y: s * u + c * v + (before.height - 1) / 2 };
}

/** Turned a quarter against the clock, so that a line read downwards lies as one read to the right. */
function turned(piece: Piece): Piece {
  return { ...piece, left: piece.top, right: piece.bottom, top: -piece.right, bottom: -piece.left };
}

function mark({ left, right, top, bottom }: Piece): Mark {
  return { left, right, x: (left + right) / 2, y: (top + bottom) / 2, height: bottom - top + 1 };
}

function linesOf(marks: Mark[], highest: number): PrintedLine[] {
  return joined(marks.filter(({ height }) => height >= 4 && height <= highest))
    .flatMap((run) => fitted(run) ?? [])
    .filter(({ from, to, height }) => to.x - from.x > 12 * height);
}

function joined(marks: Mark[]): Mark[][] {
  const sorted = [...marks].sort((a, b) => a.left - b.left);
  const tallest = sorted.reduce((most, one) => Math.max(most, one.height), 0);
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
      if (!b || b.left - a.right > 1.9 * Math.min(tallest, 2.1 * a.height)) break;
      if (neighbours(a, b)) parent[root(j)] = root(i);
    }
  });
  const runs = new Map<number, Mark[]>();
  sorted.forEach((one, at) => {
    const key = root(at);
    const run = runs.get(key);
    if (run) run.push(one);
    else runs.set(key, [one]);
  });
  return [...runs.values()].filter((run) => run.length >= 6);
}

function neighbours(a: Mark, b: Mark): boolean {
  const tall = Math.max(a.height, b.height);
  const low = Math.min(a.height, b.height);
  if (tall > 2.1 * low) return false;
  const gap = b.left - a.right;
  const across = Math.abs(b.x - a.x);
  return gap < 1.9 * tall && Math.abs(a.y - b.y) < 0.3 * tall + 0.25 * Math.min(across, 2 * tall);
}

/** Least squares, thrice: marks far from one fit (dots, accents, stamps) are left out of the next. */
function fitted(marks: Mark[]): PrintedLine | null {
  let used = marks;
  let slope = 0;
  let offset = 0;
  let height = 0;
  for (let round = 0; round < 3; round++) {
    if (used.length < 6) return null;
    // a mark weighs as much as it is wide: where print runs together, one piece is many letters
    const total = used.reduce((sum, one) => sum + weight(one), 0);
    const mx = used.reduce((sum, one) => sum + weight(one) * one.x, 0) / total;
    const my = used.reduce((sum, one) => sum + weight(one) * one.y, 0) / total;
    const xx = used.reduce((sum, one) => sum + weight(one) * (one.x - mx) ** 2, 0);
    const xy = used.reduce((sum, one) => sum + weight(one) * (one.x - mx) * (one.y - my), 0);
    slope = xx > 0 ? xy / xx : 0;
    offset = my - slope * mx;
    height = quantile(
      used.map((one) => one.height),
      0.7,
    );
    const near = 0.45 * height;
    used = used.filter((one) => Math.abs(one.y - offset - slope * one.x) < near);
  }
  if (used.length < 6 || Math.abs(slope) > 0.4) return null;
  const left = used.reduce((least, one) => Math.min(least, one.left), Infinity) - 0.5;
  const right = used.reduce((most, one) => Math.max(most, one.right), -Infinity) + 0.5;
  return {
    from: { x: left, y: offset + slope * left },
    to: { x: right, y: offset + slope * right },
    height,
  };
}

function weight(one: Mark): number {
  return one.right - one.left + 1;
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
