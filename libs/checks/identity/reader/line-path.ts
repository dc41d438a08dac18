import type { PrintedLine } from './find-lines.js';
import type { GreyPicture } from './picture.js';
import { sureness, type ReadCharacter } from './read-line.js';
import {
  marginCharacters,
  renumbered,
  stepOn,
  straighten,
  stripHeight,
  stripPitch,
  valueOf,
  type LinePath,
  type Quadratic,
  type Strip,
} from './straighten.js';

/** A path and how many characters fit between the ends of the line it follows. */
export interface Course {
  path: LinePath;
  characters: number;
}

/** From end to end along a straight line. A character fills 0.7 of its step, so the first middle is 0.35 of a step in. */
export function courseAlong({ from, to }: PrintedLine, pitch: number): Course {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const b = { x: ((to.x - from.x) / length) * pitch, y: ((to.y - from.y) / length) * pitch };
  return {
    path: { x: [from.x + 0.35 * b.x, b.x, 0], y: [from.y + 0.35 * b.y, b.y, 0], tall: 1 },
    characters: Math.max(1, Math.round(length / pitch + 0.3)),
  };
}

export interface Evenness {
  /** where character i of the print stands, in characters of the strip */
  numbering: Quadratic;
  /** how clearly the print repeats itself, 0 to 1 */
  strength: number;
}

/** a strip that repeats itself this clearly all along is of one pitch */
const clearly = 0.35;

/**
 * The step at which a strip repeats itself: letters of equal pitch leave a white gap at each step. Seen aslant, the step
 * grows from one end to the other, so each half is measured too.
 *
 * @returns null where nothing repeats
 */
export function evenness(strip: Strip): Evenness | null {
  const profile = profileOf(strip);
  const whole = repetition(profile, 8, 17);
  if (whole && whole.strength >= clearly) return { numbering: [0, whole.step, 0], strength: whole.strength };
  const span = Math.round(profile.length * 0.55);
  const left = repetition(profile.subarray(0, span), 7, 18);
  const right = repetition(profile.subarray(profile.length - span), 7, 18);
  const asWhole = whole ? { numbering: [0, whole.step, 0] as Quadratic, strength: whole.strength } : null;
  if (!left || !right) return asWhole;
  const ratio = right.step / left.step;
  const strength = Math.min(left.strength, right.strength);
  if (ratio < 0.65 || ratio > 1.54 || strength < 1.2 * (whole?.strength ?? 0)) return asWhole;
  // halves are measured in their middles; the step between is taken to grow evenly
  const apart = (profile.length - span) / stripPitch;
  const growth = (right.step - left.step) / apart;
  const first = left.step - growth * (span / 2 / stripPitch - marginCharacters - 0.5);
  return { numbering: [0, first, (growth * first) / 2], strength };
}

/** How dark each column is where capitals stand, less the mean about it. */
function profileOf(strip: Strip): Float32Array {
  const profile = new Float32Array(strip.width);
  for (let row = 6; row < 18; row++)
    for (let x = 0; x < strip.width; x++)
      profile[x] = (profile[x] ?? 0) + (strip.values[row * strip.width + x] ?? 0) / 12;
  return profile.map((value, x) => {
    let sum = 0;
    let count = 0;
    for (let at = Math.max(0, x - 9); at <= Math.min(strip.width - 1, x + 9); at++) {
      sum += profile[at] ?? 0;
      count++;
    }
    return value - sum / count;
  });
}

function repetition(
  profile: Float32Array,
  shortest: number,
  longest: number,
): { step: number; strength: number } | null {
  let best: { step: number; strength: number } | null = null;
  for (let lag = shortest; lag <= longest; lag += 0.1) {
    let strength = 0;
    for (let times = 1; times <= 4; times++) strength += likeness(profile, times * lag) / 4;
    if (strength > (best?.strength ?? 0.03)) best = { step: lag / stripPitch, strength };
  }
  return best;
}

/** Correlation of a profile with itself moved by `lag` columns. */
function likeness(profile: Float32Array, lag: number): number {
  const whole = Math.floor(lag);
  const part = lag - whole;
  let sum = 0;
  let squares = 0;
  for (let x = 0; x + whole + 1 < profile.length; x++) {
    const here = profile[x] ?? 0;
    sum += here * ((profile[x + whole] ?? 0) * (1 - part) + (profile[x + whole + 1] ?? 0) * part);
    squares += here * here;
  }
  return sum / (squares + 1e-6);
}

/**
 * Brings the path onto the middle of the print, which may lie up to a third of a character off it, lean or bend, and
 * measures how high the print is.
 */
export function centred(picture: GreyPicture, { path, characters }: Course): LinePath {
  const bands = bandsOf(straighten(picture, path, characters));
  const curve = fit(bands, bands.length >= 5 ? 2 : 1);
  if (!curve) return path;
  const heights = bands.map((band) => band.height).sort((a, b) => a - b);
  // fillers are lower than letters, and fill much of many lines
  const tall = (heights[Math.floor(heights.length * 0.8)] ?? usualHeight) / usualHeight;
  return { ...moved(path, curve), tall: path.tall * stretched(tall) };
}

/** Fonts differ in height; only what no font has is a stretched picture. */
function stretched(tall: number): number {
  if (tall > 1.3) return Math.min(1.4, tall / 1.15);
  return tall < 0.88 ? Math.max(0.6, tall) : 1;
}

interface Sample {
  at: number;
  value: number;
  weight: number;
}

/** rows of a strip that capitals fill where print is as high as the standard has it, with the blur about it */
const usualHeight = 12;
const windowCharacters = 5;

/** For each few characters, how far below the middle of the strip the print stands, in characters, and how many rows it fills. */
function bandsOf({ values, width }: Strip): (Sample & { height: number })[] {
  const bands: (Sample & { height: number })[] = [];
  const span = windowCharacters * stripPitch;
  for (let left = 0; left + span <= width; left += span / 2) {
    const dark = new Float32Array(stripHeight);
    for (let row = 0; row < stripHeight; row++)
      for (let x = left; x < left + span; x++)
        dark[row] = (dark[row] ?? 0) + Math.max(0, -(values[row * width + x] ?? 0) - 0.2);
    const band = darkest(dark);
    const at = (left + span / 2) / stripPitch - marginCharacters - 0.5;
    if (band.weight > 0)
      bands.push({ ...band, at, value: ((band.from + band.to) / 2 - stripHeight / 2) / stripPitch });
  }
  return bands;
}

/** The run of rows that stands out most: the sum of what each has above a share of the darkest row. */
function darkest(dark: Float32Array): { from: number; to: number; height: number; weight: number } {
  const inner = dark.subarray(6, 18).reduce((most, value) => Math.max(most, value), 0);
  const level = 0.35 * inner;
  let best = { from: 0, to: 0, height: 0, weight: 0 };
  let from = 0;
  let sum = 0;
  dark.forEach((value, row) => {
    if (sum <= 0) {
      from = row;
      sum = 0;
    }
    sum += Math.min(value, inner) - level;
    if (sum > best.weight) best = { from, to: row + 1, height: row + 1 - from, weight: sum };
  });
  return best;
}

/** Moves a path down by a curve given in characters. */
function moved(path: LinePath, curve: Quadratic): LinePath {
  const { x: dx, y: dy } = stepOn(path, 15);
  const add = (to: Quadratic, by: number): Quadratic => [
    to[0] + by * curve[0],
    to[1] + by * curve[1],
    to[2] + by * curve[2],
  ];
  return { ...path, x: add(path.x, -dy * path.tall), y: add(path.y, dx * path.tall) };
}

/**
 * Numbers the characters read by their distances: a step with no mark counts too. `null` where they stand at no even
 * distances.
 */
export function numbered(read: readonly ReadCharacter[]): { path: Quadratic; indices: number[] } | null {
  if (read.length < 8) return null;
  const gaps = read.slice(1).map((one, at) => one.at - (read[at]?.at ?? 0));
  let index = 0;
  let spare = 0;
  const indices = [0];
  gaps.forEach((one, at) => {
    // the usual gap hereabouts: seen aslant, steps at one end are wider than at the other
    const near = gaps.slice(Math.max(0, at - 6), at + 7).sort((a, b) => a - b);
    const gap = near[Math.floor(near.length / 2)] ?? 1;
    // what is left over goes to the next step, or a mark a little off its place would count for two
    const steps = Math.max(1, Math.round((one + spare) / gap));
    spare = Math.max(-0.3, Math.min(0.3, (one + spare) / gap - steps)) * gap * 0.5;
    index += steps;
    indices.push(index);
  });
  const samples = read.map((one, at) => ({ at: indices[at] ?? 0, value: one.at, weight: one.confidence }));
  const path = fit(samples, read.length >= 14 ? 2 : 1);
  return path ? { path, indices } : null;
}

/**
 * The path numbered anew from the first character read, with the marks on it; null where they stand at no even distances
 * or are hardly marks at all.
 */
export function followed(
  path: LinePath,
  read: readonly ReadCharacter[],
): (Course & { marks: ReadCharacter[] }) | null {
  const numbers = numbered(read);
  const last = numbers?.indices.at(-1);
  if (!numbers || last === undefined || sureness(read) < 0.4) return null;
  const [, step] = numbers.path;
  if (step < 0.5 || step > 2) return null;
  // by its number, not by where the smooth path has it: bends that the path can't follow move marks by half a step
  const marks = read.map((one, at) => ({ ...one, at: numbers.indices[at] ?? 0 }));
  return { path: renumbered(path, numbers.path), characters: last + 1, marks };
}

/** Marks by the number of the place they stand on, where most of them stand nearest to their places. */
export function byPlace(read: readonly ReadCharacter[]): Map<number, ReadCharacter> {
  const numbers = numbered(read);
  if (!numbers) return new Map(read.map((one) => [Math.round(one.at), one]));
  const offs = read.map((one, at) => Math.round(one.at - (numbers.indices[at] ?? 0))).sort((a, b) => a - b);
  const off = offs[Math.floor(offs.length / 2)] ?? 0;
  return new Map(read.map((one, at) => [(numbers.indices[at] ?? 0) + off, one]));
}

/** The path laid onto the marks read along it; null where it lies well already, or too few marks tell. */
export function refined(path: LinePath, read: readonly ReadCharacter[], characters: number): LinePath | null {
  const samples = [...byPlace(read)]
    .filter(([place]) => place >= 0 && place < characters)
    .map(([place, one]) => ({ at: place, value: one.at, weight: one.confidence ** 2 }));
  if (samples.length < 0.6 * characters) return null;
  const numbers = fit(samples, samples.length >= 14 ? 2 : 1);
  if (!numbers) return null;
  const off = (place: number): number => Math.abs(valueOf(numbers, place) - place);
  if (Math.max(off(0), off((characters - 1) / 2), off(characters - 1)) < 0.1) return null;
  return renumbered(path, numbers);
}

/** Weighted least squares of degree 1 or 2, twice: what lies far off the first curve is left out of the second. */
function fit(samples: readonly Sample[], degree: 1 | 2): Quadratic | null {
  let used = samples;
  let curve: Quadratic | null = null;
  for (let round = 0; round < 3; round++) {
    if (used.length < degree + 2) return curve;
    curve = leastSquares(used, degree);
    if (!curve) return null;
    const [a, b, c] = curve;
    const off = (one: Sample): number => Math.abs(one.value - a - (b + c * one.at) * one.at);
    const typical = used.map(off).sort((p, q) => p - q)[Math.floor(used.length * 0.6)] ?? 0;
    used = samples.filter((one) => off(one) <= Math.max(0.12, 2.5 * typical));
  }
  return curve;
}

function leastSquares(samples: readonly Sample[], degree: 1 | 2): Quadratic | null {
  // about the mean place, so that the three equations stay well apart
  const total = samples.reduce((sum, one) => sum + one.weight, 0);
  if (total <= 0) return null;
  const mean = samples.reduce((sum, one) => sum + one.weight * one.at, 0) / total;
  const moment = (power: number, value = false): number =>
    samples.reduce((sum, one) => sum + one.weight * (one.at - mean) ** power * (value ? one.value : 1), 0);
  const [s2, s3, s4] = [moment(2), moment(3), moment(4)];
  const [v0, v1, v2] = [moment(0, true), moment(1, true), moment(2, true)];
  if (s2 <= 0) return null;
  let c = 0;
  if (degree === 2) {
    const left = s4 - (s3 * s3) / s2 - (s2 * s2) / total;
    if (left > 1e-6) c = (v2 - (s3 * v1) / s2 - (s2 * v0) / total) / left;
  }
  const b = (v1 - c * s3) / s2;
  const a = (v0 - c * s2) / total;
  return [a - b * mean + c * mean * mean, b - 2 * c * mean, c];
}
