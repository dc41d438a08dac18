import sharp from 'sharp';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { pdf417, printModules } from '../generator/documents/barcode-print.js';
import { contentFor, drawDocument } from '../generator/documents/draw-document.js';
import { rasterOf, type Raster } from '../generator/documents/draw-page.js';
import { shed } from '../generator/documents/light.js';
import { levels } from '../generator/documents/levels.js';
import { randomOf } from '../generator/documents/random.js';
import { Sheet } from '../generator/documents/sheet.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import { quantile } from './rounds.js';

/** Barcodes of 13 columns alone on paper: how wide, how turned, how noisy, how compressed, how many of 12 shall be read. */
const steps = [
  { width: 1400, turn: 0, noise: 0, quality: 95, of12: 12 },
  { width: 1100, turn: 2, noise: 0, quality: 85, of12: 11 },
  { width: 800, turn: 5, noise: 8, quality: 75, of12: 8 },
  { width: 650, turn: 10, noise: 8, quality: 60, of12: null },
  { width: 520, turn: 15, noise: 8, quality: 50, of12: null },
] as const;

/** Barcodes of licences, alone by width and on the backs of drawn cards. */
export async function run({ quick, say }: BenchOptions): Promise<BenchRow[]> {
  const reader = createDocumentReader();
  const reads = async (bytes: Buffer, expected: string | null): Promise<boolean> => {
    const reading = await reader.read({ bytes, contentType: 'image/jpeg' }, { page: false, derived: false });
    return reading.readable && reading.barcodes.some(({ text }) => text === expected);
  };
  const rows: BenchRow[] = [];
  try {
    say('by width');
    for (const step of steps) {
      const { read, seconds } = await times(
        quick ? 3 : 12,
        async (at) => {
          const { text, picture } = await aloneOnPaper(`barcode ${at}`, step);
          return [picture, text];
        },
        reads,
      );
      const { width, turn, quality, of12 } = step;
      rows.push({
        name: `PDF417 read, ${width} px wide, turned ${turn} degrees, quality ${quality}`,
        unit: 'of 12',
        value: quick ? read * 4 : read,
        baseline: null,
        aim: of12 === null ? null : { of: 'value', is: 'at least', than: of12 },
        note: `${quantile(seconds, 0.5).toFixed(2)} s each`,
      });
    }
    say('on cards');
    for (const level of levels) {
      const count = quick ? 2 : 12;
      const { read, seconds } = await times(
        count,
        async (at) => {
          const { bytes, truth } = await drawDocument(`barcode ${level} ${at}`, {
            kind: 'AAMVA_BACK',
            level,
          });
          return [bytes, truth.barcode];
        },
        reads,
      );
      rows.push({
        name: `PDF417 read on drawn backs of licences, ${level}`,
        unit: '%',
        value: (100 * read) / count,
        baseline: null,
        aim: null,
        note: `${quantile(seconds, 0.5).toFixed(2)} s each`,
      });
    }
    return rows;
  } finally {
    await reader.close();
  }
}

async function times(
  count: number,
  make: (at: number) => Promise<[picture: Buffer, text: string | null]>,
  reads: (picture: Buffer, text: string | null) => Promise<boolean>,
): Promise<{ read: number; seconds: number[] }> {
  let read = 0;
  const seconds: number[] = [];
  for (let at = 0; at < count; at++) {
    const [picture, text] = await make(at);
    const begin = performance.now();
    if (await reads(picture, text)) read++;
    seconds.push((performance.now() - begin) / 1000);
  }
  return { read, seconds };
}

async function aloneOnPaper(
  seed: string,
  { width, turn, noise, quality }: (typeof steps)[number],
): Promise<{ text: string; picture: Buffer }> {
  const text = contentFor(seed, 'AAMVA_BACK').card?.barcode ?? '';
  const modules = await pdf417(text, 13);
  const margin = 40;
  const tall = Math.round((width * modules.height) / modules.width);
  const sheet = new Sheet(width + 2 * margin, tall + 2 * margin, 1);
  sheet.rect(0, 0, sheet.width, sheet.height, '#ffffff');
  printModules(sheet, modules, margin, margin, width, tall);
  const flat = await rasterOf(sheet.svg());
  const { data, info } = await image(flat).rotate(turn, { background: '#d8d8d4' }).raw().toBuffer({
    resolveWithObject: true,
  });
  const raster: Raster = { pixels: data, width: info.width, height: info.height };
  shed(raster, { shadow: 0, handShadow: 0, glare: 0, contrast: 1, noise }, randomOf(seed));
  return { text, picture: await image(raster).jpeg({ quality }).toBuffer() };
}

function image({ pixels, width, height }: Raster) {
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}
