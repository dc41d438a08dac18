import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createDocumentReader,
  type ChildDocumentReader,
} from '#checks/identity/reader/child-document-reader.js';
import type { DocumentReading } from '#checks/identity/document-reader.js';
import { pdfFile, pdfOfBomb, pdfOfPages } from '../harness/pdf-file.js';
import { mutated } from './hostile/mutations.js';
import { ofSide, smallDocuments, zone } from './hostile/small-documents.js';

const reader = createDocumentReader();
const all = { page: true, derived: true };
const zoneOnly = { page: false, derived: false };
const file = (bytes: Buffer) => ({ contentType: 'application/octet-stream', bytes });
let documents: [kind: string, bytes: Buffer][];

beforeAll(async () => {
  documents = Object.entries(await smallDocuments());
});
afterAll(() => reader.close());

const whyNot = (reading: DocumentReading): string => (reading.readable ? 'readable' : reading.reason);

async function stillReads(): Promise<void> {
  const [, bytes] = documents[0] ?? [];
  const reading = await reader.read(file(bytes ?? Buffer.alloc(0)), zoneOnly);
  expect(reading).toMatchObject({ readable: true, mrz: { lines: zone } });
}

describe('documents as they should be', () => {
  it('are read whatever they are stored as', async () => {
    expect(documents.length).toBeGreaterThan(5);
    for (const [kind, bytes] of documents) {
      const reading = await reader.read(file(bytes), zoneOnly);
      expect(reading, kind).toMatchObject({ readable: true, mrz: { lines: zone } });
    }
  });
});

/** A large plain picture in a small file. */
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c8c8c8' }, limitInputPixels: false });

const textPage = (dictionary: string, content: Buffer): Buffer =>
  pdfFile([
    ['<</Type/Catalog/Pages 2 0 R>>'],
    ['<</Type/Pages/Count 1/Kids[3 0 R]>>'],
    ['<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>'],
    [dictionary, content],
  ]);

/** name, file, and what may come of it */
const bombs: [string, () => Buffer | Promise<Buffer>, string[]][] = [
  ['a PNG of 100 megapixels', () => plain(10_000, 10_000).png().toBuffer(), ['too_large']],
  ['a WebP of 67 megapixels', () => plain(8_200, 8_200).webp({ effort: 0 }).toBuffer(), ['too_large']],
  [
    'an AVIF that says it has 100 megapixels',
    async () => ofSide((await smallDocuments())['avif'] ?? Buffer.alloc(0), 10_000),
    ['too_large'],
  ],
  [
    'a TIFF of 67 megapixels',
    () => plain(8_200, 8_200).tiff({ compression: 'deflate' }).toBuffer(),
    ['too_large'],
  ],
  [
    'an interlaced PNG of 63 megapixels',
    () => plain(7_900, 7_900).png({ progressive: true }).toBuffer(),
    ['readable'],
  ],
  [
    'a JPEG of 63 megapixels to be turned',
    () => plain(7_900, 7_900).withMetadata({ orientation: 6 }).jpeg({ progressive: true }).toBuffer(),
    ['readable'],
  ],
  ['a PDF of 10,000 pages', () => pdfOfPages(10_000), ['too_many_pages']],
  ['a PDF that hides 10,000 pages behind a count of 3', () => pdfOfPages(10_000, { count: 3 }), ['readable']],
  [
    'a PDF that says it has two thousand million pages',
    () => pdfOfPages(1, { count: 2_000_000_000 }),
    ['too_many_pages', 'undecodable', 'readable'],
  ],
  [
    'a PDF with JavaScript, which is not run',
    () =>
      pdfOfPages(1, {
        catalogue:
          '/OpenAction<</S/JavaScript/JS(while(true){})>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(while(true){})>>]>>>>',
      }),
    ['readable'],
  ],
  ['a PDF with a page of five metres', () => pdfOfPages(1, { box: '0 0 14400 14400' }), ['readable']],
  ['a PDF with a page without extent', () => pdfOfPages(1, { box: '0 0 0 0' }), ['readable', 'undecodable']],
  ['a PDF with a picture of 900 megapixels', () => pdfOfBomb(30_000, 30_000), ['too_large']],
  [
    'a PDF whose page has 300 MB of text in 300 kB',
    () => textPage('<</Filter/FlateDecode>>', deflateSync(Buffer.alloc(300_000_000, 'q '), { level: 1 })),
    ['readable', 'undecodable', 'reader_failed', 'timeout'],
  ],
  [
    'a PDF whose stream is packed six times over',
    () => {
      let data: Buffer = Buffer.alloc(200_000_000, ' ');
      for (let times = 0; times < 6; times++) data = deflateSync(data, { level: 1 });
      return textPage(`<</Filter[${'/FlateDecode'.repeat(6)}]>>`, data);
    },
    ['readable', 'undecodable'],
  ],
  [
    'a PDF nested 200,000 deep',
    () => pdfOfPages(1, { catalogue: `/X ${'['.repeat(200_000)}${']'.repeat(200_000)}` }),
    ['readable', 'undecodable'],
  ],
  [
    'a PDF whose pages are their own parents',
    () => pdfFile([['<</Type/Catalog/Pages 2 0 R>>'], ['<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>']]),
    ['undecodable'],
  ],
  [
    'a PDF whose table of contents leads back to itself',
    () => {
      const once = pdfOfPages(1).toString('latin1');
      const table = /startxref\n(\d+)/.exec(once)?.[1] ?? '0';
      return Buffer.from(once.replace('/Root', `/Prev ${table}/Root`), 'latin1');
    },
    ['readable', 'undecodable'],
  ],
];

describe('a hostile file', () => {
  it.each(bombs)('gets a clear answer: %s', { timeout: 60_000 }, async (_, bytes, expected) => {
    expect(expected).toContain(whyNot(await reader.inspect(file(await bytes()))));
  });

  it(
    'that takes forever is given up after the time limit, and the next document is read',
    { timeout: 60_000 },
    async () => {
      const hasty = createDocumentReader({ timeMs: 4_000, inspectMs: 2_000 });
      // each line crosses the page; 60,000 of them take a minute
      const lines = Buffer.from('0 0 m 595 842 l S '.repeat(60_000));
      const slow = textPage('<</Filter/FlateDecode>>', deflateSync(lines));
      expect(whyNot(await hasty.inspect(file(slow)))).toBe('timeout');
      const [, good] = documents[0] ?? [];
      expect(whyNot(await hasty.inspect(file(good ?? Buffer.alloc(0))))).toBe('readable');
      await hasty.close();
    },
  );

  it('does not keep the next document from being read', { timeout: 60_000 }, stillReads);
});

describe('1,000 damaged files', () => {
  it('each get an answer, and the reader goes on', { timeout: 600_000 }, async () => {
    const second = createDocumentReader();
    const answers = (await Promise.all([reader, second].map((one, half) => answersOf(one, half)))).flat();
    await second.close();
    expect(answers).toHaveLength(1_000);
    const known = ['readable', 'undecodable', 'not_a_picture', 'too_large', 'too_many_pages'];
    const others = answers.filter((answer) => !known.includes(answer));
    // a decoder may crash on a few without harm, as its process is only for that
    expect(others.length, others.join()).toBeLessThan(10);
    expect(answers.filter((answer) => answer === 'undecodable').length).toBeGreaterThan(300);
    await stillReads();
  });
});

/** To one half of the damaged files each; every tenth is read, the others are opened. */
async function answersOf(one: ChildDocumentReader, half: number): Promise<string[]> {
  const answers: string[] = [];
  for (let at = 0; at < 500; at++) {
    const seed = 2 * at + half;
    const [, bytes] = documents[at % documents.length] ?? [];
    const damaged = file(mutated(bytes ?? Buffer.alloc(0), seed));
    answers.push(whyNot(at % 10 === 0 ? await one.read(damaged, zoneOnly) : await one.inspect(damaged)));
  }
  return answers;
}

describe.skipIf(process.platform !== 'linux')('memory of the reader (needs /proc)', () => {
  it('stays below 700 MB over a mix of documents', { timeout: 600_000 }, async () => {
    let most = 0;
    for (let at = 0; at < 60; at++) {
      const [, bytes] = documents[at % documents.length] ?? [];
      await reader.read(file(bytes ?? Buffer.alloc(0)), at % 12 === 0 ? all : zoneOnly);
      most = Math.max(most, peakOf(reader.pid()));
    }
    expect(most).toBeGreaterThan(50);
    expect(most).toBeLessThan(700);
  });
});

/** Most resident memory of a process so far, in MB: VmHWM of proc(5). */
function peakOf(pid: number | null): number {
  const status = pid === null ? '' : readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
