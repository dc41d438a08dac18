import sharp from 'sharp';
import { jpegMarkers, jpegSegments, type JpegSegment } from './jpeg-segments.js';
import { editors } from './traces-editors.catalogue.js';

/** metadata beyond this is not looked through */
const mostBytes = 256 * 1024;

/**
 * The name of an editing program that left its mark in the file: in its own field for software, in the history of XMP, or
 * in segments that only such programs write. Honest files can have one, and its absence means nothing: messengers strip it.
 *
 * @returns null where there is none, and where the metadata can't be read
 */
export async function editorTrace(bytes: Uint8Array): Promise<string | null> {
  const segments = jpegSegments(bytes);
  const texts = await signaturesIn(bytes);
  for (const text of texts) {
    const editor = editors.find(({ signature }) => signature.test(text));
    if (editor) return editor.name;
  }
  return photoshopSegments(segments) ? 'Adobe Photoshop' : null;
}

/** What the metadata says of the programs that made the file. */
async function signaturesIn(bytes: Uint8Array): Promise<string[]> {
  try {
    const { exif, xmp, comments } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return [
      ...(exif ? exifSoftware(exif.subarray(0, mostBytes)) : []),
      ...(xmp ? xmpPrograms(xmp.subarray(0, mostBytes).toString('utf8')) : []),
      ...(comments ?? []).filter(({ keyword }) => keyword === 'Software').map(({ text }) => text),
    ];
  } catch {
    return [];
  }
}

/** Tags of the first directory that name a program: Software (Exif 2.32, 4.6.4) and ProcessingSoftware (its extension). */
const softwareTags = new Set([0x0131, 0x000b]);
const asciiType = 2;
/** a directory has a few dozen entries */
const mostEntries = 200;

function exifSoftware(exif: Buffer): string[] {
  const start = exif.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? 6 : 0;
  const tiff = exif.subarray(start);
  const order = tiff.subarray(0, 2).toString('latin1');
  if ((order !== 'II' && order !== 'MM') || tiff.length < 14) return [];
  const little = order === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  if (directory + 2 > tiff.length) return [];
  const found: string[] = [];
  const entries = Math.min(mostEntries, short(directory));
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > tiff.length) break;
    if (!softwareTags.has(short(at)) || short(at + 2) !== asciiType) continue;
    const length = long(at + 4);
    // four bytes or less stand in the entry itself
    const value = length <= 4 ? at + 8 : long(at + 8);
    found.push(tiff.subarray(value, value + Math.min(length, 200)).toString('latin1'));
  }
  return found;
}

/** Programs in XMP: the one that made the file and those of its history, as attributes or as elements (XMP part 2, 1.2.2). */
function xmpPrograms(xmp: string): string[] {
  const found: string[] = [];
  for (const [, attribute, element] of xmp.matchAll(
    /(?:xmp:CreatorTool|stEvt:softwareAgent|tiff:Software)(?:\s*=\s*["']([^"']{1,200})|>([^<]{1,200}))/g,
  )) {
    found.push(attribute ?? element ?? '');
  }
  return found;
}

/** Resources of Photoshop that only it writes; 0x0404 and 0x0425 are IPTC texts and their digest, which many programs write. */
const sharedResources = new Set([0x0404, 0x0425, 0x03ed]);

function photoshopSegments(segments: JpegSegment[]): boolean {
  const begins = (segment: JpegSegment, text: string): boolean =>
    Buffer.from(segment.bytes.subarray(0, text.length)).toString('latin1') === text;
  return segments.some((segment) => {
    // what "Save for Web" signs with
    if (segment.marker === jpegMarkers.app12) return begins(segment, 'Ducky');
    if (segment.marker !== jpegMarkers.app13 || !begins(segment, 'Photoshop 3.0\0')) return false;
    return resourcesIn(Buffer.from(segment.bytes.subarray(14))).some((id) => !sharedResources.has(id));
  });
}

/** Ids of the resource blocks: '8BIM', id, a name of Pascal padded to even length, length, data padded to even length. */
function resourcesIn(bytes: Buffer): number[] {
  const ids: number[] = [];
  let at = 0;
  while (at + 12 <= bytes.length && bytes.subarray(at, at + 4).toString('latin1') === '8BIM') {
    ids.push(bytes.readUInt16BE(at + 4));
    const name = (bytes[at + 6] ?? 0) + 1;
    const size = at + 6 + name + (name % 2);
    if (size + 4 > bytes.length) break;
    const length = bytes.readUInt32BE(size);
    at = size + 4 + length + (length % 2);
  }
  return ids;
}
