import { valueAt } from './ink.js';
import type { GreyPicture, Point } from './picture.js';

/** A line of print laid straight: `height` rows of `width` numbers with mean 0 and deviation 1. */
export interface Strip {
  values: Float32Array;
  width: number;
  height: number;
}

export const stripHeight = 24;
/** pixels a character of the strip */
export const stripPitch = 12;
/** characters of margin at each end, since the ends found may be off by one */
export const marginCharacters = 2;

/**
 * Where the characters of a line stand in the picture: the middle of character i is at a + b i + c i², counted from 0.
 * The last term is what perspective and the bend of a page make of a straight line.
 */
export interface LinePath {
  x: Quadratic;
  y: Quadratic;
  /** how high the print is for its pitch: 1 as the standard has it, other where a picture was stretched */
  tall: number;
}

export type Quadratic = readonly [a: number, b: number, c: number];

export function pointOn({ x, y }: LinePath, character: number): Point {
  return { x: valueOf(x, character), y: valueOf(y, character) };
}

export function valueOf([a, b, c]: Quadratic, at: number): number {
  return a + (b + c * at) * at;
}

/** From one character to the next at this place, in pixels of the picture. */
export function stepOn({ x, y }: LinePath, character: number): Point {
  return { x: x[1] + 2 * x[2] * character, y: y[1] + 2 * y[2] * character };
}

/** The same line read from its other end. */
export function reversed(path: LinePath, characters: number): LinePath {
  const last = characters - 1;
  const back = ([a, b, c]: Quadratic): Quadratic => [a + (b + c * last) * last, -b - 2 * c * last, c];
  return { ...path, x: back(path.x), y: back(path.y) };
}

/** The character that was `shift + step i + bend i²` becomes character i. */
export function renumbered(path: LinePath, [shift, step, bend]: Quadratic): LinePath {
  // terms beyond i² are of no size: the bend of the line and of the numbering are both small
  const through = ([a, b, c]: Quadratic): Quadratic => [
    a + b * shift + c * shift * shift,
    (b + 2 * c * shift) * step,
    b * bend + c * step * step,
  ];
  return { ...path, x: through(path.x), y: through(path.y) };
}

/** The path so many characters further down. */
export function lowered(path: LinePath, by: number): LinePath {
  const { x, y } = stepOn(path, 18);
  return {
    ...path,
    x: [path.x[0] - y * by, path.x[1], path.x[2]],
    y: [path.y[0] + x * by, path.y[1], path.y[2]],
  };
}

/** Samples the picture along a line, each value the mean over the area it stands for. */
export function straighten(picture: GreyPicture, path: LinePath, characters: number): Strip {
  const width = (characters + 2 * marginCharacters) * stripPitch;
  const values = new Float32Array(width * stripHeight);
  // a pixel of the strip covers `size` pixels of the picture; sample it that often each way
  const middle = stepOn(path, characters / 2);
  const size = Math.hypot(middle.x, middle.y) / stripPitch;
  const samples = Math.min(5, Math.max(1, Math.round(size)));
  const share = 1 / (samples * samples);
  for (let column = 0; column < width; column++) {
    for (let u = 0; u < samples; u++) {
      const at = (column + (u + 0.5) / samples) / stripPitch - marginCharacters - 0.5;
      const { x, y } = pointOn(path, at);
      const step = stepOn(path, at);
      const downX = (-step.y * path.tall) / stripPitch;
      const downY = (step.x * path.tall) / stripPitch;
      for (let row = 0; row < stripHeight; row++) {
        let sum = 0;
        for (let v = 0; v < samples; v++) {
          const below = row + (v + 0.5) / samples - stripHeight / 2;
          sum += valueAt(picture, x + below * downX, y + below * downY);
        }
        const index = row * width + column;
        values[index] = (values[index] ?? 0) + sum * share;
      }
    }
  }
  return normalised({ values, width, height: stripHeight });
}

/** columns to each side whose light a column is compared with */
const lightReach = 4 * stripPitch;

/**
 * Mean 0 and deviation 1, first within a few characters to each side, so that a shadow or a reflection over a part of the
 * line changes nothing beside it, then over the whole strip.
 */
function normalised({ values, width, height }: Strip): Strip {
  const sums = new Float64Array(width + 1);
  const squares = new Float64Array(width + 1);
  for (let x = 0; x < width; x++) {
    let sum = 0;
    let square = 0;
    for (let at = x; at < values.length; at += width) {
      const value = values[at] ?? 0;
      sum += value;
      square += value * value;
    }
    sums[x + 1] = (sums[x] ?? 0) + sum;
    squares[x + 1] = (squares[x] ?? 0) + square;
  }
  const total = width * height;
  const mean = (sums[width] ?? 0) / total;
  const whole = Math.sqrt(Math.max(0, (squares[width] ?? 0) / total - mean * mean));
  const even = new Float32Array(values.length);
  for (let x = 0; x < width; x++) {
    const from = Math.max(0, x - lightReach);
    const to = Math.min(width, x + lightReach + 1);
    const count = (to - from) * height;
    const local = ((sums[to] ?? 0) - (sums[from] ?? 0)) / count;
    const variance = ((squares[to] ?? 0) - (squares[from] ?? 0)) / count - local * local;
    // where there is nothing, noise is not made to look like print
    const deviation = Math.sqrt(Math.max(0, variance)) + 0.15 * whole + 0.25;
    for (let at = x; at < values.length; at += width) even[at] = ((values[at] ?? 0) - local) / deviation;
  }
  return { values: even, width, height };
}
