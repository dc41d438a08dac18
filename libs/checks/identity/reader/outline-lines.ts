import type { GreyPicture, Point } from './picture.js';

/** normalX * x + normalY * y = distance; the normal points right or down. */
export interface OutlineLine {
  normalX: number;
  normalY: number;
  distance: number;
}

/** degrees and pixels a cell of the vote */
const degrees = 2;
const directions = 180 / degrees;
const cell = 2;
/** brightness a pixel from which there is an edge */
const leastGradient = 6;
/** a stronger edge counts no more than this */
const mostGradient = 30;
const mostLines = 16;

/**
 * Straight edges of a picture, the most voted for first (Hough transform, each pixel voting for the one line that is square
 * to its gradient).
 */
export function outlineLines({ pixels, width, height }: GreyPicture): OutlineLine[] {
  const reach = Math.ceil(Math.hypot(width, height) / cell);
  const votes = new Float32Array(directions * 2 * reach);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const valueAt = (dx: number, dy: number): number => pixels[at + dy * width + dx] ?? 0;
      const gx = (sumOf(valueAt, 1, 'x') - sumOf(valueAt, -1, 'x')) / 8;
      const gy = (sumOf(valueAt, 1, 'y') - sumOf(valueAt, -1, 'y')) / 8;
      const gradient = Math.hypot(gx, gy);
      if (gradient < leastGradient) continue;
      const angle = (Math.atan2(gy, gx) + Math.PI) % Math.PI;
      const direction = Math.round((angle * 180) / Math.PI / degrees) % directions;
      const radians = (direction * degrees * Math.PI) / 180;
      const row = Math.round((Math.cos(radians) * x + Math.sin(radians) * y) / cell) + reach;
      const place = direction * 2 * reach + row;
      votes[place] = (votes[place] ?? 0) + Math.min(mostGradient, gradient);
    }
  }
  return peaks(votes, reach);
}

/** Three pixels of one column (x) or row (y) beside the middle, the middle one twice, as Sobel weighs them. */
function sumOf(valueAt: (dx: number, dy: number) => number, side: number, axis: 'x' | 'y'): number {
  const value = (along: number): number => (axis === 'x' ? valueAt(side, along) : valueAt(along, side));
  return value(-1) + 2 * value(0) + value(1);
}

function peaks(votes: Float32Array, reach: number): OutlineLine[] {
  const lines: OutlineLine[] = [];
  while (lines.length < mostLines) {
    let best = 0;
    for (let at = 1; at < votes.length; at++) if ((votes[at] ?? 0) > (votes[best] ?? 0)) best = at;
    if ((votes[best] ?? 0) === 0) break;
    const direction = Math.floor(best / (2 * reach));
    const row = best - direction * 2 * reach;
    lines.push(lineOf(direction, row - reach));
    clear(votes, reach, direction, row);
  }
  return lines;
}

/** Neighbouring cells hold votes of the same edge. */
function clear(votes: Float32Array, reach: number, direction: number, row: number): void {
  for (let turn = -3; turn <= 3; turn++) {
    const wrapped = (direction + turn + directions) % directions;
    // beyond 180 degrees the same line has the opposite distance
    const middle = wrapped === direction + turn ? row : 2 * reach - row;
    for (let off = -3; off <= 3; off++) {
      const at = middle + off;
      if (at >= 0 && at < 2 * reach) votes[wrapped * 2 * reach + at] = 0;
    }
  }
}

function lineOf(direction: number, row: number): OutlineLine {
  const radians = (direction * degrees * Math.PI) / 180;
  const line = { normalX: Math.cos(radians), normalY: Math.sin(radians), distance: row * cell };
  const points = Math.abs(line.normalX) > Math.abs(line.normalY) ? line.normalX : line.normalY;
  return points < 0 ? { normalX: -line.normalX, normalY: -line.normalY, distance: -line.distance } : line;
}

/** The step of brightness across a stretch: how constantly there is one, and how strong it is, each 0 to 1. */
export function stepAcross(
  { pixels, width, height }: GreyPicture,
  from: Point,
  to: Point,
): { present: number; strong: number } {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const across = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  const valueAt = (x: number, y: number): number =>
    pixels[
      Math.max(0, Math.min(height - 1, Math.round(y))) * width +
        Math.max(0, Math.min(width - 1, Math.round(x)))
    ] ?? 0;
  let present = 0;
  let strong = 0;
  const samples = 60;
  for (let sample = 0; sample < samples; sample++) {
    const share = 0.06 + (0.88 * sample) / (samples - 1);
    const x = from.x + share * (to.x - from.x);
    const y = from.y + share * (to.y - from.y);
    // votes are two pixels wide, so the step is looked for with as much room
    const rise = valueAt(x + 3 * across.x, y + 3 * across.y) - valueAt(x - 3 * across.x, y - 3 * across.y);
    present += Math.max(-1, Math.min(1, rise / 8));
    strong += Math.max(-1, Math.min(1, rise / 40));
  }
  return { present: Math.abs(present) / samples, strong: Math.abs(strong) / samples };
}
