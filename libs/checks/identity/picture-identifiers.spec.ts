import { describe, expect, it } from 'vitest';
import type { DocumentReading } from './document-reader.js';
import { nearBands, pictureIdentifiers, picturesShared } from './picture-identifiers.js';

type Readable = Extract<DocumentReading, { readable: true }>;

const file = { contentType: 'image/jpeg', bytes: Buffer.from('a picture') };
const other = { contentType: 'image/jpeg', bytes: Buffer.from('another picture') };
const twoLines = ['P<UTOLINDQVIST<<MARA'.padEnd(44, '<'), 'X'.padEnd(44, '<')];

function reading(hash: string | null, seen: Partial<Readable> = {}): Readable {
  const region = { x: 0, y: 0, width: 1, height: 0.1 };
  return {
    readable: true,
    quality: { widthPx: 1500, heightPx: 1056, pages: 1, faults: [] },
    mrz: {
      lines: twoLines,
      confidences: [1, 1],
      characterConfidences: [],
      regions: [region, region],
    },
    page: null,
    barcodes: [],
    traces: { editor: null, screen: false, ghosts: [] },
    pictureHash: hash,
    derived: [],
    ...seen,
  };
}

/** The hash with these bits turned over. */
function turned(hash: string, bits: number[]): string {
  const digits = [...hash].map((digit) => Number.parseInt(digit, 16));
  for (const bit of bits) digits[bit >> 2] = (digits[bit >> 2] ?? 0) ^ (8 >> (bit & 3));
  return digits.map((digit) => digit.toString(16)).join('');
}

const hash = '0f1e2d3c4b5a69788796a5b4c3d2e1f00123456789abcdef';

function shared(first: string, second: string) {
  const own = pictureIdentifiers(file, reading(first));
  const held = pictureIdentifiers(other, reading(second));
  return picturesShared(
    held.map((identifier) => ({ ...identifier, candidateId: 'cand_other' })),
    own,
  );
}

describe('what stands for a picture', () => {
  it('is its bytes and sixteen bands of its hash, none of which is the hash', () => {
    const identifiers = pictureIdentifiers(file, reading(hash));
    expect(identifiers).toHaveLength(17);
    expect(new Set(identifiers.map(({ value }) => value)).size).toBe(17);
    expect(identifiers.every(({ field }) => field === 'picture')).toBe(true);
    expect(JSON.stringify(identifiers)).not.toContain(hash.slice(0, 12));
  });

  it('is the bytes alone where no hash could be made or the picture was not read', () => {
    expect(pictureIdentifiers(file, reading(null))).toHaveLength(1);
    expect(pictureIdentifiers(file, null)).toHaveLength(1);
    expect(pictureIdentifiers(undefined, null)).toEqual([]);
  });

  it('is the bytes alone for a side without a portrait, which is alike on all documents of an issuer', () => {
    const zone = reading(hash).mrz;
    const back = zone && { ...zone, lines: Array.from({ length: 3 }, () => 'I'.padEnd(30, '<')) };
    const region = { x: 0, y: 0, width: 1, height: 1 };
    const barcodes = [{ format: 'PDF417', text: '', region }];
    const cover = [{ text: 'PASSPORT', confidence: 1, region }];
    const front = ['12.04.1991', '3 AUG 2031'].map((text) => ({ text, confidence: 1, region }));
    expect(pictureIdentifiers(file, reading(hash, { mrz: back }))).toHaveLength(1);
    expect(pictureIdentifiers(file, reading(hash, { mrz: null, barcodes, page: front }))).toHaveLength(1);
    expect(pictureIdentifiers(file, reading(hash, { mrz: null, page: cover }))).toHaveLength(1);
    expect(pictureIdentifiers(file, reading(hash, { mrz: null, page: front }))).toHaveLength(17);
  });
});

describe('pictures of two candidates', () => {
  it('are one picture when at most as many bits differ as leave the bands needed', () => {
    expect(shared(hash, hash)).toEqual([{ candidateId: 'cand_other', kind: 'same_picture' }]);
    // one bit in each of as many bands as may differ
    const worst = Array.from({ length: 16 - nearBands }, (_, band) => band);
    expect(shared(hash, turned(hash, worst))).toHaveLength(1);
    expect(shared(hash, turned(hash, [...worst, worst.length]))).toEqual([]);
  });

  it('are not one when every third bit differs', () => {
    const third = Array.from({ length: 64 }, (_, at) => at * 3);
    expect(shared(hash, turned(hash, third))).toEqual([]);
  });

  it('are one file when the bytes are, whatever the hash', () => {
    const own = pictureIdentifiers(file, null);
    const related = own.map((identifier) => ({ ...identifier, candidateId: 'cand_other' }));
    expect(picturesShared(related, own)).toEqual([{ candidateId: 'cand_other', kind: 'same_file' }]);
  });

  it('are told apart from those of further documents and from shared values of other kinds', () => {
    const own = pictureIdentifiers(file, reading(hash));
    const elsewhere = pictureIdentifiers(other, reading(turned(hash, [0, 17, 34, 51, 68, 85, 102, 119]))).map(
      (identifier) => ({ ...identifier, candidateId: 'cand_other' }),
    );
    const number = { field: 'document_number', value: 'UTO:X', candidateId: 'cand_third' } as const;
    expect(picturesShared([number], own)).toEqual([]);
    expect(picturesShared(elsewhere, pictureIdentifiers(file, null))).toEqual([]);
  });
});
