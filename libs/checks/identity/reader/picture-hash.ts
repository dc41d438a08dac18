import { portrait, print, zone, type HashedPart, type Wave } from './picture-hash-parts.js';
import type { GreyPicture } from './picture.js';

/** width to height of ID-1 is 1.59, of ID-2 and ID-3 1.42; what is far from both is no page */
const leastProportion = 1.33;
const mostProportion = 1.68;
/** grey levels by which the portrait must vary; in glare or on an empty page there is none */
const leastContrast = 6;

/**
 * 192 bits, as 48 hexadecimal digits, that change little when a document is photographed again and much from one person's
 * document to another's of the same layout: 96 of the portrait, 48 of the foot of the page, where its zone is, 48 of the print
 * beside the portrait. They are signs of coarse waves (discrete cosine transform) after light and contrast were evened
 * out; what is alike on all documents of an issuer (frame, headings, the lie of lines) is left out as far as can be. It
 * recognises a picture, not a face: two photos of one person differ like those of two people.
 *
 * @returns null for a picture that is not shaped like a page, and where no portrait can be seen
 */
export function pictureHash(straightened: GreyPicture): string | null {
  const proportion = straightened.width / straightened.height;
  if (proportion < leastProportion || proportion > mostProportion) return null;
  if (contrastOf(sampled(straightened, portrait)) < leastContrast) return null;
  const bits = [portrait, zone, print].flatMap((part) => bitsOf(straightened, part));
  let hash = '';
  for (let at = 0; at < bits.length; at += 4) {
    const digit = bits.slice(at, at + 4).reduce<number>((sum, bit) => sum * 2 + bit, 0);
    hash += digit.toString(16);
  }
  return hash;
}

function bitsOf(straightened: GreyPicture, part: HashedPart): (0 | 1)[] {
  const even = contrastEvened(sampled(straightened, part), part);
  const values = part.faded ? faded(even, part) : even;
  return part.waves.map((wave) => (strengthOf(values, wave, part) > 0 ? 1 : 0));
}

/** A part of the page as numbers, each the mean over the pixels it stands for. */
function sampled(
  { pixels, width, height }: GreyPicture,
  { region, columns, rows }: HashedPart,
): Float32Array {
  const values = new Float32Array(columns * rows);
  const place = (share: number, size: number): number =>
    Math.max(0, Math.min(size - 1, Math.round(share * size)));
  for (let row = 0; row < rows; row++) {
    const top = place(region.y + (region.height * row) / rows, height);
    const bottom = Math.max(top + 1, place(region.y + (region.height * (row + 1)) / rows, height));
    for (let column = 0; column < columns; column++) {
      const left = place(region.x + (region.width * column) / columns, width);
      const right = Math.max(left + 1, place(region.x + (region.width * (column + 1)) / columns, width));
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) sum += pixels[y * width + x] ?? 0;
      }
      values[row * columns + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return values;
}

/** Mean difference from the mean. */
function contrastOf(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + Math.abs(value - mean), 0) / values.length;
}

/** Each number as its difference from the mean around it, by the contrast around it. */
function contrastEvened(values: Float32Array, part: HashedPart): Float32Array {
  const around = smoothed(values, part);
  const differences = values.map((value, at) => value - (around[at] ?? 0));
  const contrast = smoothed(
    differences.map((value) => value * value),
    part,
  );
  return differences.map((value, at) => value / (Math.sqrt(contrast[at] ?? 0) + part.noise));
}

/** Two passes of a moving mean each way, which is near enough to a Gaussian. */
function smoothed(values: Float32Array, { columns, rows, evened }: HashedPart): Float32Array {
  const across = (from: Float32Array): Float32Array => movingMean(from, 1, columns, evened);
  const down = (from: Float32Array): Float32Array => movingMean(from, columns, rows, evened);
  return down(across(down(across(values))));
}

function movingMean(from: Float32Array, stride: number, length: number, reach: number): Float32Array {
  return from.map((_, at) => {
    const place = Math.floor(at / stride) % length;
    let sum = 0;
    for (let off = -reach; off <= reach; off++) {
      const other = Math.max(0, Math.min(length - 1, place + off));
      sum += from[at + (other - place) * stride] ?? 0;
    }
    return sum / (2 * reach + 1);
  });
}

/** Less and less towards the margins: there a page laid a little differently shows something else. */
function faded(values: Float32Array, { columns, rows }: HashedPart): Float32Array {
  return values.map((value, at) => {
    const x = ((at % columns) + 0.5) / columns;
    const y = (Math.floor(at / columns) + 0.5) / rows;
    return value * Math.sin(Math.PI * x) * Math.sin(Math.PI * y);
  });
}

function strengthOf(values: Float32Array, { across, down }: Wave, { columns, rows }: HashedPart): number {
  const horizontal = Float64Array.from({ length: columns }, (_, x) =>
    Math.cos((Math.PI * (x + 0.5) * across) / columns),
  );
  let total = 0;
  for (let y = 0; y < rows; y++) {
    let line = 0;
    for (let x = 0; x < columns; x++) line += (values[y * columns + x] ?? 0) * (horizontal[x] ?? 0);
    total += line * Math.cos((Math.PI * (y + 0.5) * down) / rows);
  }
  return total;
}
