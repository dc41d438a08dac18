import type { Raster } from './draw-page.js';
import type { Random } from './random.js';

/** What light and sensor do to a picture. */
export interface Light {
  /** how much darker the far side is, 0 to 1 */
  shadow: number;
  /** of a hand or head over a part, 0 to 1 */
  handShadow: number;
  /** brightness added in the middle of a reflection, 0 to 255 */
  glare: number;
  /** 1 leaves it */
  contrast: number;
  /** of the sensor: deviation in grey levels */
  noise: number;
}

/** pixels of a row that are lit alike: light changes slowly */
const even = 8;

/** Writes over the raster. */
export function shed(raster: Raster, light: Light, random: Random): void {
  const { pixels, width, height } = raster;
  const bounded = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length);
  const grain = noiseTable(random, light.noise);
  const fall = fallOf(light, random, width, height);
  const glare = glareOf(light.glare, random, width, height);
  const lift = 128 * (1 - light.contrast) + (1 - light.contrast) * 20;
  let n = random.whole(0, grain.length - 1);
  for (let y = 0; y < height; y++) {
    for (let from = 0; from < width; from += even) {
      const factor = fall(from, y) * light.contrast;
      const added = lift + glare(from, y);
      const end = 3 * (y * width + Math.min(width, from + even));
      for (let at = 3 * (y * width + from); at < end; at += 3) {
        n = n + 7 >= grain.length ? (n + 7) % 61 : n + 7;
        // brightness is disturbed more than colour; the array rounds and bounds
        const common = added + 0.9 * (grain[n] ?? 0);
        for (let c = 0; c < 3; c++)
          bounded[at + c] = (bounded[at + c] ?? 0) * factor + common + 0.45 * (grain[n + c + 1] ?? 0);
      }
    }
  }
}

/** Gaussian, nearly: the sum of six uniform numbers. Drawn once; a picture goes round it many times, out of step with its rows. */
function noiseTable(random: Random, deviation: number): Float32Array {
  if (deviation === 0) return new Float32Array(64);
  return Float32Array.from({ length: 12011 }, () => {
    let sum = -3;
    for (let at = 0; at < 6; at++) sum += random.next();
    return sum * 1.414 * deviation;
  });
}

type Field = (x: number, y: number) => number;

function fallOf({ shadow, handShadow }: Light, random: Random, width: number, height: number): Field {
  const angle = random.within(0, 6.283);
  const [ax, ay] = [Math.cos(angle) / width, Math.sin(angle) / height];
  const edge = random.within(-0.25, 0.45);
  const [hx, hy] = [Math.cos(angle + 1) / width, Math.sin(angle + 1) / height];
  const [waves, phase] = [random.within(2, 6), random.within(0, 6)];
  return (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2];
    const even = 1 - shadow * (0.5 + ax * dx + ay * dy);
    if (handShadow === 0) return even;
    const across = dx * hx + dy * hy;
    const along = dx * hy - dy * hx;
    const inside = (across - edge + 0.06 * Math.sin(along * waves * 6.283 + phase)) / 0.07;
    const share = inside <= 0 ? 0 : inside >= 1 ? 1 : inside * inside * (3 - 2 * inside);
    return even * (1 - handShadow * share);
  };
}

function glareOf(strength: number, random: Random, width: number, height: number): Field {
  const [x0, y0] = [random.within(0.15, 0.85) * width, random.within(0.1, 0.9) * height];
  const [rx, ry] = [random.within(0.06, 0.2) * width, random.within(0.04, 0.14) * height];
  if (strength === 0) return () => 0;
  return (x, y) => {
    const far = ((x - x0) / rx) ** 2 + ((y - y0) / ry) ** 2;
    return far > 9 ? 0 : strength * Math.exp(-far);
  };
}
