import type { CheckContext, CheckResult, Identifier, RelatedCandidate } from '#checks/check.js';
import type { Claim, ClaimKind, DocumentType, Evidence } from '#checks/evidence.js';
import type { DocumentReading } from '#checks/identity/document-reader.js';
import { identityCheck } from '#checks/identity/identity.check.js';
import { signalDefinition } from '#signals/catalogue.js';
import type { Strength } from '#signals/signal.js';

/** One document as handed in: exact lines of a scanner, or what the reader makes of a picture. */
export interface HandedIn {
  declared?: DocumentType;
  lines?: string[];
  reading?: DocumentReading;
  /** documents with one name are one and the same file; each is its own otherwise */
  file?: string;
}

export interface Vetting {
  claims: Partial<Record<ClaimKind, string>>;
  documents: HandedIn[];
  /** what other candidates have handed in before, each with their own claims */
  others?: Vetting[];
}

/** The day all of these are judged on. */
export const today = '2026-11-01';

/** Runs the identity check over a person's documents, with the readings in the place of pictures. */
export async function judge(vetting: Vetting): Promise<CheckResult> {
  const index: (Identifier & { candidateId: string })[] = [];
  for (const [at, other] of (vetting.others ?? []).entries()) {
    const { identifiers = [] } = await runCheck(other, [], `of other ${at}`);
    index.push(...identifiers.map((one) => ({ ...one, candidateId: `cand_other_${at}` })));
  }
  return runCheck(vetting, index, 'own');
}

async function runCheck(
  { claims, documents }: Vetting,
  index: readonly RelatedCandidate[],
  whose: string,
): Promise<CheckResult> {
  const bytesOf = ({ file }: HandedIn, at: number): string => file ?? `${at} ${whose}`;
  const readings = new Map(documents.map((one, at) => [bytesOf(one, at), one.reading]));
  const context: CheckContext = {
    intel: { versions: [] },
    models: {
      documentReader: {
        read: ({ bytes }) => {
          const reading = readings.get(Buffer.from(bytes).toString());
          return Promise.resolve(reading ?? { readable: false, reason: 'not_a_picture' });
        },
        close: () => Promise.resolve(),
      },
    },
    related: (asked) =>
      Promise.resolve(
        index.filter((row) => asked.some((one) => one.field === row.field && one.value === row.value)),
      ),
    asOf: new Date(`${today}T00:00:00Z`),
  };
  const made = Object.entries(claims).map(([kind, value]): Claim => ({
    id: kind,
    kind: kind as ClaimKind,
    value,
  }));
  return identityCheck.run(
    {
      claims: made,
      evidence: documents.map((one, at) => evidenceOf(one, at, bytesOf(one, at))),
      worker: { stage: 'applied', verification: 'unverified' },
    },
    context,
  );
}

function evidenceOf({ declared, lines, reading }: HandedIn, at: number, bytes: string): Evidence {
  return {
    id: `evd_${at}`,
    kind: 'document',
    stage: 'applied',
    observedAt: new Date(`${today}T00:00:00Z`),
    body: {
      ...(declared ? { type: declared } : {}),
      ...(lines ? { mrz_lines: lines, mrz_source: 'scanner' } : {}),
    },
    ...(reading ? { file: { contentType: 'image/jpeg', bytes: Buffer.from(bytes) } } : {}),
  };
}

/** Codes with what they weigh. */
export function weighed({ signals }: CheckResult): { code: string; strength: Strength }[] {
  return signals.map(({ code, strength }) => ({
    code,
    strength: strength ?? signalDefinition(code).strength,
  }));
}
