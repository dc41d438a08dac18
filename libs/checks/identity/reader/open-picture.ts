import sharp from 'sharp';

/** One byte a pixel, rows from the top; 0 is black. */
export interface GreyPicture {
  pixels: Uint8Array;
  width: number;
  height: number;
}

export type Refusal = 'not_a_picture' | 'too_large' | 'undecodable';
export type Opened =
  { ok: true; picture: GreyPicture; widthPx: number; heightPx: number } | { ok: false; reason: Refusal };

/** 64 megapixels: more than the pictures of common telephones, and 64 MB as one byte a pixel. */
export const mostPixels = 64 * 1024 * 1024;
/** as much as the upload of one document may hold */
export const mostBytes = 25 * 1024 * 1024;
/** side beyond which more detail makes no line better readable */
const workingSide = 2400;

/**
 * Opens an untrusted picture: the type is taken from the first bytes, the size from the header before anything is
 * decoded, and a file cut short is refused rather than filled with grey.
 */
export async function openPicture(bytes: Uint8Array): Promise<Opened> {
  if (bytes.byteLength > mostBytes) return { ok: false, reason: 'too_large' };
  if (!pictureType(bytes)) return { ok: false, reason: 'not_a_picture' };
  try {
    const options = { limitInputPixels: mostPixels, failOn: 'truncated', pages: 1 } as const;
    const { width, height } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    if (width * height > mostPixels) return { ok: false, reason: 'too_large' };
    const { data, info } = await sharp(bytes, options)
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize({ width: workingSide, height: workingSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 1) return { ok: false, reason: 'undecodable' };
    const picture = {
      pixels: new Uint8Array(data.buffer, data.byteOffset, data.length),
      width: info.width,
      height: info.height,
    };
    return { ok: true, picture, widthPx: width, heightPx: height };
  } catch {
    return { ok: false, reason: 'undecodable' };
  }
}

/** By the first bytes, whatever the sender calls it: JPEG, PNG, WebP, TIFF. */
export function pictureType(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | 'tiff' | null {
  const begins = (text: string, at = 0): boolean =>
    [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0));
  if (begins('\xff\xd8\xff')) return 'jpeg';
  if (begins('\x89PNG\r\n\x1a\n')) return 'png';
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp';
  if (begins('II*\0') || begins('MM\0*')) return 'tiff';
  return null;
}
