import { withEdges } from './document-edges.js';
import { commonSizes, type DocumentSize } from './document-sizes.js';
import type { Quad } from './homography.js';

import { outlineLines, stepAcross, type OutlineLine } from './outline-lines.js';
import type { GreyPicture, Point } from './picture.js';
import { shrunkGrey } from './warp.js';

export interface Outline {
  /** in pixels of the picture */
  corners: Quad;
  size: DocumentSize;
}

/** pixels on the longer side of the picture searched: a document's outline is coarse */
const searchSide = 400;
/** a page takes up at least this share of the picture, or it is too small to be read anyway */
const leastArea = 0.12;
/** share of each side along which there is a step of brightness */
const clearSide = 0.6;
/** how far the proportion of sides may be from a standard one: a slanting view shortens a side */
const proportionTolerance = 0.1;
const refinement = { foot: 2, head: 2, tilt: 0.03 };

/**
 * Finds a page or card of standard size by its outline alone: four straight edges that enclose a large part of the picture
 * in the proportion of ID-1, ID-2 or ID-3 (ISO/IEC 7810). Which way up it lies can't be told from that, so it is laid
 * straight by the smallest turn.
 *
 * @returns null when no such outline is clear
 */
export function findOutline(grey: GreyPicture): Outline | null {
  const scale = Math.max(1, Math.max(grey.width, grey.height) / searchSide);
  const small = scale > 1 ? shrunkGrey(grey, scale) : grey;
  const lines = outlineLines(small);
  let best: { outline: Outline; score: number } | null = null;
  for (const [top, bottom] of pairs(lines.filter(isLevel))) {
    for (const [left, right] of pairs(lines.filter((line) => !isLevel(line)))) {
      const outline = outlineOf(small, [top, right, bottom, left]);
      if (outline && (!best || outline.score > best.score)) best = outline;
    }
  }
  if (!best) return null;
  const { corners, size } = best.outline;
  const enlarged = corners.map(({ x, y }) => ({
    x: (x + 0.5) * scale - 0.5,
    y: (y + 0.5) * scale - 0.5,
  })) as unknown as Quad;
  return { corners: withEdges(grey, enlarged, size, refinement), size };
}

function isLevel(line: OutlineLine): boolean {
  return Math.abs(line.normalY) > Math.abs(line.normalX);
}

/** Each two lines, the upper or left one first. */
function pairs(lines: OutlineLine[]): [OutlineLine, OutlineLine][] {
  const ordered = [...lines].sort((a, b) => a.distance - b.distance);
  return ordered.flatMap((first, at) =>
    ordered.slice(at + 1).map((second): [OutlineLine, OutlineLine] => [first, second]),
  );
}

function outlineOf(
  picture: GreyPicture,
  [top, right, bottom, left]: [OutlineLine, OutlineLine, OutlineLine, OutlineLine],
): { outline: Outline; score: number } | null {
  const corners = [
    crossing(top, left),
    crossing(top, right),
    crossing(bottom, right),
    crossing(bottom, left),
  ] as const;
  if (!corners.every((corner): corner is Point => corner !== null && isWithin(corner, picture))) return null;
  const quad = corners as unknown as Quad;
  const share = areaOf(quad) / (picture.width * picture.height);
  if (share < leastArea) return null;
  const size = sizeOf(quad);
  if (!size) return null;
  const steps = quad.map((corner, at) => stepAcross(picture, corner, quad[(at + 1) % 4] ?? corner));
  if (steps.some(({ present }) => present < clearSide)) return null;
  // of several outlines the one whose sides are strong: between planks of a table they are weaker than at a page's edge
  const strength = steps.reduce((sum, { strong }) => sum + strong, 0) / 4;
  return { outline: { corners: quad, size }, score: (0.3 + strength) * Math.sqrt(share) };
}

function crossing(a: OutlineLine, b: OutlineLine): Point | null {
  const determinant = a.normalX * b.normalY - a.normalY * b.normalX;
  // lines that meet at less than about 60 degrees bound no page
  if (Math.abs(determinant) < 0.85) return null;
  return {
    x: (a.distance * b.normalY - b.distance * a.normalY) / determinant,
    y: (a.normalX * b.distance - b.normalX * a.distance) / determinant,
  };
}

function isWithin({ x, y }: Point, { width, height }: GreyPicture): boolean {
  return x >= -0.02 * width && y >= -0.02 * height && x <= 1.02 * width && y <= 1.02 * height;
}

function areaOf(quad: Quad): number {
  const twice = quad.reduce((sum, { x, y }, at) => {
    const next = quad[(at + 1) % 4] ?? { x, y };
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(twice) / 2;
}

function sizeOf([a, b, c, d]: Quad): DocumentSize | null {
  const between = (p: Point, q: Point): number => Math.hypot(p.x - q.x, p.y - q.y);
  const proportion = (between(a, b) + between(d, c)) / (between(a, d) + between(b, c));
  const upright = proportion < 1;
  const [nearest] = [...commonSizes]
    .map((size) => ({
      size,
      off: Math.abs((upright ? 1 / proportion : proportion) / (size.width / size.height) - 1),
    }))
    .sort((one, other) => one.off - other.off);
  if (!nearest || nearest.off > proportionTolerance) return null;
  const { width, height } = nearest.size;
  return upright ? { width: height, height: width } : { width, height };
}
