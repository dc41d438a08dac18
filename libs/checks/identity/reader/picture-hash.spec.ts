import { describe, expect, it } from 'vitest';
import { pictureHash } from './picture-hash.js';
import type { GreyPicture } from './picture.js';

const [width, height] = [500, 352];

/** A page of one layout; the portrait is of shapes that depend on the person. */
function page(person: number, light: (x: number, y: number) => number = () => 1, shift = 0): GreyPicture {
  const random = numbersFrom(person);
  const shapes = Array.from({ length: 14 }, () => ({
    x: 20 + random() * 120,
    y: 55 + random() * 195,
    size: 10 + random() * 35,
    tone: 40 + random() * 180,
  }));
  // lines of print beside the portrait and at the foot of the page
  const words = Array.from({ length: 36 * 80 }, (_, at) => {
    const [line, column] = [Math.floor(at / 80), at % 80];
    return random() < 0.5 && (line > 27 ? line % 3 === 0 : line % 2 === 0 && column > 26);
  });
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shape = shapes.findLast(
        (one) => Math.hypot(x - shift - one.x, (y - shift - one.y) * 0.8) < one.size,
      );
      const print = words[Math.floor(y / 10) * 80 + Math.floor(x / 6.5)] ? 60 : 225;
      pixels[y * width + x] = Math.max(0, Math.min(255, (shape?.tone ?? print) * light(x, y)));
    }
  }
  return { pixels, width, height };
}

function numbersFrom(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function distance(one: string | null, other: string | null): number {
  const digits = (hash: string | null): number[] =>
    [...(hash ?? '')].map((digit) => Number.parseInt(digit, 16));
  const second = digits(other);
  return digits(one).reduce((sum, digit, at) => {
    const off = digit ^ (second[at] ?? 0);
    return sum + [1, 2, 4, 8].filter((bit) => (off & bit) !== 0).length;
  }, 0);
}

describe('the hash of a picture', () => {
  it('is 48 hexadecimal digits, the same for the same picture', () => {
    expect(pictureHash(page(1))).toMatch(/^[0-9a-f]{48}$/);
    expect(pictureHash(page(1))).toBe(pictureHash(page(1)));
  });

  it('changes little with light, contrast and a page laid a little differently', () => {
    const first = pictureHash(page(1));
    const dim = page(1, (x, y) => 0.55 + 0.3 * (x / width) - 0.1 * (y / height));
    expect(distance(first, pictureHash(dim))).toBeLessThan(20);
    expect(distance(first, pictureHash(page(1, undefined, 2)))).toBeLessThan(30);
  });

  it('tells the documents of two people on one layout apart', () => {
    const hashes = [1, 2, 3, 4, 5].map((person) => pictureHash(page(person)));
    for (const [at, one] of hashes.entries())
      for (const other of hashes.slice(at + 1)) expect(distance(one, other)).toBeGreaterThan(58);
  });

  it('is none for a page without a portrait and for what has not the shape of a page', () => {
    const blank = { pixels: new Uint8Array(width * height).fill(230), width, height };
    expect(pictureHash(blank)).toBeNull();
    const strip = { pixels: page(1).pixels, width, height: 100 };
    expect(pictureHash(strip)).toBeNull();
  });
});
