import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ghostMap } from './ghost-map.js';

const [width, height] = [880, 640];
/** a patch off the grid of blocks, as a number pasted over another is */
const patch = { left: 361, top: 275, width: 190, height: 34 };

/** Texture of many frequencies, as paper with print has it. */
function texture(w: number, h: number, seed: number): Buffer {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pixels = Buffer.alloc(w * h * 3);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const line = 25 * Math.sin(x / 5 + 3 * Math.sin(y / 31)) + 20 * Math.sin(y / 3.1 + x / 23);
      pixels.fill(150 + line + 24 * (random() - 0.5), (y * w + x) * 3, (y * w + x + 1) * 3);
    }
  }
  return pixels;
}

function raw(pixels: Buffer, w = width, h = height) {
  return sharp(pixels, { raw: { width: w, height: h, channels: 3 } });
}

async function savedTwice(first: number, last: number, pasted: boolean): Promise<Buffer> {
  const once = await raw(texture(width, height, 1))
    .jpeg({ quality: first })
    .toBuffer();
  const input = await raw(texture(patch.width, patch.height, 2), patch.width, patch.height)
    .png()
    .toBuffer();
  const open = pasted ? sharp(once).composite([{ input, left: patch.left, top: patch.top }]) : sharp(once);
  return sharp(await open.png().toBuffer())
    .jpeg({ quality: last })
    .toBuffer();
}

describe('ghosts', () => {
  it.each([
    [75, 92],
    [60, 88],
    [66, 95],
    [85, 95],
  ])('of a part pasted after a save at %i show in a picture saved at %i', async (first, last) => {
    const map = await ghostMap(await savedTwice(first, last, true));
    expect(map?.patches).toHaveLength(1);
    const [found] = map?.patches ?? [];
    expect(Math.abs((found?.x ?? 0) - patch.left)).toBeLessThanOrEqual(16);
    expect(Math.abs((found?.y ?? 0) - patch.top)).toBeLessThanOrEqual(16);
    expect(Math.abs((found?.width ?? 0) - patch.width)).toBeLessThanOrEqual(32);
  });

  it.each([
    [75, 92],
    [92, 75],
    [85, 85],
  ])('do not show in a picture saved as a whole at %i, then at %i', async (first, last) => {
    const map = await ghostMap(await savedTwice(first, last, false));
    expect(map?.patches ?? []).toEqual([]);
  });

  it('are not looked for in other files, small pictures and very large ones', async () => {
    expect(
      await ghostMap(
        await raw(texture(width, height, 1))
          .png()
          .toBuffer(),
      ),
    ).toBeNull();
    const small = raw(texture(200, 200, 1), 200, 200);
    expect(await ghostMap(await small.jpeg().toBuffer())).toBeNull();
    const large = sharp({ create: { width: 6000, height: 4200, channels: 3, background: '#888888' } });
    expect(await ghostMap(await large.jpeg().toBuffer())).toBeNull();
  });

  it('of a picture without detail are none', async () => {
    const even = sharp({ create: { width, height, channels: 3, background: '#c8c8c8' } });
    expect(await ghostMap(await even.jpeg({ quality: 90 }).toBuffer())).toBeNull();
  });
});
