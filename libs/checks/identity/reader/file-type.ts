/** What a document may be sent as, and the content type it is stored under, whatever the sender calls it. */
export const contentTypes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  tiff: 'image/tiff',
  pdf: 'application/pdf',
} as const;
export type FileType = keyof typeof contentTypes;

/** By the first bytes. HEIC is told apart only to say what to do instead: nothing here decodes it. */
export function fileType(bytes: Uint8Array): FileType | 'heic' | null {
  if (begins(bytes, '\xff\xd8\xff')) return 'jpeg';
  if (begins(bytes, '\x89PNG\r\n\x1a\n')) return 'png';
  if (begins(bytes, 'RIFF') && begins(bytes, 'WEBP', 8)) return 'webp';
  if (begins(bytes, 'II*\0') || begins(bytes, 'MM\0*')) return 'tiff';
  if (begins(bytes, '%PDF-')) return 'pdf';
  const brands = brandsOf(bytes);
  if (brands.some((brand) => avifBrands.has(brand))) return 'avif';
  return brands.some((brand) => heicBrands.has(brand)) ? 'heic' : null;
}

/** AV1 Image File Format, section 8: a picture, a sequence */
const avifBrands = new Set(['avif', 'avis']);
/** ISO/IEC 23008-12, annex B.4 and 10.2: pictures in HEVC, and the brand that any HEIF file may have */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1']);
/** brands looked at; common files name six */
const mostBrands = 32;

/** Of the file type box (ISO/IEC 14496-12, 4.3): size, 'ftyp', major brand, version, compatible brands to its end. */
function brandsOf(bytes: Uint8Array): string[] {
  if (!begins(bytes, 'ftyp', 4)) return [];
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const end = Math.min(size, bytes.byteLength, 16 + 4 * mostBrands);
  const brands: string[] = [];
  for (let at = 8; at + 4 <= end; at += 4)
    if (at !== 12) brands.push(String.fromCharCode(...bytes.subarray(at, at + 4)));
  return brands;
}

function begins(bytes: Uint8Array, text: string, at = 0): boolean {
  return [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0));
}
