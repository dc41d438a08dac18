import sharp from 'sharp';
import type { Raster } from './draw-page.js';
import type { Random } from './random.js';

/** An even ground, as below a scan or in a drawing. */
export function plainGround(
  width: number,
  height: number,
  colour: readonly [number, number, number],
): Raster {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    pixels[at] = colour[0];
    pixels[at + 1] = colour[1];
    pixels[at + 2] = colour[2];
  }
  return { pixels, width, height };
}

/** Noise of this many grains across and down, drawn out to the whole picture: wood has few along and many across. */
const surfaces: readonly {
  tint: readonly [number, number, number];
  grains: [number, number];
  strength: number;
}[] = [
  { tint: [150, 108, 70], grains: [10, 220], strength: 42 },
  { tint: [92, 64, 46], grains: [14, 160], strength: 30 },
  { tint: [205, 190, 168], grains: [8, 120], strength: 22 },
  { tint: [96, 100, 106], grains: [300, 220], strength: 26 },
  { tint: [58, 66, 84], grains: [420, 320], strength: 34 },
  { tint: [214, 214, 210], grains: [26, 20], strength: 14 },
  { tint: [120, 40, 44], grains: [380, 300], strength: 20 },
  { tint: [40, 42, 45], grains: [60, 45], strength: 12 },
];

/** The top of a desk: wood, cloth, stone, made of drawn-out noise. */
export async function deskGround(width: number, height: number, random: Random): Promise<Raster> {
  const { tint, grains, strength } = random.pick(surfaces);
  const [across, down] = random.chance(0.5) ? grains : [grains[1], grains[0]];
  const noise = Buffer.alloc(across * down * 3);
  for (let at = 0; at < noise.length; at += 3) {
    const grain = (random.next() + random.next() - 1) * 2 * strength;
    for (let c = 0; c < 3; c++)
      noise[at + c] = Math.max(0, Math.min(255, (tint[c] ?? 0) + grain * (0.8 + 0.2 * random.next())));
  }
  const pixels = await sharp(noise, { raw: { width: across, height: down, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  return { pixels, width, height };
}
