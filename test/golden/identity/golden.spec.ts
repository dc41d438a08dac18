import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { CheckContext, CheckInput } from '#checks/check.js';
import type { Claim, ClaimKind, DocumentType } from '#checks/evidence.js';
import { identityCheck } from '#checks/identity/identity.check.js';
import { composeMrz, type MrzFields } from '#checks/identity/mrz/compose.js';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';

interface GoldenDocument {
  what: string;
  document: MrzFields;
  wrongDigit?: { line: number; position: number };
  declared?: DocumentType;
  claims: Partial<Record<ClaimKind, string>>;
  outcome: string;
  signals: string[];
}

const golden = JSON.parse(
  readFileSync(new URL('./documents.json', import.meta.url), 'utf8'),
) as GoldenDocument[];
const documentReader = createDocumentReader();
afterAll(() => documentReader.close());

const context: CheckContext = {
  intel: { versions: [] },
  models: { documentReader },
  related: () => Promise.resolve([]),
  asOf: new Date('2026-11-01T00:00:00Z'),
};

function linesOf({ document, wrongDigit }: GoldenDocument): string[] {
  const lines = composeMrz(document);
  if (!wrongDigit) return lines;
  const line = lines[wrongDigit.line] ?? '';
  const other = String((Number(line[wrongDigit.position]) + 1) % 10);
  lines[wrongDigit.line] = line.slice(0, wrongDigit.position) + other + line.slice(wrongDigit.position + 1);
  return lines;
}

function inputOf(one: GoldenDocument): CheckInput {
  return {
    claims: Object.entries(one.claims).map(([kind, value]) => ({
      id: kind,
      kind: kind as Claim['kind'],
      value,
    })),
    evidence: [
      {
        id: 'evd_golden',
        kind: 'document',
        stage: 'applied',
        observedAt: context.asOf,
        body: {
          mrz_lines: linesOf(one),
          mrz_source: 'scanner',
          ...(one.declared ? { type: one.declared } : {}),
        },
      },
    ],
    worker: { stage: 'applied', verification: 'unverified' },
  };
}

describe('golden identity documents', () => {
  it.each(golden)('$what: $outcome', async (one) => {
    const result = await identityCheck.run(inputOf(one), context);
    expect(result.signals.map((signal) => signal.code).sort()).toEqual(one.signals);
    expect(result.outcome).toBe(one.outcome);
    const contradicted = result.claims?.some((found) => found.status === 'contradicted') ?? false;
    expect(contradicted).toBe(one.signals.some((code) => code.endsWith('_contradicts_claim')));
    expect(result.claims?.some((found) => found.status === 'verified')).toBe(false);
  });
});
