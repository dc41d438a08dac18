import { deflateSync, crc32, gzipSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { pdfOfBomb, pdfOfPages } from '../../harness/pdf-file.js';
import { marker, type MalformedRequest } from './malformed-request.js';

const url = '/v1/cases/{case}/evidence/documents';
const boundary = 'zzboundary';
const type = `multipart/form-data; boundary=${boundary}`;

type Part = [name: string, value: string | Buffer, filename?: string];

function form(parts: readonly Part[], end = `--${boundary}--\r\n`): Buffer {
  const pieces = parts.flatMap(([name, value, filename]) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"` +
        (filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: image/png`) +
        '\r\n\r\n',
    ),
    Buffer.from(value as string),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(end)]);
}

/** What leaves no doubt that the rest of the request is good. */
export async function goodDocument(): Promise<{
  url: string;
  body: Buffer;
  headers: Record<string, string>;
}> {
  const parts: Part[] = [
    ['type', 'passport'],
    ['file', await pictureOf(60, 40).png().toBuffer(), 'd.png'],
  ];
  return { url, body: form(parts), headers: { 'content-type': type } };
}

function pictureOf(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#886644' }, limitInputPixels: false });
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, sum]);
}

/** A PNG that says it is this large, whatever its data holds. */
function png(width: number, height: number, data: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(data)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** The JPEG with another size written into its frame header (ITU-T T.81 B.2.2). */
function resizedHeader(jpeg: Buffer, side: number): Buffer {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(side, frame + 5);
  copy.writeUInt16BE(side, frame + 7);
  return copy;
}

async function pictures(): Promise<[name: string, bytes: Buffer, code?: string][]> {
  const noise = pictureOf(400, 300).composite([]);
  const [asPng, asJpeg, asWebp, asGif] = await Promise.all([
    sharp(noiseOf(300, 200), { raw: { width: 300, height: 200, channels: 3 } })
      .png()
      .toBuffer(),
    sharp(noiseOf(300, 200), { raw: { width: 300, height: 200, channels: 3 } })
      .jpeg()
      .toBuffer(),
    sharp(noiseOf(300, 200), { raw: { width: 300, height: 200, channels: 3 } })
      .webp()
      .toBuffer(),
    noise.gif().toBuffer(),
  ]);
  const cut = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));
  const unsupported = 'unsupported_file';
  return [
    ['half of a PNG', cut(asPng)],
    ['half of a JPEG', cut(asJpeg)],
    ['half of a WebP', cut(asWebp)],
    ['a PNG whose data is damaged', Buffer.from(asPng).fill(0x55, 500, 2_000)],
    ['the first bytes of a PNG and no more', asPng.subarray(0, 8)],
    ['the first bytes of a PNG, then text', Buffer.concat([asPng.subarray(0, 8), Buffer.from(marker)])],
    ['the first bytes of a TIFF, then text', Buffer.from(`II*\0${marker.repeat(9)}`)],
    [
      'a picture of 100 megapixels in a small file',
      await pictureOf(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer(),
    ],
    ['a PNG that says it has 4 gigapixels', png(65_535, 65_535, Buffer.alloc(100_000))],
    ['a PNG that says it has 4 exapixels', png(0x7fffffff, 0x7fffffff, Buffer.alloc(10))],
    ['a PNG of no width', png(0, 10, Buffer.alloc(10))],
    ['a PNG whose size its data does not have', png(4_000, 4_000, Buffer.alloc(100))],
    ['a JPEG that says it has 4 gigapixels', resizedHeader(asJpeg, 65_000)],
    ['a GIF', asGif, unsupported],
    ['text called a PNG', Buffer.from(`Dear Sir or Madam, ${marker}`), unsupported],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'),
      unsupported,
    ],
    ['an HTML page', Buffer.from('<!doctype html><script>x()</script>'), unsupported],
    ['the first bytes of a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')],
    ['a PDF of 10,000 pages', pdfOfPages(10_000)],
    ['a PDF with a picture of 900 megapixels', pdfOfBomb(30_000, 30_000)],
    ['an HEIC picture', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), unsupported],
    ['an AVIF picture cut short', Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1avif', 'latin1')],
    ['a zip', Buffer.from('PK\x03\x04' + 'x'.repeat(50)), unsupported],
    ['a gzip bomb', gzipSync(Buffer.alloc(100_000_000)), unsupported],
    ['an executable', Buffer.from('\x7fELF' + 'x'.repeat(50)), unsupported],
    ['zeros', Buffer.alloc(1_000), unsupported],
    ['nothing', Buffer.alloc(0), unsupported],
  ];
}

function noiseOf(width: number, height: number): Buffer {
  const pixels = Buffer.alloc(width * height * 3);
  // a small generator of its own: the same picture in every run
  for (let i = 0, state = 1; i < pixels.length; i++)
    pixels[i] = (state = (state * 48_271) % 0x7fffffff) & 255;
  return pixels;
}

export async function documentFaults(): Promise<MalformedRequest[]> {
  const picture = await pictureOf(60, 40).png().toBuffer();
  const file: Part = ['file', picture, 'd.png'];
  const upload = (
    name: string,
    parts: readonly Part[],
    expected: Partial<MalformedRequest>,
    end?: string,
  ): MalformedRequest => ({
    name: `a document upload with ${name}`,
    url,
    body: form(parts, end),
    headers: { 'content-type': type },
    status: 400,
    code: 'invalid_request',
    ...expected,
  });
  const broken = { code: 'malformed_multipart' };
  const byType = (name: string, contentType: string, body: Buffer): MalformedRequest => ({
    ...upload(name, [file], {}),
    body,
    headers: { 'content-type': contentType },
  });
  const found = await pictures();
  return [
    ...found.map(([name, bytes, code = 'invalid_request']) =>
      upload(name, [['file', bytes, `${marker}.png`]], {
        code,
        status: code === 'unsupported_file' ? 415 : 400,
        pointer: '#/file',
      }),
    ),
    upload('nothing in it', [], { pointer: '#/file' }),
    upload('neither file nor lines', [['type', 'passport']], { pointer: '#/file' }),
    upload('two files', [file, file], broken),
    upload('the file under another name', [['picture', picture, 'd.png']], { pointer: '#/file' }),
    upload('a file of 26 MB', [['file', Buffer.alloc(26_300_000, 1), 'd.png']], {
      code: 'file_too_large',
      status: 413,
    }),
    upload('an unknown field', [[marker, 'x'], file], {}),
    upload('a field twice', [['type', 'visa'], ['type', 'visa'], file], { code: 'duplicate_member' }),
    upload('thirty fields', [...Array.from({ length: 30 }, (_, i): Part => [`f${i}`, 'x']), file], broken),
    upload('a field of 70 kB', [['type', 'x'.repeat(70_000)], file], { code: 'body_too_large', status: 413 }),
    upload('a prototype for a field', [['__proto__', 'x'], file], { code: 'unsafe_member_name' }),
    upload('a constructor for a field', [['constructor', 'x'], file], { code: 'unsafe_member_name' }),
    upload('a NUL in a field', [['type', 'a\0b'], file], { code: 'unstorable_text', pointer: '#/type' }),
    upload('a NUL in the name of a field', [['ty\0pe', 'visa'], file], { code: 'unstorable_text' }),
    upload('a NUL in the name of the file', [['file', picture, 'a\0b.png']], { code: 'unstorable_text' }),
    upload('an unknown type', [['type', marker], file], { pointer: '#/type' }),
    upload('an unknown source of its lines', [['mrz_source', marker], file], { pointer: '#/mrz_source' }),
    upload('four lines', [['mrz_lines', 'a\nb\nc\nd'], file], { pointer: '#/mrz_lines' }),
    upload('a long line', [['mrz_lines', marker.repeat(9)]], { pointer: '#/mrz_lines' }),
    upload('blank lines', [['mrz_lines', ' \n ']], { pointer: '#/mrz_lines' }),
    upload('a wrong time', [['observed_at', marker], file], { pointer: '#/observed_at' }),
    upload('a time without offset', [['observed_at', '2026-01-05T10:00:00'], file], {
      pointer: '#/observed_at',
    }),
    upload('a time to come', [['observed_at', '2999-01-05T10:00:00Z'], file], { pointer: '#/observed_at' }),
    upload('an end that does not come', [file], broken, ''),
    {
      ...byType('a boundary that is not its own', 'multipart/form-data; boundary=other', form([file])),
      code: 'malformed_multipart',
    },
    { ...byType('no boundary', 'multipart/form-data', form([file])), code: 'malformed_multipart' },
    {
      ...byType('half of a part', type, Buffer.from(`--${boundary}\r\nContent-Dis`)),
      code: 'malformed_multipart',
    },
    { ...byType('no body', type, Buffer.alloc(0)), pointer: '#/file' },
    {
      ...byType('JSON in place of a form', 'application/json', Buffer.from('{}')),
      status: 415,
      code: 'unsupported_media_type',
    },
    { ...byType('a bare picture', 'image/png', picture), status: 415, code: 'unsupported_media_type' },
  ];
}
