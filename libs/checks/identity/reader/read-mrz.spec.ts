import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { composeMrz, type MrzFields } from '../mrz/compose.js';
import type { MrzFormat } from '../mrz/formats.js';
import { ocrB } from '../ocr-b.js';
import type { GreyPicture } from './picture.js';
import { readMrz } from './read-mrz.js';

const person: Omit<MrzFields, 'format' | 'documentCode'> = {
  issuingState: 'NLD',
  surname: 'JANSEN',
  givenNames: 'PIETER',
  documentNumber: 'SR7KQ2M81',
  nationality: 'NLD',
  birthDate: '880912',
  sex: 'M',
  expiryDate: '310405',
};
const card = composeMrz({ ...person, format: 'TD1', documentCode: 'I' });

/** margin about the lines and distance between them, in characters; the first line stands `above` below the upper edge */
const margin = 3;
const above = 8;
const spacing = 2;

/** The lines at `pitch` pixels a character on plain paper; `more` is drawn beside them, in the same pixels. */
async function drawn(lines: readonly string[], pitch: number, more = ''): Promise<Buffer> {
  const scale = pitch / ocrB.advance;
  const glyphs = lines.flatMap((line, row) =>
    [...line].map((character, at) => {
      const x = (at + margin) * pitch;
      const y = (above + row * spacing) * pitch;
      return `<path transform="translate(${x} ${y}) scale(${scale})" d="${ocrB.paths[character] ?? ''}"/>`;
    }),
  );
  const width = (Math.max(...lines.map((line) => line.length), 30) + 2 * margin) * pitch;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${18 * pitch}"><rect width="100%" height="100%" fill="#eee"/>${glyphs.join('')}${more}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

async function grey(image: Sharp): Promise<GreyPicture> {
  const { data, info } = await image.greyscale().raw().toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8Array(data), width: info.width, height: info.height };
}

const turned = async (lines: readonly string[], degrees: number): Promise<GreyPicture> =>
  grey(sharp(await drawn(lines, 20)).rotate(degrees, { background: '#bbb' }));

describe('reading a machine-readable zone', () => {
  it.each([0, 90, 180, 270, 7, -18, 30, 45, 190, 255])(
    'reads a card lying at %i degrees',
    async (degrees) => {
      expect((await readMrz(await turned(card, degrees)))?.lines).toEqual(card);
    },
  );

  it.each<[MrzFormat, string]>([
    ['TD1', 'I'],
    ['TD2', 'I'],
    ['TD3', 'P'],
    ['MRVA', 'V'],
    ['MRVB', 'V'],
    ['FRA_ID', 'ID'],
    ['NLD_DL', 'D1'],
  ])('reads %s', async (format, documentCode) => {
    const state = format === 'FRA_ID' ? 'FRA' : 'NLD';
    const documentNumber = format === 'NLD_DL' ? '5094962111' : person.documentNumber;
    const lines = composeMrz({ ...person, format, documentCode, issuingState: state, documentNumber });
    expect((await readMrz(await grey(sharp(await drawn(lines, 18)))))?.lines).toEqual(lines);
  });

  it('reads the one line of the French driving licence', async () => {
    const fields: MrzFields = { ...person, format: 'FRA_DL', documentCode: 'D1', issuingState: 'FRA' };
    const lines = composeMrz({ ...fields, documentNumber: '13AA00002' });
    expect((await readMrz(await grey(sharp(await drawn(lines, 20)))))?.lines).toEqual(lines);
  });

  it('reads the Swiss driving licence with the number of the blank card above its lines', async () => {
    const fields: MrzFields = { ...person, format: 'CHE_DL', documentCode: 'FA', issuingState: 'CHE' };
    const lines = composeMrz({ ...fields, documentNumber: '305142128097', optionalData: 'AAA001D' });
    expect((await readMrz(await grey(sharp(await drawn(lines, 20)))))?.lines).toEqual(lines);
  });

  it.each<[MrzFormat, string]>([
    ['TD3', 'P'],
    ['MRVA', 'V'],
  ])('reads on where the search found a part of the lines of %s', async (format, documentCode) => {
    const passport = composeMrz({ ...person, format, documentCode });
    // a pattern that runs into the print of the last third
    const waves = Array.from({ length: 14 }, (_, at) => {
      const y = 120 + 6 * at;
      return `<path d="M560 ${y} q15 -9 30 0 t30 0 t30 0 t30 0 t30 0 t30 0 t30 0 t30 0 t30 0" fill="none" stroke="#777" stroke-width="1.5"/>`;
    }).join('');
    const picture = await grey(sharp(await drawn(passport, 18, waves)));
    expect((await readMrz(picture))?.lines).toEqual(passport);
  });

  it('reads a small picture', async () => {
    const small = sharp(await drawn(card, 24)).resize({ width: 290 });
    expect((await readMrz(await grey(small)))?.lines).toEqual(card);
  });

  it('finds the line that a stroke through it hides from the search', async () => {
    const stroke = '<path d="M30 252 L690 246" stroke="#333" stroke-width="2"/>';
    expect((await readMrz(await grey(sharp(await drawn(card, 20, stroke)))))?.lines[1]).toBe(card[1]);
  });

  it('leaves out what stands beside the zone at its edge', async () => {
    const edge = '<path d="M36 120 V290 M44 120 V290 M672 120 V290" stroke="#222" stroke-width="5"/>';
    expect((await readMrz(await grey(sharp(await drawn(card, 20, edge)))))?.lines).toEqual(card);
  });

  it('reads through a shadow and a reflection', async () => {
    const light = `<defs><linearGradient id="g"><stop offset="0.3" stop-color="#000" stop-opacity="0.7"/><stop offset="0.4" stop-opacity="0"/><stop offset="0.6" stop-color="#fff" stop-opacity="0"/><stop offset="0.7" stop-color="#fff" stop-opacity="0.7"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>`;
    expect((await readMrz(await grey(sharp(await drawn(card, 20, light)))))?.lines).toEqual(card);
  });

  it('says where the lines stand, whichever way the picture lies', async () => {
    const picture = await turned(card, 180);
    const found = await readMrz(picture);
    const first = found?.places[0];
    // the middle of the first character in the picture upright: half a step in, capitals stand on the line of writing
    const x = picture.width - 1 - (margin + 0.5) * 20;
    const y = picture.height - 1 - (above - 0.45) * 20;
    expect(Math.hypot((first?.from.x ?? 0) - x, (first?.from.y ?? 0) - y)).toBeLessThan(5);
    expect(first?.to.x).toBeCloseTo(x - 29 * 20, -1);
    expect(first?.height).toBeGreaterThan(14);
    expect(first?.height).toBeLessThan(24);
    expect(found?.characterConfidences.map((line) => line.length)).toEqual([30, 30, 30]);
  });
});

describe('reading a picture without a zone', () => {
  it('answers null for blank paper', async () => {
    const blank = sharp({ create: { width: 900, height: 600, channels: 3, background: '#ddd' } });
    expect(await readMrz(await grey(blank))).toBeNull();
  });

  it('answers null for a page of letters that is none', async () => {
    const page = [
      'THE QUICK BROWN FOX JUMPS OVER',
      'A LAZY DOG AND RUNS AWAY WITH',
      'EVERYTHING IT FOUND IN THE BIN',
    ];
    expect(await readMrz(await grey(sharp(await drawn(page, 20))))).toBeNull();
  });

  it('gives up within seconds where there is nothing but noise', async () => {
    const noise = sharp({
      create: {
        width: 1600,
        height: 1200,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 50 },
      },
    });
    const picture = await grey(noise);
    const before = process.cpuUsage();
    expect(await readMrz(picture)).toBeNull();
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(6);
  });
});
