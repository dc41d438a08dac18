import type { GreyPicture, Point } from './picture.js';
import type { BarcodeArea } from './read-barcodes-areas.js';

/** A part of a picture turned so that its bars stand upright. */
export interface StraightBarcode {
  grey: GreyPicture;
  /** where a point of it stands in the picture it was taken from */
  toPicture(point: Point): Point;
}

export interface Preparation {
  /** pixels made of one */
  scale: number;
  /** rows above and below that a pixel becomes the mean of: bars are taller than wide, so noise goes and bars stay */
  alongBars: number;
  /** how much of the difference to the neighbours in the row is added, against blur across the bars; 0 for none */
  sharpen: number;
  /** radians added to the angle of the area */
  turn: number;
}

/** quiet zone and parts that the search cut off, as shares of length and height */
const marginAcross = 1.1;
const marginAlong = 1.2;

/** Cuts an area out of the picture, upright, with the bars made clearer. What lies outside the picture is white. */
export function straightenBarcode(
  picture: GreyPicture,
  area: BarcodeArea,
  { scale, alongBars, sharpen, turn }: Preparation,
): StraightBarcode {
  const width = Math.round(area.length * marginAcross * scale);
  const height = Math.round(area.height * marginAlong * scale);
  const stepX = Math.cos(area.angle + turn) / scale;
  const stepY = Math.sin(area.angle + turn) / scale;
  const toPicture = ({ x, y }: Point): Point => {
    const u = x - (width - 1) / 2;
    const v = y - (height - 1) / 2;
    return { x: area.centre.x + u * stepX - v * stepY, y: area.centre.y + u * stepY + v * stepX };
  };
  let values = sampled(picture, width, height, toPicture({ x: 0, y: 0 }), { x: stepX, y: stepY });
  if (alongBars > 0) values = meanOfColumns(values, width, height, alongBars);
  if (sharpen > 0) values = sharpened(values, width, Math.max(2, Math.round(3 * scale)), sharpen);
  const pixels = new Uint8Array(new Uint8ClampedArray(values).buffer);
  return { grey: { pixels, width, height }, toPicture };
}

/** Values between pixels by a cubic through their neighbours (Catmull-Rom), which keeps narrow bars better than a line does. */
function sampled(
  { pixels, width: w, height: h }: GreyPicture,
  width: number,
  height: number,
  first: Point,
  step: Point,
): Float32Array {
  const out = new Float32Array(width * height).fill(255);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = first.x + column * step.x - row * step.y;
      const y = first.y + column * step.y + row * step.x;
      const x0 = Math.floor(x);
      const y0 = Math.floor(y);
      if (x0 < 1 || y0 < 1 || x0 > w - 3 || y0 > h - 3) continue;
      const across = Math.floor((x - x0) * fractions) * 4;
      const down = Math.floor((y - y0) * fractions) * 4;
      let value = 0;
      for (let j = 0; j < 4; j++) {
        const at = (y0 + j - 1) * w + x0;
        const sum =
          (weights[across] ?? 0) * (pixels[at - 1] ?? 0) +
          (weights[across + 1] ?? 0) * (pixels[at] ?? 0) +
          (weights[across + 2] ?? 0) * (pixels[at + 1] ?? 0) +
          (weights[across + 3] ?? 0) * (pixels[at + 2] ?? 0);
        value += (weights[down + j] ?? 0) * sum;
      }
      out[row * width + column] = value;
    }
  }
  return out;
}

/** of the four pixels around a place, for each of so many places from one pixel to the next */
const fractions = 64;
const weights = Float32Array.from({ length: fractions * 4 }, (_, at) => {
  const t = Math.abs(Math.floor(at / 4) / fractions + 1 - (at % 4));
  if (t <= 1) return 1.5 * t * t * t - 2.5 * t * t + 1;
  return t < 2 ? -0.5 * t * t * t + 2.5 * t * t - 4 * t + 2 : 0;
});

function meanOfColumns(values: Float32Array, width: number, height: number, reach: number): Float32Array {
  const out = new Float32Array(values.length);
  const sums = new Float32Array(width);
  for (let row = -reach; row < height; row++) {
    const comes = row + reach;
    const goes = row - reach - 1;
    const count = Math.min(comes, height - 1) - Math.max(goes, -1);
    for (let column = 0; column < width; column++) {
      let sum = sums[column] ?? 0;
      if (comes < height) sum += values[comes * width + column] ?? 0;
      if (goes >= 0) sum -= values[goes * width + column] ?? 0;
      sums[column] = sum;
      if (row >= 0) out[row * width + column] = sum / count;
    }
  }
  return out;
}

/** Adds to each value `strength` times how it differs from the mean of its row within `reach`. */
function sharpened(values: Float32Array, width: number, reach: number, strength: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let row = 0; row < values.length; row += width) {
    let sum = 0;
    for (let column = -reach; column < width; column++) {
      const comes = column + reach;
      const goes = column - reach - 1;
      if (comes < width) sum += values[row + comes] ?? 0;
      if (goes >= 0) sum -= values[row + goes] ?? 0;
      if (column < 0) continue;
      const value = values[row + column] ?? 0;
      const mean = sum / (Math.min(comes, width - 1) - Math.max(goes, -1));
      out[row + column] = value + strength * (value - mean);
    }
  }
  return out;
}
