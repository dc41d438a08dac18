import { afterAll, describe, expect, it } from 'vitest';
import type { CheckContext, CheckInput, CheckResult, RelatedCandidate } from '#checks/check.js';
import type { Claim } from '#checks/evidence.js';
import { identityCheck } from '#checks/identity/identity.check.js';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { drawFaulty, faultNames, type FaultyPictures } from '../../generator/documents/faults.js';
import { hasPrintFont, noFonts } from '../../generator/documents/print-fonts.js';

const fonts = await hasPrintFont();
const asOf = new Date('2026-11-01T00:00:00Z');

/** From the picture to the finding, with the reader as the worker runs it. */
describe.skipIf(!fonts)(`faults in drawn pictures (skipped where ${noFonts})`, () => {
  // what is found is judged here, not how fast: machines that run tests are busy
  const documentReader = createDocumentReader({ timeMs: 100_000 });
  afterAll(() => documentReader.close());

  const check = async (
    { documents, claims }: Pick<FaultyPictures, 'documents' | 'claims'>,
    known: readonly RelatedCandidate[],
  ): Promise<CheckResult> => {
    const context: CheckContext = {
      intel: { versions: [] },
      models: { documentReader },
      related: (asked) =>
        Promise.resolve(
          known.filter((row) => asked.some((one) => one.field === row.field && one.value === row.value)),
        ),
      asOf,
    };
    const input: CheckInput = {
      claims: Object.entries(claims).map(([kind, value]) => ({
        id: kind,
        kind: kind as Claim['kind'],
        value,
      })),
      evidence: documents.map(({ bytes, contentType, declared }, at) => ({
        id: `evd_${at}`,
        kind: 'document',
        stage: 'applied',
        observedAt: asOf,
        body: declared ? { type: declared } : {},
        file: { bytes, contentType },
      })),
      worker: { stage: 'applied', verification: 'unverified' },
    };
    return identityCheck.run(input, context);
  };

  it.each(faultNames)('are found from the picture: %s', { timeout: 240_000 }, async (name) => {
    const { code, others, ...own } = await drawFaulty(name, 1);
    const before = others ? await check({ documents: others, claims: {} }, []) : null;
    const known = (before?.identifiers ?? []).map((one) => ({ ...one, candidateId: 'cand_other' }));
    const { signals, facts } = await check(own, known);
    expect(
      signals.map((signal) => signal.code),
      JSON.stringify(facts),
    ).toContain(code);
  });
});
