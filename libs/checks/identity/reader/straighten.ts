import type { GreyPicture } from './open-picture.js';

/** A line of print laid straight: `height` rows of `width` numbers with mean 0 and deviation 1. */
export interface Strip {
  values: Float32Array;
  width: number;
  height: number;
}

export const stripHeight = 24;
/** pixels a character of the strip */
export const stripPitch = 12;

export interface StripPlace {
  /** middle of the first character, in pixels of the picture */
  x: number;
  y: number;
  /** step from one character to the next, in pixels of the picture along the line */
  stepX: number;
  stepY: number;
  characters: number;
}

/** characters of margin at each end, since the ends found may be off by one */
export const marginCharacters = 2;

/** Samples the picture along a leaning line, each value the mean over the area it stands for. */
export function straighten(picture: GreyPicture, place: StripPlace): Strip {
  const width = (place.characters + 2 * marginCharacters) * stripPitch;
  const values = new Float32Array(width * stripHeight);
  const alongX = place.stepX / stripPitch;
  const alongY = place.stepY / stripPitch;
  // a pixel of the strip covers `size` pixels of the picture; sample it that often each way
  const size = Math.hypot(alongX, alongY);
  const samples = Math.min(6, Math.max(1, Math.round(size)));
  const firstX = (marginCharacters + 0.5) * stripPitch;
  for (let row = 0; row < stripHeight; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let v = 0; v < samples; v++) {
        for (let u = 0; u < samples; u++) {
          const a = column + (u + 0.5) / samples - firstX;
          const b = row + (v + 0.5) / samples - stripHeight / 2;
          sum += valueAt(picture, place.x + a * alongX - b * alongY, place.y + a * alongY + b * alongX);
        }
      }
      values[row * width + column] = sum / (samples * samples);
    }
  }
  return normalised({ values, width, height: stripHeight });
}

function valueAt(picture: GreyPicture, x: number, y: number): number {
  const cx = Math.min(picture.width - 1.001, Math.max(0, x));
  const cy = Math.min(picture.height - 1.001, Math.max(0, y));
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const fx = cx - x0;
  const fy = cy - y0;
  const at = y0 * picture.width + x0;
  const { pixels, width } = picture;
  const top = (pixels[at] ?? 0) * (1 - fx) + (pixels[at + 1] ?? 0) * fx;
  const bottom = (pixels[at + width] ?? 0) * (1 - fx) + (pixels[at + width + 1] ?? 0) * fx;
  return top * (1 - fy) + bottom * fy;
}

function normalised(strip: Strip): Strip {
  const { values } = strip;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { ...strip, values: values.map((value) => (value - mean) / (deviation + 0.25)) };
}
