import type { Point } from './picture.js';

/** Begin top, end top, end bottom, begin bottom in the direction of reading. */
export type Corners = [Point, Point, Point, Point];

/** A rectangle that may lean: `along` is the unit vector of its width, `across` of its height. */
export interface Rectangle {
  middle: Point;
  along: Point;
  across: Point;
  width: number;
  height: number;
}

/**
 * The rectangle of least area around the points: one of its sides lies along a side of their convex hull.
 * Its width is the longer side; of nearly square ones the one nearer to the horizontal.
 */
export function smallestRectangle(points: readonly Point[]): Rectangle {
  const hull = convexHull(points);
  let best: Rectangle | null = null;
  hull.forEach((from, at) => {
    const to = hull[(at + 1) % hull.length] ?? from;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length === 0) return;
    const here = around(hull, { x: (to.x - from.x) / length, y: (to.y - from.y) / length });
    if (!best || here.width * here.height < best.width * best.height) best = here;
  });
  return asRead(best ?? around(hull, { x: 1, y: 0 }));
}

/**
 * The map shows a shrunken core of each run; the true box lies outside it by area * ratio / perimeter on every side
 * (the inverse of the shrinking of DB, Liao et al. 2020, section 3.5).
 */
export function widened({ middle, along, across, width, height }: Rectangle, ratio: number): Corners {
  const distance = (width * height * ratio) / (2 * (width + height));
  const a = width / 2 + distance;
  const b = height / 2 + distance;
  const corner = (u: number, v: number): Point => ({
    x: middle.x + u * a * along.x + v * b * across.x,
    y: middle.y + u * a * along.y + v * b * across.y,
  });
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

function around(hull: readonly Point[], along: Point): Rectangle {
  const across = { x: -along.y, y: along.x };
  const us = hull.map((point) => point.x * along.x + point.y * along.y);
  const vs = hull.map((point) => point.x * across.x + point.y * across.y);
  const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  const u = (u0 + u1) / 2;
  const v = (v0 + v1) / 2;
  return {
    middle: { x: u * along.x + v * across.x, y: u * along.y + v * across.y },
    along,
    across,
    width: u1 - u0,
    height: v1 - v0,
  };
}

/** Turns the description by quarters until the width is the direction of reading. */
function asRead(rectangle: Rectangle): Rectangle {
  let { along, width, height } = rectangle;
  const square = Math.max(width, height) < 1.3 * Math.min(width, height);
  const turn = square ? Math.abs(along.x) < Math.abs(along.y) : width < height;
  if (turn) {
    along = { x: -along.y, y: along.x };
    [width, height] = [height, width];
  }
  const level = Math.abs(along.x) >= Math.abs(along.y);
  if (level ? along.x < 0 : along.y < 0) along = { x: -along.x, y: -along.y };
  return { middle: rectangle.middle, along, across: { x: -along.y, y: along.x }, width, height };
}

/** Andrew's monotone chain. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && !turnsLeft(chain.at(-2) ?? point, chain.at(-1) ?? point, point))
        chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const hull = [...half(sorted), ...half(sorted.reverse())];
  return hull.length > 0 ? hull : sorted.slice(0, 1);
}

function turnsLeft(a: Point, b: Point, c: Point): boolean {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}
