import { describe, expect, it } from 'vitest';
import type { GreyPicture } from './picture.js';
import { screenPattern } from './screen.js';
import { powerSpectrum } from './spectrum.js';

const [width, height] = [900, 640];

function picture(value: (x: number, y: number) => number): GreyPicture {
  const pixels = Uint8Array.from({ length: width * height }, (_, at) =>
    Math.max(0, Math.min(255, value(at % width, Math.floor(at / width)))),
  );
  return { pixels, width, height };
}

/** Paper with coarse print, whose strokes follow no one pitch, and some noise. */
const paper = (() => {
  let state = 5;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const noise = Float32Array.from({ length: width * height }, () => 12 * (random() - 0.5));
  const strokes = Uint8Array.from({ length: width * 16 }, () => (random() < 0.3 ? 1 : 0));
  return (x: number, y: number): number => {
    const line = Math.floor(y / 43);
    const ink = y % 43 < 17 && strokes[line * width + Math.floor(x / 4)] === 1 ? 90 : 0;
    return 190 + 30 * Math.sin(x / 37) * Math.cos(y / 29) - ink + (noise[y * width + x] ?? 0);
  };
})();

const wave = (at: number, pitch: number): number => Math.cos((2 * Math.PI * at) / pitch);

describe('the pattern of a display', () => {
  it.each([2.4, 3.3, 4.7])('of pixels %f apart is seen, whichever way it lies', (pitch) => {
    const [cosine, sine] = [Math.cos(0.12), Math.sin(0.12)];
    const photographed = picture((x, y) => {
      const grid = wave(x * cosine + y * sine, pitch) + wave(y * cosine - x * sine, pitch);
      return paper(x, y) * (1 + 0.06 * grid);
    });
    expect(screenPattern(photographed)).toBe(true);
  });

  it('is not seen on paper', () => {
    expect(screenPattern(picture(paper))).toBe(false);
  });

  it('is not seen in lines of one direction, as they lie under the print of many pages', () => {
    expect(screenPattern(picture((x, y) => paper(x, y) * (1 + 0.1 * wave(y, 4.3))))).toBe(false);
  });

  it('is not seen in a raster that covers a part of the page, as a printed portrait has it', () => {
    const raster = picture(
      (x, y) => paper(x, y) * (1 + (x < width / 3 ? 0.1 * (wave(x, 3.3) + wave(y, 3.3)) : 0)),
    );
    expect(screenPattern(raster)).toBe(false);
  });

  it('is not looked for in a small picture', () => {
    expect(screenPattern({ pixels: new Uint8Array(100 * 100), width: 100, height: 100 })).toBe(false);
  });
});

it('a wave is found at its number of periods', () => {
  const size = 32;
  const tile = Float64Array.from({ length: size * size }, (_, at) =>
    Math.cos((2 * Math.PI * (5 * (at % size) + 3 * Math.floor(at / size))) / size),
  );
  const power = powerSpectrum(tile, size);
  const strongest = power.indexOf(Math.max(...power));
  expect([3 * size + 5, (size - 3) * size + size - 5]).toContain(strongest);
});
