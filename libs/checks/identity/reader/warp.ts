import type { Homography } from './homography.js';
import type { ColourPicture, GreyPicture } from './picture.js';

export interface PixelSize {
  width: number;
  height: number;
}

/**
 * Draws a picture anew: each pixel of the result is looked up where the map says, between four pixels of the source;
 * outside of the source its nearest edge goes on.
 *
 * @param toSource takes a pixel of the result to its place on the source
 */
export function warpedGrey(source: GreyPicture, toSource: Homography, size: PixelSize): GreyPicture {
  return { ...size, pixels: warped(source, toSource, size, 1) };
}

/** As `warpedGrey`, in colour. */
export function warpedColour(source: ColourPicture, toSource: Homography, size: PixelSize): ColourPicture {
  return { ...size, pixels: warped(source, toSource, size, 3) };
}

function warped(
  source: GreyPicture | ColourPicture,
  toSource: Homography,
  { width, height }: PixelSize,
  channels: number,
): Uint8Array {
  const out = new Uint8Array(width * height * channels);
  const { pixels } = source;
  const stride = source.width * channels;
  const [mostX, mostY] = [source.width - 1.001, source.height - 1.001];
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1] = toSource;
  let at = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const depth = g * column + h * row + i;
      const x = Math.min(mostX, Math.max(0, (a * column + b * row + c) / depth));
      const y = Math.min(mostY, Math.max(0, (d * column + e * row + f) / depth));
      const left = Math.floor(x);
      const top = Math.floor(y);
      const fx = x - left;
      const fy = y - top;
      let here = top * stride + left * channels;
      for (let channel = 0; channel < channels; channel++, here++) {
        const upper = (pixels[here] ?? 0) * (1 - fx) + (pixels[here + channels] ?? 0) * fx;
        const below = here + stride;
        const lower = (pixels[below] ?? 0) * (1 - fx) + (pixels[below + channels] ?? 0) * fx;
        out[at++] = upper * (1 - fy) + lower * fy + 0.5;
      }
    }
  }
  return out;
}

/** A smaller picture, each pixel the mean of those it stands for. */
export function shrunkGrey({ pixels, width, height }: GreyPicture, scale: number): GreyPicture {
  const size = { width: Math.floor(width / scale), height: Math.floor(height / scale) };
  const out = new Uint8Array(size.width * size.height);
  for (let row = 0; row < size.height; row++) {
    for (let column = 0; column < size.width; column++) {
      let sum = 0;
      let count = 0;
      for (let y = Math.floor(row * scale); y < Math.floor((row + 1) * scale); y++) {
        for (let x = Math.floor(column * scale); x < Math.floor((column + 1) * scale); x++) {
          sum += pixels[y * width + x] ?? 0;
          count++;
        }
      }
      out[row * size.width + column] = sum / count + 0.5;
    }
  }
  return { ...size, pixels: out };
}
