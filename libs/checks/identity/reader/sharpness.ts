import type { GreyPicture } from './picture.js';

/** a rise from dark to light counts as an edge from this part of the picture's own range of brightness on */
const edgeShare = 0.2;
/** and from this many of 255, since noise and the grid of JPEG stay below */
const leastRise = 16;
/** a rise and fall of less is noise on the way, not the end of an edge */
const ripple = 0.5;
/** pixels in which a sharp edge rises, measured as its height by its steepest step */
const sharpWidth = 4;
/** edges below which nothing can be said: a blank wall is not blurred */
const fewest = 60;

/**
 * The share of edges that are sharp, across and down, whichever is less: a moved camera blurs in one direction only.
 * Height by steepest step is what an edge measures whatever its contrast, so shadows don't matter, and edges are looked
 * for one by one, so neither do blank areas.
 *
 * @param range brightness from dark to light, of 255
 * @returns 0 to 1; null where the picture has too few edges
 */
export function sharpnessOf(picture: GreyPicture, range: number): number | null {
  const rise = Math.max(leastRise, edgeShare * range);
  const { width, height } = picture;
  const across = tallyEdges(picture.pixels, { lines: height, lineStep: width, length: width, step: 1, rise });
  const down = tallyEdges(picture.pixels, { lines: width, lineStep: 1, length: height, step: width, rise });
  if (Math.min(across.edges, down.edges) < fewest) return null;
  return Math.min(across.sharp / across.edges, down.sharp / down.edges);
}

interface Scan {
  lines: number;
  lineStep: number;
  length: number;
  step: number;
  rise: number;
}

interface Tally {
  edges: number;
  sharp: number;
}

/** Each second line is enough. */
function tallyEdges(pixels: Uint8Array, scan: Scan): Tally {
  const tally = { edges: 0, sharp: 0 };
  const values = new Float32Array(scan.length);
  for (let line = 1; line < scan.lines; line += 2) {
    smoothed(pixels, line * scan.lineStep, scan.step, values);
    alongLine(values, scan.rise, tally);
  }
  return tally;
}

/** Weighted 1, 2, 1, which takes off half of the noise. */
function smoothed(pixels: Uint8Array, start: number, step: number, values: Float32Array): void {
  const last = values.length - 1;
  for (let at = 0; at <= last; at++) {
    const before = pixels[start + Math.max(0, at - 1) * step] ?? 0;
    const here = pixels[start + at * step] ?? 0;
    const after = pixels[start + Math.min(last, at + 1) * step] ?? 0;
    values[at] = (before + 2 * here + after) / 4;
  }
}

/** Goes from each summit to the next valley and back; a turn of less than the ripple is passed over. */
function alongLine(values: Float32Array, rise: number, tally: Tally): void {
  const turn = ripple * rise;
  let begin = 0;
  let furthest = 0;
  let upwards: boolean | null = null;
  for (let at = 1; at < values.length; at++) {
    const value = values[at] ?? 0;
    const most = values[furthest] ?? 0;
    if (upwards === null) {
      if (Math.abs(value - (values[begin] ?? 0)) > turn) {
        upwards = value > (values[begin] ?? 0);
        furthest = at;
      }
    } else if (upwards ? value > most : value < most) furthest = at;
    else if (Math.abs(most - value) > turn) {
      count(values, begin, furthest, rise, tally);
      begin = furthest;
      furthest = at;
      upwards = !upwards;
    }
  }
  if (upwards !== null) count(values, begin, furthest, rise, tally);
}

function count(values: Float32Array, from: number, to: number, rise: number, tally: Tally): void {
  const high = Math.abs((values[to] ?? 0) - (values[from] ?? 0));
  if (high < rise) return;
  let steepest = 0;
  for (let at = from + 1; at <= to; at++)
    steepest = Math.max(steepest, Math.abs((values[at] ?? 0) - (values[at - 1] ?? 0)));
  tally.edges++;
  if (high < sharpWidth * steepest) tally.sharp++;
}
