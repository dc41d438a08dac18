import type { JsonValue, ObservedSignal } from '#signals/signal.js';
import {
  outcomeOf,
  type Check,
  type CheckContext,
  type CheckInput,
  type CheckResult,
  type DerivedEvidence,
  type Identifier,
} from '../check.js';
import { evidenceOfKind } from '../evidence.js';
import { documentIdentifiers } from './document-identifiers.js';
import { factsOfDocument } from './facts-of-document.js';
import { identityBatch } from './identity.batch.js';
import { isRead, readDocument, type ReadDocument, type UnreadDocument } from './read-document.js';
import { missingZone, notRead } from './rules/not-read.js';
import { claimRules, documentRules } from './rules/all-rules.js';
import { documentsDisagree } from './rules/documents-disagree.js';
import { sharedPicture } from './rules/shared-picture.js';
import { sidesDisagree } from './rules/sides-disagree.js';

/**
 * Reads each document (machine-readable zone, barcode, printed page) and judges it by itself, against what the person
 * says, and against documents of others. Claims it agrees with are corroborated, never verified. Where no document can
 * be read the outcome is unavailable.
 */
export const identityCheck: Check = {
  name: 'identity',
  version: '2',
  evidence: ['document'],
  intel: [],
  run,
  batch: identityBatch,
};

type Claims = NonNullable<CheckResult['claims']>;

async function run(input: CheckInput, context: CheckContext): Promise<CheckResult> {
  const documents: (ReadDocument | UnreadDocument)[] = [];
  for (const evidence of evidenceOfKind(input.evidence, 'document')) {
    documents.push(await readDocument(evidence, context));
  }
  const read = documents.filter(isRead);
  const pictures = documents.flatMap((document) => document.pictures);
  const identifiers = distinct([...read.flatMap(documentIdentifiers), ...pictures]);
  const related = identifiers.length > 0 ? await context.related(identifiers) : [];
  const subject = { claims: input.claims, asOf: context.asOf, related };

  const signals: ObservedSignal[] = documents.flatMap((one) => [
    ...notRead(one),
    ...sharedPicture(one, subject),
  ]);
  const claims: Claims = [];
  for (const document of read) {
    signals.push(...documentRules.flatMap((rule) => rule(document, subject)));
    for (const rule of claimRules) {
      const result = rule(document, subject);
      signals.push(...result.signals);
      claims.push(...result.claims);
    }
  }
  signals.push(...sidesDisagree(read), ...documentsDisagree(read));
  return {
    outcome: outcomeFor(read, signals),
    signals,
    facts: { documents: documents.map((one) => factsOf(one, input, signals)) },
    claims: oneFindingEach(claims, read),
    identifiers,
    derived: documents.flatMap(derivedOf),
  };
}

/** Without a document that can be relied on, finding nothing is no pass. */
function outcomeFor(read: ReadDocument[], signals: ObservedSignal[]): CheckResult['outcome'] {
  if (read.length === 0) return 'unavailable';
  const outcome = outcomeOf(signals);
  return outcome === 'pass' && read.every((one) => missingZone(one) !== null) ? 'unavailable' : outcome;
}

function factsOf(
  document: ReadDocument | UnreadDocument,
  { claims }: CheckInput,
  signals: ObservedSignal[],
): JsonValue {
  // DocumentFacts holds nothing but JSON; being an interface it lacks the index signature that JsonValue asks for
  return factsOfDocument(document, claims, signals) as unknown as JsonValue;
}

function distinct(identifiers: Identifier[]): Identifier[] {
  return [...new Map(identifiers.map((one) => [`${one.field} ${one.value}`, one])).values()];
}

function derivedOf({ evidenceId, reading }: ReadDocument | UnreadDocument): DerivedEvidence[] {
  return (reading?.derived ?? []).map(({ name, contentType, bytes }) => ({
    from: evidenceId,
    name,
    contentType,
    bytes,
  }));
}

/**
 * One finding a claim: contradicted by any document wins over corroborated by another. A document with a wrong check
 * digit corroborates nothing.
 */
function oneFindingEach(claims: Claims, read: ReadDocument[]): Claims {
  const unsound = read.filter(({ mrz }) => mrz?.checkDigits.some((digit) => !digit.holds));
  const unsoundIds = new Set(unsound.map(({ evidenceId }) => evidenceId));
  const byClaim = new Map<string, Claims[number]>();
  for (const found of claims) {
    if (found.status === 'corroborated' && found.evidenceIds.some((id) => unsoundIds.has(id))) continue;
    const before = byClaim.get(found.claimId);
    if (!before || rank(found) > rank(before)) {
      byClaim.set(found.claimId, found);
    } else if (rank(before) === rank(found)) {
      byClaim.set(found.claimId, { ...before, evidenceIds: [...before.evidenceIds, ...found.evidenceIds] });
    }
  }
  return [...byClaim.values()];
}

/** Print alone is the weakest that a claim can be corroborated by. */
function rank({ status, method }: Claims[number]): number {
  return (status === 'contradicted' ? 2 : 0) + (method === 'print' ? 0 : 1);
}
