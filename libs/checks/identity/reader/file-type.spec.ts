import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fileType } from './file-type.js';

const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: '#467' } });
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const ftyp = (...brands: string[]): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 12 + 4 * brands.length]),
    latin(`ftyp${brands[0] ?? ''}\0\0\0\0${brands.slice(1).join('')}`),
  ]);

describe('the type of a file', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'tiff'] as const)('is that of its bytes: %s', async (type) => {
    expect(fileType(await picture.clone().toFormat(type).toBuffer())).toBe(type);
  });

  it.each([
    ['a PDF', latin('%PDF-1.7\n'), 'pdf'],
    ['a picture of a telephone in HEVC', ftyp('heic', 'mif1', 'heic'), 'heic'],
    ['a HEIF picture of any coding', ftyp('mif1', 'miaf'), 'heic'],
    ['AV1 in a HEIF picture of any coding', ftyp('mif1', 'miaf', 'avif'), 'avif'],
    ['a film', ftyp('isom', 'mp42'), null],
    ['a box that says it is larger than the file', latin('\xff\xff\xff\xffftypabcd'), null],
    ['a box cut short', latin('\0\0\0\x20ftyp'), null],
    ['text', latin('hello'), null],
    ['nothing', latin(''), null],
  ])('tells %s', (_, bytes, type) => {
    expect(fileType(bytes)).toBe(type);
  });
});
