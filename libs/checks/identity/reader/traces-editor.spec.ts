import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpegQuality } from './jpeg-quality.js';
import { jpegSegments } from './jpeg-segments.js';
import { editorTrace } from './traces-editor.js';

const plain = () => sharp({ create: { width: 64, height: 48, channels: 3, background: '#a0b0c0' } });

async function signedBy(software: string): Promise<Buffer> {
  return plain()
    .withExif({ IFD0: { Software: software } })
    .jpeg()
    .toBuffer();
}

/** Puts a segment after the start of the image. */
function withSegment(jpeg: Buffer, marker: number, bytes: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), head, bytes, jpeg.subarray(2)]);
}

function photoshopResource(id: number): Buffer {
  const block = Buffer.alloc(12);
  block.write('8BIM', 0, 'latin1');
  block.writeUInt16BE(id, 4);
  return Buffer.concat([Buffer.from('Photoshop 3.0\0', 'latin1'), block]);
}

describe('the trace of an editing program', () => {
  it.each([
    ['Adobe Photoshop 25.1 (Windows)', 'Adobe Photoshop'],
    ['GIMP 2.10.34', 'GIMP'],
    ['paint.net 5.0', 'paint.net'],
  ])('is the name of %s', async (software, name) => {
    expect(await editorTrace(await signedBy(software))).toBe(name);
  });

  it.each(['iOS 17.2', 'HDR+ 1.0.585804376', 'EPSON Scan', 'Adobe Photoshop Lightroom Classic 13.0'])(
    'is not %s: cameras, scanners and developers of photos edit nothing',
    async (software) => {
      expect(await editorTrace(await signedBy(software))).toBeNull();
    },
  );

  it('is found in the history of XMP', async () => {
    const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>Canva</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
    expect(await editorTrace(await plain().withXmp(xmp).webp().toBuffer())).toBe('Canva');
  });

  it('is found in segments that only such programs write', async () => {
    const jpeg = await plain().jpeg().toBuffer();
    expect(await editorTrace(withSegment(jpeg, 0xec, Buffer.from('Ducky\0\x01', 'latin1')))).toBe(
      'Adobe Photoshop',
    );
    expect(await editorTrace(withSegment(jpeg, 0xed, photoshopResource(0x040c)))).toBe('Adobe Photoshop');
    // texts for the press, which many programs write
    expect(await editorTrace(withSegment(jpeg, 0xed, photoshopResource(0x0404)))).toBeNull();
  });

  it('is none in plain, cut and broken files', async () => {
    const jpeg = await signedBy('GIMP 2.10');
    expect(await editorTrace(await plain().png().toBuffer())).toBeNull();
    expect(await editorTrace(Buffer.from('no picture'))).toBeNull();
    for (let length = 0; length < 200; length += 7) {
      const cut = jpeg.subarray(0, length);
      expect([null, 'GIMP']).toContain(await editorTrace(cut));
    }
  });
});

describe('the quality of a JPEG', () => {
  it.each([50, 75, 85, 92])('is told for tables of the IJG family: %i', async (quality) => {
    const jpeg = await plain().jpeg({ quality }).toBuffer();
    expect(jpegQuality(jpegSegments(jpeg))).toBe(quality);
  });

  it('is not told for other tables', async () => {
    const jpeg = await plain().jpeg({ quality: 80, quantisationTable: 3 }).toBuffer();
    expect(jpegQuality(jpegSegments(jpeg))).toBeNull();
    expect(jpegQuality(jpegSegments(await plain().png().toBuffer()))).toBeNull();
  });
});
