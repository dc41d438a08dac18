import { describe, expect, it } from 'vitest';
import type { RelatedCandidate } from '../../check.js';
import { documentIdentifiers } from '../document-identifiers.js';
import type { MrzReading, PrintedText } from '../document-reader.js';
import { composeMrz, type MrzFields } from '../mrz/compose.js';
import { parseMrz, type Mrz } from '../mrz/parse.js';
import type { PrintedFields, PrintedValue } from '../page/printed-fields.js';
import type { ReadDocument } from '../read-document.js';
import { barcodeAgainstPrint } from './barcode-against-print.js';
import { checkDigits } from './check-digits.js';
import { missingZone, notRead } from './not-read.js';
import { sharedDocumentNumber } from './shared-document-number.js';
import { sidesDisagree } from './sides-disagree.js';
import { validityTooLong } from './validity-too-long.js';
import { zoneAgainstPrint } from './zone-against-print.js';

const asOf = new Date('2026-11-01T00:00:00Z');
const sanne: MrzFields = {
  format: 'TD3',
  documentCode: 'P',
  issuingState: 'NLD',
  surname: 'VAN DER MEER',
  givenNames: 'SANNE LOTTE',
  documentNumber: 'NX4R82K17',
  nationality: 'NLD',
  birthDate: '910417',
  sex: 'F',
  expiryDate: '320830',
};
const region = { x: 0.3, y: 0.2, width: 0.2, height: 0.03 };
const printed = (value: string, confidence = 0.97): PrintedValue => ({ value, confidence, region });
const page: PrintedFields = {
  surname: printed('VAN DER MEER'),
  given_names: printed('SANNE LOTTE'),
  document_number: printed('NX4R82K17'),
  birth_date: printed('1991-04-17'),
  expiry_date: printed('2032-08-30'),
};

function zone(lines: string[], sureness = 0.99): MrzReading {
  return {
    lines,
    confidences: lines.map(() => sureness),
    characterConfidences: lines.map((line) => [...line].map(() => sureness)),
    regions: lines.map((_, at) => ({ x: 0.05, y: 0.85 + at * 0.06, width: 0.9, height: 0.04 })),
  };
}

function parsed(lines: string[]): Mrz {
  const parse = parseMrz(lines, asOf);
  if (!parse.ok) throw new Error(parse.message);
  return parse.mrz;
}

function pictured(
  changes: Partial<ReadDocument> & { lines?: string[]; sureness?: number } = {},
): ReadDocument {
  const { lines = composeMrz(sanne), sureness, ...more } = changes;
  return {
    evidenceId: 'evd_1',
    observedAt: asOf,
    origin: 'picture',
    reading: {
      readable: true,
      quality: { widthPx: 1500, heightPx: 1000, pages: 1, faults: [] },
      mrz: zone(lines, sureness),
      page: null,
      barcodes: [],
      traces: { editor: null, screen: false, ghosts: [] },
      pictureHash: null,
      derived: [],
    },
    pictures: [],
    mrz: parsed(lines),
    doubtfulMrz: null,
    print: page,
    texts: [],
    card: null,
    ...more,
  };
}

/** The year of birth is another on page and zone, and no check digit was made anew. */
function altered(lines: string[]): string[] {
  return lines.map((line, at) => (at === 1 ? line.replace('910417', '960417') : line));
}

describe('check digits off a picture', () => {
  const lines = altered(composeMrz(sanne));
  const forged = (more: Parameters<typeof pictured>[0] = {}) =>
    pictured({
      lines,
      mrz: null,
      doubtfulMrz: parsed(lines),
      print: { ...page, birth_date: printed('1996-04-17') },
      ...more,
    });

  it('are a finding, with its place, where zone and page surely say the same and the digit does not', () => {
    expect(checkDigits(forged())).toMatchObject([
      {
        code: 'identity.check_digits_wrong',
        facts: { fields: ['date of birth'], region: { y: expect.closeTo(0.91) as number } },
      },
    ]);
  });

  it.each<[string, Parameters<typeof pictured>[0]]>([
    ['a character was read with doubt', { sureness: 0.9 }],
    ['the page says what the digit asks for', { print: page }],
    ['nothing was printed to compare with', { print: null }],
  ])('are taken for a misreading where %s', (_, more) => {
    expect(checkDigits(forged(more))).toEqual([]);
  });
});

/** something on the page that is as expected, so that it counts as understood */
const seen: PrintedText[] = [{ text: 'SANNE LOTTE', confidence: 0.95, region }];

describe('zone against print', () => {
  const differing = (print: PrintedFields, texts: PrintedText[] = []) =>
    zoneAgainstPrint(pictured({ print: { ...page, ...print }, texts: [...seen, ...texts] })).map(
      ({ facts, strength }) => [facts['rows'], strength],
    );

  it.each<[string, PrintedFields, [string[], string]]>([
    ['another number', { document_number: printed('NX4R96K17') }, [['document_number'], 'strong']],
    ['another birth date', { birth_date: printed('1985-04-17') }, [['birth_date'], 'strong']],
    ['another expiry', { expiry_date: printed('2034-08-30') }, [['expiry_date'], 'moderate']],
    ['another surname', { surname: printed('OKAFOR') }, [['surname', 'given_names'], 'strong']],
    [
      'one figure for a look-alike, surely read',
      { birth_date: printed('1997-04-17') },
      [['birth_date'], 'moderate'],
    ],
  ])('finds %s', (_, print, expected) => {
    expect(differing(print)).toEqual([expected]);
  });

  it.each<[string, PrintedFields, PrintedText[]?]>([
    ['nothing differs', {}],
    ['a figure was read with doubt', { document_number: printed('NX4R82K77', 0.6) }],
    ['letters and figures that look alike', { document_number: printed('NX4R8ZKI7', 0.9) }],
    ['day and month may be either way', { birth_date: { ...printed('1991-09-04'), others: ['1991-04-17'] } }],
    [
      'marks on letters were lost, and blanks',
      { surname: printed('VANDERMEER'), given_names: printed('SÄNNE') },
    ],
    ['a particle runs into the name', { surname: printed('VANDER MEER') }],
    ['the name at birth is printed too', { surname: printed('VAN DER MEER GEB. JANSEN') }],
    ['the years of another calendar', { birth_date: printed('2534-04-17') }],
    [
      'the date stands elsewhere on the page',
      { birth_date: printed('2022-08-30') },
      [{ text: '17 APR/APR 1991', confidence: 0.9, region }],
    ],
  ])('says nothing where %s', (_, print, texts = []) => {
    expect(differing(print, texts)).toEqual([]);
  });

  it.each([
    ['G for 6', 'NX4R86K17', 'NX4R8GK17'],
    ['K at the end for a filler', 'NX4R82K1', 'NX4R82K1K'],
    ['U for 0', 'NX4R80K17', 'NX4R8UK17'],
  ])('finds what the check digit of the zone cannot see: %s', (_, inZone, onPage) => {
    const lines = composeMrz({ ...sanne, documentNumber: inZone });
    const [, line = ''] = lines;
    expect(line.charAt(9)).toBe(composeMrz({ ...sanne, documentNumber: onPage })[1]?.charAt(9));
    const print = { ...page, document_number: printed(onPage) };
    expect(zoneAgainstPrint(pictured({ lines, print, texts: seen }))).toMatchObject([
      { strength: 'moderate', facts: { exact: inZone, printed: onPage, rows: ['document_number'] } },
    ]);
    const doubtful = { ...page, document_number: printed(onPage, 0.9) };
    expect(zoneAgainstPrint(pictured({ lines, print: doubtful, texts: seen }))).toEqual([]);
  });

  it('marks both places on the picture', () => {
    const [signal] = zoneAgainstPrint(
      pictured({ print: { ...page, birth_date: printed('1985-04-17') }, texts: seen }),
    );
    expect(signal?.facts['regions']).toMatchObject([{ y: expect.closeTo(0.91) as number }, region]);
  });
});

describe('a card with a barcode', () => {
  const card = {
    version: 10,
    issuer: '636000',
    jurisdiction: 'US-VA',
    fields: { surname: 'MEER', given_names: 'SANNE', document_number: 'A12345678', birth_date: '1991-04-17' },
    truncated: [],
  };
  const print = { ...page, surname: printed('MEER'), document_number: printed('A12345678') };
  const back = pictured({
    mrz: null,
    reading: null,
    print: null,
    card,
    texts: seen,
    declaredType: 'driving_licence',
  });
  const face = pictured({
    mrz: null,
    reading: null,
    print,
    texts: seen,
    declaredType: 'driving_licence',
    evidenceId: 'evd_2',
  });

  it('is held against its face', () => {
    expect(barcodeAgainstPrint({ ...back, print })).toEqual([]);
    const other = { ...print, birth_date: printed('1985-12-30') };
    expect(barcodeAgainstPrint({ ...back, print: other })).toMatchObject([{ strength: 'strong' }]);
  });

  it('is held against its face on another picture, and then cites both', () => {
    expect(sidesDisagree([face, back])).toEqual([]);
    const other = { ...face, print: { ...print, birth_date: printed('1985-12-30') } };
    const [signal] = sidesDisagree([other, back]);
    expect(signal).toMatchObject({ evidenceIds: ['evd_1', 'evd_2'], strength: 'strong' });
    expect(signal?.facts).not.toHaveProperty('region');
  });

  it('is held against no face where several might belong to it, or none was declared alike', () => {
    const other = { ...face, print: { ...print, birth_date: printed('1985-12-30') } };
    expect(sidesDisagree([other, { ...other, evidenceId: 'evd_3' }, back])).toEqual([]);
    expect(sidesDisagree([{ ...other, declaredType: 'id_card' }, back])).toEqual([]);
  });
});

describe('a document number that another candidate handed in', () => {
  const held = (changes: Partial<MrzFields>): RelatedCandidate[] =>
    documentIdentifiers(pictured({ lines: composeMrz({ ...sanne, ...changes }) })).map((identifier) => ({
      ...identifier,
      candidateId: 'cand_other',
    }));
  const codes = (related: RelatedCandidate[], document = pictured()) =>
    sharedDocumentNumber(document, { claims: [], asOf, related }).map(({ code }) => code);

  it('is shared where the person may be the same', () => {
    expect(codes(held({}))).toEqual(['identity.document_number_shared']);
    expect(codes(held({ surname: 'VAN DER MEER JANSEN' }))).toEqual(['identity.document_number_shared']);
  });

  it('is proven reused with another birth date, or with no word of the name in common', () => {
    expect(codes(held({ birthDate: '850101' }))).toEqual(['identity.document_reused']);
    expect(codes(held({ surname: 'OKAFOR', givenNames: 'GRACE' }))).toEqual(['identity.document_reused']);
  });

  it('is no proof where one of the two was not read exactly, or is of another type', () => {
    const [number] = held({ birthDate: '850101' });
    expect(codes(number ? [number] : [])).toEqual(['identity.document_number_shared']);
    expect(codes(held({ documentCode: 'V', birthDate: '850101' }))).toEqual([
      'identity.document_number_shared',
    ]);
  });

  it('is nothing where the issuer is another', () => {
    expect(codes(held({ issuingState: 'BEL' }))).toEqual([]);
  });
});

describe('too poor to judge', () => {
  it('says what to do better', () => {
    const unread = {
      ...pictured(),
      reason: 'picture_not_read_reliably' as const,
      lines: null,
      reading: {
        readable: true as const,
        quality: { widthPx: 400, heightPx: 300, pages: 1, faults: ['blurred' as const, 'glare' as const] },
        mrz: null,
        page: null,
        barcodes: [],
        traces: { editor: null, screen: false, ghosts: [] },
        pictureHash: null,
        derived: [],
      },
    };
    const [signal] = notRead(unread);
    expect(signal?.facts['advice']).toEqual([
      'hold still and wait until the picture is sharp',
      'tilt the document away from the light',
    ]);
  });

  it('is a passport without its zone, though its page was read', () => {
    expect(missingZone(pictured({ mrz: null, declaredType: 'passport' }))).toBe('picture_not_read_reliably');
    expect(missingZone(pictured({ mrz: null, declaredType: 'visa', reading: null }))).toBe('no_mrz_found');
    expect(missingZone(pictured({ mrz: null, declaredType: 'driving_licence', reading: null }))).toBeNull();
  });
});

describe('validity', () => {
  const issued = (date: string, others?: string[]) =>
    validityTooLong(
      pictured({ print: { ...page, issue_date: { ...printed(date), ...(others ? { others } : {}) } } }),
    ).length;

  it('is too long only beyond what the issuer grants, in any reading of the date of issue', () => {
    expect(issued('2022-08-30')).toBe(0);
    expect(issued('2021-12-01')).toBe(0);
    expect(issued('2017-08-30')).toBe(1);
    expect(issued('2017-08-02', ['2022-08-30'])).toBe(0);
  });
});
