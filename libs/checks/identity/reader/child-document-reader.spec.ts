import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { composeMrz } from '../mrz/compose.js';
import { ocrB } from '../ocr-b.js';
import { createDocumentReader } from './child-document-reader.js';

const lines = composeMrz({
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

/** The lines at `pitch` pixels a character on plain paper. */
async function pictureOf(text: readonly string[], pitch: number, turn = 0): Promise<Buffer> {
  const scale = pitch / ocrB.advance;
  const glyphs = text.flatMap((line, row) =>
    [...line].map((character, at) => {
      const x = (at + 3) * pitch;
      const y = (8 + row * 2.5) * pitch;
      return `<path transform="translate(${x} ${y}) scale(${scale})" d="${ocrB.paths[character] ?? ''}"/>`;
    }),
  );
  const width = ((text[0]?.length ?? 0) + 6) * pitch;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${18 * pitch}"><rect width="100%" height="100%" fill="#eee"/>${glyphs.join('')}</svg>`;
  return sharp(Buffer.from(svg)).rotate(turn, { background: '#eee' }).jpeg({ quality: 85 }).toBuffer();
}

/** A PNG whose header and data are what they say, of any size: zeros compress to almost nothing. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const data = deflateSync(Buffer.alloc((width + 1) * Math.min(height, 2000)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const zoneOnly = { page: false, derived: false };
const file = (bytes: Uint8Array) => ({ contentType: 'image/png', bytes });

describe('document reader in its own process', () => {
  const reader = createDocumentReader();
  afterAll(() => reader.close());

  it.each([0, 180, 90, 7, -9])('reads a card lying at %i degrees', async (turn) => {
    const reading = await reader.read(file(await pictureOf(lines, 22, turn)), zoneOnly);
    expect(reading).toMatchObject({ readable: true, mrz: { lines } });
  });

  it('says that there is no zone where there is none', async () => {
    const blank = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#ddd' } })
      .png()
      .toBuffer();
    expect(await reader.read(file(blank), zoneOnly)).toMatchObject({
      readable: true,
      mrz: null,
      quality: { widthPx: 900, heightPx: 600, pages: 1 },
    });
  });

  it('refuses what is no picture, is too large or is cut short, and goes on in the same process', async () => {
    const whole = await pictureOf(lines, 22);
    await reader.read(file(whole), zoneOnly);
    const pid = reader.pid();
    const refusals: [Uint8Array, string][] = [
      [Buffer.from('hello, I am a passport'), 'not_a_picture'],
      [Buffer.from('%PDF-1.7'), 'undecodable'],
      [Buffer.alloc(0), 'not_a_picture'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'not_a_picture'],
      [hugePng(10_000, 10_000), 'too_large'],
      [hugePng(60_000, 60_000), 'too_large'],
      [hugePng(4_000, 8_000), 'undecodable'],
      [whole.subarray(0, whole.length / 2), 'undecodable'],
      [
        Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from('but no more')]),
        'undecodable',
      ],
      [Buffer.concat([whole.subarray(0, 3), Buffer.alloc(26 * 1024 * 1024)]), 'too_large'],
    ];
    for (const [bytes, reason] of refusals)
      expect(await reader.read(file(bytes), zoneOnly)).toEqual({ readable: false, reason });
    expect(await reader.read(file(whole), zoneOnly)).toMatchObject({ mrz: { lines } });
    expect(reader.pid()).toBe(pid);
  });

  it('inspects without reading, so that an upload is answered at once', async () => {
    const picture = await pictureOf(lines, 22);
    expect(await reader.inspect(file(picture))).toMatchObject({ readable: true, mrz: null });
    expect(await reader.inspect(file(hugePng(10_000, 10_000)))).toEqual({
      readable: false,
      reason: 'too_large',
    });
  });

  it('reads again after its process was killed', async () => {
    const picture = file(await pictureOf(lines, 22));
    await reader.read(picture, zoneOnly);
    const before = reader.pid();
    if (before === null) throw new Error('no process');
    process.kill(before, 'SIGKILL');
    const readings = [await reader.read(picture, zoneOnly), await reader.read(picture, zoneOnly)];
    // the one that met the dying process may have failed; it says so instead of hanging
    expect(readings.at(-1)).toMatchObject({ mrz: { lines } });
    expect(reader.pid()).not.toBe(before);
  });
});

describe('limits of the document reader', () => {
  it('ends a document that takes too long', async () => {
    const reader = createDocumentReader({ timeMs: 1 });
    expect(await reader.read(file(await pictureOf(lines, 22)), zoneOnly)).toEqual({
      readable: false,
      reason: 'timeout',
    });
    await reader.close();
  });

  it('ends a process that takes too much memory', async () => {
    const reader = createDocumentReader({ memoryBytes: 1024 * 1024 });
    const noise = await sharp({
      create: {
        width: 4000,
        height: 4000,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .png({ compressionLevel: 0 })
      .toBuffer();
    expect(
      await reader.read(file(noise.length < 25 * 1024 * 1024 ? noise : await pictureOf(lines, 22)), zoneOnly),
    ).toEqual({
      readable: false,
      reason: 'reader_failed',
    });
    await reader.close();
  });

  it('replaces its process after so many documents', async () => {
    const reader = createDocumentReader({ documents: 1 });
    const picture = file(await pictureOf(lines, 22));
    await reader.read(picture, zoneOnly);
    const first = reader.pid();
    await reader.read(picture, zoneOnly);
    expect(reader.pid()).not.toBe(first);
    await reader.close();
  });

  it('answers after it was closed', async () => {
    const reader = createDocumentReader();
    await reader.close();
    expect(await reader.read(file(new Uint8Array()), zoneOnly)).toEqual({
      readable: false,
      reason: 'reader_failed',
    });
  });
});
