import type { Point } from './picture.js';

/** Four corners as they lie around a page: top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];

/** Projective map of a plane, row by row; what a camera does to a flat page. */
export type Homography = readonly number[];

/** The map that takes the corners of one quad to those of another. @returns null when three of the corners lie on a line */
export function homographyBetween(from: Quad, to: Quad): Homography | null {
  const rows = from.flatMap(({ x, y }, at) => {
    const target = to[at] ?? { x: 0, y: 0 };
    return [
      [x, y, 1, 0, 0, 0, -x * target.x, -y * target.x, target.x],
      [0, 0, 0, x, y, 1, -x * target.y, -y * target.y, target.y],
    ];
  });
  const solution = solved(rows);
  return solution && [...solution, 1];
}

/** Where the map takes a point. */
export function mapped(map: Homography, { x, y }: Point): Point {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1] = map;
  const depth = g * x + h * y + i;
  return { x: (a * x + b * y + c) / depth, y: (d * x + e * y + f) / depth };
}

/** Gauss-Jordan with row exchange; each row ends with its right-hand side. */
function solved(rows: number[][]): number[] | null {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const best = rows.reduce(
      (found, row, at) =>
        at >= column && Math.abs(row[column] ?? 0) > Math.abs(rows[found]?.[column] ?? 0) ? at : found,
      column,
    );
    const pivot = rows[best];
    const displaced = rows[column];
    if (!pivot || !displaced || Math.abs(pivot[column] ?? 0) < 1e-9) return null;
    rows[best] = displaced;
    const divisor = pivot[column] ?? 1;
    const unit = pivot.map((value) => value / divisor);
    rows[column] = unit;
    rows.forEach((row, at) => {
      const factor = row[column] ?? 0;
      if (at !== column && factor !== 0)
        rows[at] = row.map((value, place) => value - factor * (unit[place] ?? 0));
    });
  }
  return rows.map((row) => row[size] ?? 0);
}

/** Corners of an upright rectangle. */
export function rectangle(x: number, y: number, width: number, height: number): Quad {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}
