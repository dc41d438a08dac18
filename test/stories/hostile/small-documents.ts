import sharp from 'sharp';
import { composeMrz } from '#checks/identity/mrz/compose.js';
import { ocrB } from '#checks/identity/ocr-b.js';
import { pdfOfPictures } from '../../harness/pdf-file.js';

export const zone = composeMrz({
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

/** pixels from one character of the zone to the next; kept small, for many are decoded */
const pitch = 12;

/** A card with a readable zone in each kind of file that is taken. */
export async function smallDocuments(): Promise<Record<string, Buffer>> {
  const glyphs = zone.flatMap((line, row) =>
    [...line].map((character, at) => {
      const place = `translate(${(at + 2.5) * pitch} ${(13 + row * 2) * pitch})`;
      return `<path transform="${place} scale(${pitch / ocrB.advance})" d="${ocrB.paths[character] ?? ''}"/>`;
    }),
  );
  const [width, height] = [35 * pitch, 20 * pitch];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#e4e8ec"/><rect x="24" y="24" width="80" height="100" fill="#8a7a6a"/>${glyphs.join('')}</svg>`;
  const picture = sharp(await sharp(Buffer.from(svg)).removeAlpha().png().toBuffer());
  const jpeg = await picture.clone().jpeg({ quality: 88 }).toBuffer();
  return {
    jpeg,
    progressive: await picture
      .clone()
      .jpeg({ progressive: true })
      .withMetadata({ orientation: 1 })
      .toBuffer(),
    png: await picture.clone().png().toBuffer(),
    webp: await picture.clone().webp().toBuffer(),
    avif: await picture.clone().avif({ effort: 1 }).toBuffer(),
    tiff: await picture.clone().tiff({ compression: 'deflate' }).toBuffer(),
    pdf: pdfOfPictures([{ jpeg, width, height, place: '243 139 0 0' }], '0 0 243 139'),
  };
}

/** An AVIF that says it has this many pixels a side: in its image spatial extents (ISO/IEC 23008-12, 6.5.3). */
export function ofSide(avif: Buffer, side: number): Buffer {
  const copy = Buffer.from(avif);
  const extents = copy.indexOf('ispe', 0, 'latin1') + 8;
  copy.writeUInt32BE(side, extents);
  copy.writeUInt32BE(side, extents + 4);
  return copy;
}
