import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { composeMrz } from '../mrz/compose.js';
import { ocrB } from '../ocr-b.js';
import { openPicture } from './open-picture.js';
import { qualityOf } from './quality.js';

const zone = composeMrz({
  format: 'TD1',
  documentCode: 'I',
  issuingState: 'NLD',
  surname: 'JANSEN',
  givenNames: 'PIETER',
  documentNumber: 'SR7KQ2M81',
  nationality: 'NLD',
  birthDate: '880912',
  sex: 'M',
  expiryDate: '310405',
});

/** A card with printed fields and a zone, `pitch` pixels a character of it, on a grey table. */
async function card(pitch: number): Promise<Sharp> {
  const place = (line: string, x: number, y: number, size: number): string =>
    [...line]
      .map((character, at) => {
        const scale = (size * pitch) / ocrB.advance;
        const path = ocrB.paths[character] ?? '';
        return `<path transform="translate(${(x + at * size) * pitch} ${y * pitch}) scale(${scale})" d="${path}"/>`;
      })
      .join('');
  const print = ['JANSEN', 'PIETER', 'NLD 12091988', 'SR7KQ2M81'].map((line, row) =>
    place(line, 16, 8 + row * 2.4, 0.9),
  );
  const lines = zone.map((line, row) => place(line, 5, 20 + row * 2, 1));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${40 * pitch}" height="${30 * pitch}"><rect width="100%" height="100%" fill="#777"/><rect x="${3 * pitch}" y="${3 * pitch}" width="${34 * pitch}" height="${24 * pitch}" fill="#dde3ea"/><rect x="${5 * pitch}" y="${6 * pitch}" width="${9 * pitch}" height="${11 * pitch}" fill="#9a8a7a"/>${print.join('')}${lines.join('')}</svg>`;
  return sharp(await sharp(Buffer.from(svg)).removeAlpha().png().toBuffer());
}

async function faultsOf(picture: Sharp): Promise<string[]> {
  const opened = await openPicture(await picture.jpeg({ quality: 85 }).toBuffer());
  if (!opened.ok || !opened.pages[0]) throw new Error('not opened');
  return qualityOf(opened.pages[0], null).faults;
}

const lamp = (width: number, height: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><radialGradient id="g"><stop offset="0.5" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs><ellipse cx="${width * 0.6}" cy="${height * 0.45}" rx="${width * 0.2}" ry="${height * 0.2}" fill="url(#g)"/></svg>`,
  );

describe('the quality of a picture', () => {
  it.each([
    ['as it is', async () => card(28)],
    ['upside down', async () => (await card(28)).rotate(180)],
    ['on its side', async () => (await card(28)).rotate(90)],
    ['leaning', async () => (await card(28)).rotate(6, { background: '#777' })],
    ['of half the size', async () => card(14)],
    ['in half the light', async () => (await card(28)).linear(0.55, 0)],
    [
      'with noise',
      async () => {
        const picture = await card(28);
        const noise = { type: 'gaussian', mean: 128, sigma: 14 } as const;
        const grain = sharp({ create: { width: 1120, height: 840, channels: 3, background: '#000', noise } });
        return sharp(
          await picture
            .composite([{ input: await grain.png().toBuffer(), blend: 'soft-light' }])
            .png()
            .toBuffer(),
        );
      },
    ],
  ])('is good: %s', async (_, picture) => {
    expect(await faultsOf(await picture())).toEqual([]);
  });

  it.each([
    ['blurred', 'out of focus', async () => (await card(28)).blur(6)],
    [
      'blurred',
      'moved',
      async () =>
        (await card(28)).convolve({
          width: 21,
          height: 3,
          kernel: [...Array<number>(21).fill(0), ...Array<number>(21).fill(1), ...Array<number>(21).fill(0)],
        }),
    ],
    ['too_dark', 'without light', async () => (await card(28)).linear(0.2, 0)],
    ['too_small', 'a thumbnail', async () => card(6)],
    [
      'too_small',
      'far away',
      async () =>
        (await card(6)).extend({ left: 900, right: 700, top: 700, bottom: 500, background: '#777' }),
    ],
    ['glare', 'a lamp mirrored', async () => (await card(28)).composite([{ input: lamp(1120, 840) }])],
    [
      'cropped',
      'half of it',
      async () => (await card(28)).extract({ left: 0, top: 0, width: 900, height: 840 }),
    ],
  ])('has a fault: %s, %s', async (fault, _, picture) => {
    expect(await faultsOf(await picture())).toEqual([fault]);
  });

  it('says nothing of a plain wall', async () => {
    const wall = sharp({ create: { width: 900, height: 600, channels: 3, background: '#ddd' } });
    expect(await faultsOf(wall)).toEqual([]);
  });

  it('takes what was read all the same for good enough', async () => {
    const opened = await openPicture(await (await card(28)).blur(6).jpeg().toBuffer());
    if (!opened.ok || !opened.pages[0]) throw new Error('not opened');
    const found = { lines: zone, confidences: [], characterConfidences: [], places: [] };
    expect(qualityOf(opened.pages[0], found).faults).toEqual([]);
  });
});
