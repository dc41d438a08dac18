import sharp, { type Sharp } from 'sharp';
import type { NotReadable } from '../document-reader.js';
import { fileType } from './file-type.js';
import { contentOf } from './page-content.js';
import type { ColourPicture, GreyPicture, OpenedPicture } from './picture.js';
import { rasterisePdf } from './rasterise-pdf.js';

export type Refusal = Exclude<NotReadable, 'timeout' | 'reader_failed'>;
/** pages in their order, at least one */
export type Opened = { ok: true; pages: OpenedPicture[] } | { ok: false; reason: Refusal };

/** 64 megapixels: more than the pictures of common telephones, and 64 MB as one byte a pixel. */
export const mostPixels = 64 * 1024 * 1024;
/** as much as the upload of one document may hold */
export const mostBytes = 25 * 1024 * 1024;
/** side beyond which more detail makes no line better readable */
const workingSide = 2400;
/** of a PDF: who scans front and back of two documents needs no more */
const pagesDrawn = 4;

/**
 * Opens an untrusted picture: the type is taken from the first bytes, the size from the header before anything is
 * decoded, and a file cut short is refused rather than filled with grey.
 *
 * @param wantedPages how many pages of a PDF are drawn, from the first
 */
export async function openPicture(bytes: Uint8Array, wantedPages = pagesDrawn): Promise<Opened> {
  if (bytes.byteLength > mostBytes) return { ok: false, reason: 'too_large' };
  const type = fileType(bytes);
  if (type === null || type === 'heic') return { ok: false, reason: 'not_a_picture' };
  try {
    return type === 'pdf' ? await openPdf(bytes, wantedPages) : await openRaster(bytes);
  } catch {
    return { ok: false, reason: 'undecodable' };
  }
}

async function openRaster(bytes: Uint8Array): Promise<Opened> {
  const options = { limitInputPixels: mostPixels, failOn: 'truncated', pages: 1 } as const;
  const header = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
  if (header.width * header.height > mostPixels) return { ok: false, reason: 'too_large' };
  const upright = sharp(bytes, options).autoOrient().flatten({ background: '#ffffff' });
  const { width: widthPx, height: heightPx } = header.autoOrient;
  return { ok: true, pages: [{ ...(await working(upright)), widthPx, heightPx, pages: 1 }] };
}

/** Margins of white paper are left out, so that a card on a sheet is not made small with the sheet. */
async function openPdf(bytes: Uint8Array, wantedPages: number): Promise<Opened> {
  const pages: OpenedPicture[] = [];
  const outcome = await rasterisePdf(bytes, wantedPages, async (page, count) => {
    const { width, height } = page;
    const content = contentOf(page);
    const drawn = sharp(page.pixels, { raw: { width, height, channels: 3 } }).extract(content);
    pages.push({
      ...(await working(drawn)),
      widthPx: content.width,
      heightPx: content.height,
      pages: count,
    });
  });
  if (outcome !== 'drawn') return { ok: false, reason: outcome };
  return pages.length > 0 ? { ok: true, pages } : { ok: false, reason: 'undecodable' };
}

async function working(picture: Sharp): Promise<{ colour: ColourPicture; grey: GreyPicture }> {
  const colour = await picture
    .resize({ width: workingSide, height: workingSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = colour.info;
  if (channels !== 3) throw new Error(`${channels} channels in place of red, green, blue`);
  const grey = await sharp(colour.data, { raw: { width, height, channels: 3 } })
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return {
    colour: { pixels: bytesOf(colour.data), width, height },
    grey: { pixels: bytesOf(grey), width, height },
  };
}

function bytesOf(data: Buffer): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.length);
}
