import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { turnToUpright } from './detect-text-turn.js';
import type { GreyPicture } from './picture.js';

/** A page of text, turned clockwise by quarters. */
async function turned(quarters: number): Promise<GreyPicture> {
  const lines = [
    'IDENTITY CARD',
    'Surname / Nom',
    'LINDQVIST',
    'Given names / Prénoms',
    'SARA ELISABETH',
    'Date of birth',
  ];
  const texts = lines.map(
    (line, at) =>
      `<text x="200" y="${120 + at * 70}" font-family="DejaVu Sans, Liberation Sans, sans-serif" font-size="28">${line}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="560"><rect width="100%" height="100%" fill="#ddd"/>${texts.join('')}</svg>`;
  const { data, info } = await sharp(await sharp(Buffer.from(svg)).png().toBuffer())
    .rotate(90 * quarters)
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8Array(data), width: info.width, height: info.height };
}

let hasFonts = false;
beforeAll(async () => {
  hasFonts = (await turned(0)).pixels.some((pixel) => pixel < 100);
});

describe('turn that sets print upright', () => {
  it.each([
    [0, 0],
    [1, 3],
    [2, 2],
    [3, 1],
  ])('of a page turned by %d quarters is %d', { timeout: 60_000 }, async (quarters, turn) => {
    // a machine without fonts draws no text, and of no text the turn is none
    expect(await turnToUpright(await turned(quarters))).toBe(hasFonts ? turn : 0);
  });

  it('of a page without text is none', { timeout: 60_000 }, async () => {
    expect(
      await turnToUpright({ pixels: new Uint8Array(400 * 300).fill(180), width: 400, height: 300 }),
    ).toBe(0);
  });
});
