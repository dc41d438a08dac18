import { createHash } from 'node:crypto';
import type { EvidenceFile } from '../evidence.js';
import type { Identifier, RelatedCandidate } from '../check.js';
import type { DocumentReading } from './document-reader.js';

type Readable = Extract<DocumentReading, { readable: true }>;

/** A file somebody else has handed in, or a picture of the same document as somebody else's. */
export interface SharedPicture {
  candidateId: string;
  kind: 'same_file' | 'same_picture';
}

/**
 * The blind index finds equal values only, so that nothing in it can be laid open. Nearness becomes equality by cutting the
 * 192 bits of the hash into 16 bands of 12, band j taking the bits j, j + 16, j + 32 ...: six of the portrait, three of the foot
 * of the page, three of its print. Bits that differ spoil at most as many bands as they are: two hashes of which at most 11 bits
 * differ share at least 16 - 11 = 5 bands for certain. Where more differ it is a matter of chance: with a share p of
 * differing bits a band is equal with (1 - p)^12, so at p = 0.06 (one document, two pictures) 16 x 0.48 = 7.6 bands are on
 * average, at p = 0.37 (two people, one layout) 16 x 0.004 = 0.06.
 */
const bands = 16;
const bandBits = 12;
/**
 * Bands that two pictures of one document share at least. Measured on one layout (test pages with 37 portraits, six
 * pictures each: scans, and simulated photographs turned up to 12 degrees, slanted, lit from a side, with glare, noise and
 * JPEG down to quality 50): of 555 pairs of pictures of one document 85 in 100 share five, 93 in 100 four; of 11,736 pairs
 * of different documents none shares three. On 276 pairs whose faces are one drawing in other colours one pair shares four.
 */
export const nearBands = 5;

/**
 * What stands for the picture of a document in the blind index: its bytes, and for the side with the portrait the bands of
 * its hash. A side without a portrait looks alike on all documents of an issuer, so nothing can be told by it.
 *
 * @param reading null where the picture was not read
 */
export function pictureIdentifiers(file: EvidenceFile | undefined, reading: Readable | null): Identifier[] {
  if (!file) return [];
  const digest = createHash('sha256').update(file.bytes).digest('hex');
  const hash = reading && showsPortrait(reading) ? reading.pictureHash : null;
  return [`file ${digest}`, ...(hash === null ? [] : bandsOf(hash))].map((value) => ({
    field: 'picture',
    value,
  }));
}

/**
 * Other candidates with the same file or picture, each once.
 * @param own identifiers of one document, as `pictureIdentifiers` gave them
 */
export function picturesShared(related: RelatedCandidate[], own: Identifier[]): SharedPicture[] {
  const values = new Set(own.filter(({ field }) => field === 'picture').map(({ value }) => value));
  const byCandidate = new Map<string, Set<string>>();
  for (const { field, value, candidateId } of related) {
    if (field !== 'picture' || !values.has(value)) continue;
    byCandidate.set(candidateId, (byCandidate.get(candidateId) ?? new Set()).add(value));
  }
  return [...byCandidate].flatMap(([candidateId, shared]): SharedPicture[] => {
    if ([...shared].some(isFile)) return [{ candidateId, kind: 'same_file' }];
    return shared.size >= nearBands ? [{ candidateId, kind: 'same_picture' }] : [];
  });
}

function isFile(value: string): boolean {
  return value.startsWith('file ');
}

function bandsOf(hash: string): string[] {
  const bits = [...hash].flatMap((digit) => {
    const value = Number.parseInt(digit, 16);
    return [8, 4, 2, 1].map((bit) => ((value & bit) === 0 ? '0' : '1'));
  });
  return Array.from({ length: bands }, (_, band) => {
    const own = Array.from({ length: bandBits }, (_bit, at) => bits[band + at * bands] ?? '0');
    return `band ${band} ${own.join('')}`;
  });
}

/** Two dates: a front shows when its holder was born and until when it is valid. */
const datesOnFront = 2;
const date = /\b\d{1,4}[-./ ](?:\d{1,2}|[A-Z]{3,9}[A-Z/ ]{0,10})[-./ ]\d{2,4}\b/i;

/**
 * Whether the side with the portrait is seen. Data pages and visas, with two lines in their zone, show it above the zone
 * (ICAO Doc 9303 Parts 4, 6 and 7); cards with three have it on the other side (Part 5), as have those with a large barcode.
 */
function showsPortrait({ mrz, barcodes, page }: Readable): boolean {
  if (mrz) return mrz.lines.length === 2 && mrz.lines.every((line) => line.length >= 36);
  if (barcodes.some(({ format }) => format === 'PDF417')) return false;
  return (page ?? []).filter(({ text }) => date.test(text)).length >= datesOnFront;
}
