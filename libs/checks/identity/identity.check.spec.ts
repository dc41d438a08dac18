import { describe, expect, it } from 'vitest';
import { isSignalCode } from '#signals/catalogue.js';
import { renderSentence } from '#signals/render.js';
import type { CheckContext, CheckInput, RelatedCandidate } from '../check.js';
import type { Claim, DocumentBody } from '../evidence.js';
import type { DocumentReading } from './document-reader.js';
import { identityCheck } from './identity.check.js';
import { composeMrz, type MrzFields } from './mrz/compose.js';

const asOf = new Date('2026-11-01T00:00:00Z');
const anna: MrzFields = {
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

function context(
  reading: DocumentReading = { readable: false, reason: 'reader_failed' },
  related: RelatedCandidate[] = [],
): CheckContext {
  return {
    intel: { versions: [] },
    models: { documentReader: { read: () => Promise.resolve(reading), close: () => Promise.resolve() } },
    related: () => Promise.resolve(related),
    asOf,
  };
}

function input(bodies: (DocumentBody | 'picture')[], claims: Claim[] = []): CheckInput {
  return {
    claims,
    evidence: bodies.map((body, at) => ({
      id: `evd_${at + 1}`,
      kind: 'document',
      stage: 'applied',
      observedAt: asOf,
      body: body === 'picture' ? {} : body,
      ...(body === 'picture' ? { file: { contentType: 'image/png', bytes: new Uint8Array([1]) } } : {}),
    })),
    worker: { stage: 'applied', verification: 'unverified' },
  };
}

const scanned = (changes: Partial<MrzFields> = {}): DocumentBody => ({
  mrz_lines: composeMrz({ ...anna, ...changes }),
  mrz_source: 'scanner',
});
const claim = (kind: Claim['kind'], value: string): Claim => ({ id: `clm_${kind}`, kind, value });
const picture = (lines: string[] | null, sureness = 0.99): DocumentReading => ({
  readable: true,
  quality: { widthPx: 1500, heightPx: 1000, pages: 1, faults: [] },
  mrz: lines && {
    lines,
    confidences: lines.map(() => sureness),
    characterConfidences: lines.map((line) => [...line].map(() => sureness)),
    regions: lines.map((_, at) => ({ x: 0.05, y: 0.8 + at * 0.06, width: 0.9, height: 0.04 })),
  },
  page: null,
  barcodes: [],
  traces: { editor: null, screen: false, ghosts: [] },
  pictureHash: null,
  derived: [],
});

async function codes(body: CheckInput, around = context()): Promise<string[]> {
  const { signals } = await identityCheck.run(body, around);
  return signals.map((signal) => signal.code).sort();
}

function withWrongDigit(lines: string[]): string[] {
  const [first = '', second = ''] = lines;
  // position 9 of the second line is the check digit of the document number
  return [first, second.slice(0, 9) + String((Number(second[9]) + 1) % 10) + second.slice(10)];
}

describe('identity check', () => {
  it('passes a sound document that agrees with every claim, and only corroborates', async () => {
    const claims = [
      claim('name', 'Sanne van der Meer'),
      claim('birth_date', '1991-04-17'),
      claim('document_number', 'NX 4R82K17'),
    ];
    const result = await identityCheck.run(input([{ ...scanned(), type: 'passport' }], claims), context());
    expect(result).toMatchObject({ outcome: 'pass', signals: [] });
    expect(result.claims?.map((found) => [found.claimId, found.status, found.method])).toEqual([
      ['clm_name', 'corroborated', 'mrz'],
      ['clm_birth_date', 'corroborated', 'mrz'],
      ['clm_document_number', 'corroborated', 'mrz'],
    ]);
    expect(result.identifiers?.[0]).toEqual({ field: 'document_number', value: 'NLD:NX4R82K17' });
  });

  it('reports wrong check digits of scanned lines as strong and then corroborates nothing by them', async () => {
    const lines = withWrongDigit(composeMrz(anna));
    const body = input([{ mrz_lines: lines, mrz_source: 'scanner' }], [claim('name', 'Sanne van der Meer')]);
    const result = await identityCheck.run(body, context());
    expect(result.outcome).toBe('fail');
    expect(result.signals.map((signal) => signal.code)).toEqual(['identity.check_digits_wrong']);
    expect(result.claims).toEqual([]);
    expect(renderSentence('identity.check_digits_wrong', result.signals[0]?.facts ?? {})).toContain(
      'document number',
    );
  });

  it('takes wrong check digits off a picture for a misreading, not for a finding', async () => {
    const result = await identityCheck.run(
      input(['picture']),
      context(picture(withWrongDigit(composeMrz(anna)))),
    );
    expect(result.outcome).toBe('unavailable');
    expect(result.signals).toMatchObject([
      { code: 'identity.document_not_read', facts: { reason: 'picture_not_read_reliably' } },
    ]);
    // the picture can be found again, the number was not read
    expect(result.identifiers?.map(({ field }) => field)).toEqual(['picture']);
  });

  it('takes a letter where a date must have digits for a misreading, though the check digits hold', async () => {
    // U and 0 have the same value modulo 10
    const lines = composeMrz(anna).map((line, at) => (at === 1 ? line.replace('320830', '32U830') : line));
    const result = await identityCheck.run(input(['picture']), context(picture(lines)));
    expect(result.outcome).toBe('unavailable');
  });

  it.each([
    ['nothing handed in', input([])],
    ['neither lines nor picture', input([{}])],
    ['lines of no known format', input([{ mrz_lines: ['ABC', 'DEF'] }])],
    ['a reader that failed', input(['picture'])],
  ])('is unavailable, never pass: %s', async (_, body) => {
    expect((await identityCheck.run(body, context())).outcome).toBe('unavailable');
  });

  it.each<[string, CheckInput, string[]]>([
    ['an expired document', input([scanned({ expiryDate: '200101' })]), ['identity.document_expired']],
    ['a day no calendar has', input([scanned({ birthDate: '910230' })]), ['identity.date_impossible']],
    [
      'another type than declared',
      input([{ ...scanned(), type: 'visa' }]),
      ['identity.document_type_differs'],
    ],
    [
      'an issuer code nobody has',
      input([scanned({ issuingState: 'QQZ' })]),
      ['identity.issuing_state_unknown'],
    ],
    [
      'the example state of the standard',
      input([scanned({ issuingState: 'UTO' })]),
      ['identity.specimen_document'],
    ],
    [
      'a published example',
      input([scanned({ documentNumber: 'SPECI2014' })]),
      ['identity.specimen_document'],
    ],
    ['another name', input([scanned()], [claim('name', 'Kevin Brown')]), ['identity.name_contradicts_claim']],
    [
      'part of the name',
      input([scanned()], [claim('name', 'Sanne Jansen')]),
      ['identity.name_differs_partly'],
    ],
    [
      'another birth date',
      input([scanned()], [claim('birth_date', '1985-12-30')]),
      ['identity.birth_date_contradicts_claim'],
    ],
    [
      'another number',
      input([scanned()], [claim('document_number', 'X1')]),
      ['identity.document_number_contradicts_claim'],
    ],
    [
      'two birth dates',
      input([scanned(), scanned({ birthDate: '900417' })]),
      ['identity.documents_disagree'],
    ],
  ])('reports %s, and nothing else', async (_, body, expected) => {
    expect(await codes(body)).toEqual(expected);
    expect(expected.every(isSignalCode)).toBe(true);
  });

  it('finds a document that another candidate holds, without naming the person', async () => {
    const related: RelatedCandidate[] = [
      { field: 'document_number', value: 'NLD:NX4R82K17', candidateId: 'cand_other' },
      { field: 'document_number', value: 'CAN:NX4R82K17', candidateId: 'cand_third' },
    ];
    const result = await identityCheck.run(input([scanned()]), context(undefined, related));
    expect(result.outcome).toBe('fail');
    expect(result.signals).toMatchObject([
      { code: 'identity.document_number_shared', facts: { others: 1, candidate_ids: ['cand_other'] } },
    ]);
  });

  it('weighs a swapped day and month, and a name off a picture, less', async () => {
    const swapped = await identityCheck.run(
      input([scanned({ birthDate: '910704' })], [claim('birth_date', '1991-04-07')]),
      context(),
    );
    expect(swapped.signals).toMatchObject([{ strength: 'moderate' }]);
    const off = await identityCheck.run(
      input(['picture'], [claim('name', 'Kevin Brown')]),
      context(picture(composeMrz(anna))),
    );
    expect(off.signals).toMatchObject([{ code: 'identity.name_contradicts_claim', strength: 'moderate' }]);
  });

  it('judges no issuer, nationality or sex: the same person passes whatever they are', async () => {
    // numbers of the form that the issuer uses, where it is known
    const numbers = { CHN: 'E40218837', RUS: '700218837', USA: 'A40218837', D: 'C4Z8LM2P6' };
    for (const state of ['PRK', 'CHN', 'RUS', 'USA', 'D', 'XXA', 'RKS'] as const) {
      const documentNumber = state in numbers ? numbers[state as keyof typeof numbers] : 'NX4R82K17';
      for (const sex of ['F', 'M', '<'] as const) {
        const body = input(
          [scanned({ issuingState: state, nationality: state, sex, documentNumber })],
          [claim('name', 'Sanne van der Meer')],
        );
        expect(await identityCheck.run(body, context())).toMatchObject({ outcome: 'pass', signals: [] });
      }
    }
  });

  it('says pass when a retaken picture can be read and the first one could not', async () => {
    expect(await codes(input([{}, scanned()]))).toEqual(['identity.document_not_read']);
    expect((await identityCheck.run(input([{}, scanned()]), context())).outcome).toBe('pass');
  });
});
