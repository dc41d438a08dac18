import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GreyPicture } from './picture.js';
import { readPage } from './read-page.js';

const width = 900;
const height = 600;

/** A page drawn with whatever font of these the machine has. */
async function drawn(lines: [text: string, x: number, y: number][]): Promise<GreyPicture> {
  const texts = lines.map(
    ([text, x, y]) =>
      `<text x="${x}" y="${y}" font-family="DejaVu Sans, Liberation Sans, sans-serif" font-size="26">${text}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#e8e8e4"/>${texts.join('')}</svg>`;
  const pixels = await sharp(Buffer.from(svg)).greyscale().toColourspace('b-w').raw().toBuffer();
  return { pixels: new Uint8Array(pixels), width, height };
}

let hasFonts = false;
beforeAll(async () => {
  hasFonts = (await drawn([['IIII', 50, 100]])).pixels.some((pixel) => pixel < 100);
});

describe('print of a page', () => {
  it('is read from the top, with its places and how surely', { timeout: 60_000 }, async ({ skip }) => {
    if (!hasFonts) skip('fontconfig knows no font to draw with');
    const page = await drawn([
      ['Surname / Nom', 300, 120],
      ['LINDQVIST', 300, 160],
      ['12.08.1974', 300, 260],
      ['X4711023', 620, 260],
    ]);
    const texts = await readPage(page);
    expect(texts.map(({ text }) => text.replace(/\s/g, ''))).toEqual([
      'Surname/Nom',
      'LINDQVIST',
      '12.08.1974',
      'X4711023',
    ]);
    for (const { text, confidence, characterConfidences } of texts) {
      expect(confidence).toBeGreaterThan(0.9);
      expect(characterConfidences).toHaveLength(text.length);
    }
    const region = texts[1]?.region;
    expect(region?.x).toBeCloseTo(300 / width, 1);
    expect((region?.y ?? 0) + (region?.height ?? 0) / 2).toBeCloseTo(150 / height, 1);
  });

  it('is left out where lines for machines stand', { timeout: 60_000 }, async ({ skip }) => {
    if (!hasFonts) skip('fontconfig knows no font to draw with');
    const page = await drawn([
      ['LINDQVIST', 300, 160],
      ['UTOPIA', 300, 500],
    ]);
    const texts = await readPage(page, { without: [{ x: 0, y: 0.7, width: 1, height: 0.3 }] });
    expect(texts.map(({ text }) => text)).toEqual(['LINDQVIST']);
  });

  it('is nothing on an empty page', { timeout: 60_000 }, async () => {
    const pixels = new Uint8Array(width * height).fill(200);
    expect(await readPage({ pixels, width, height })).toEqual([]);
  });
});
