import type { JsonValue, ObservedSignal } from '#signals/signal.js';
import {
  outcomeOf,
  type Check,
  type CheckContext,
  type CheckInput,
  type CheckResult,
  type Identifier,
} from '../check.js';
import { evidenceOfKind } from '../evidence.js';
import { identityBatch } from './identity.batch.js';
import { allCheckDigitsHold, type Mrz } from './mrz/parse.js';
import {
  documentKey,
  isRead,
  readDocument,
  type ReadDocument,
  type UnreadDocument,
} from './read-document.js';
import { birthDateClaim } from './rules/birth-date-claim.js';
import { checkDigits } from './rules/check-digits.js';
import { dates } from './rules/dates.js';
import { documentNumberClaim } from './rules/document-number-claim.js';
import { documentType } from './rules/document-type.js';
import { documentsDisagree } from './rules/documents-disagree.js';
import { issuingState } from './rules/issuing-state.js';
import { nameClaim } from './rules/name-claim.js';
import { observed } from './rules/rule.js';
import { sharedDocumentNumber } from './rules/shared-document-number.js';
import { specimen } from './rules/specimen.js';

/**
 * Reads the machine-readable zone of each document and judges it by itself, against what the person says, and against
 * documents of others. Claims it agrees with are corroborated, never verified. Where no document can be read the outcome
 * is unavailable.
 */
export const identityCheck: Check = {
  name: 'identity',
  version: '1',
  evidence: ['document'],
  intel: [],
  run,
  batch: identityBatch,
};

async function run(input: CheckInput, context: CheckContext): Promise<CheckResult> {
  const documents: (ReadDocument | UnreadDocument)[] = [];
  for (const evidence of evidenceOfKind(input.evidence, 'document')) {
    documents.push(await readDocument(evidence, context));
  }
  const read = documents.filter(isRead);
  const identifiers = identifiersOf(read);
  const related = identifiers.length > 0 ? await context.related(identifiers) : [];
  const subject = { claims: input.claims, asOf: context.asOf };

  const unread = documents.filter((document): document is UnreadDocument => !isRead(document));
  const signals: ObservedSignal[] = unread.map(notRead);
  const claims: NonNullable<CheckResult['claims']> = [];
  for (const document of read) {
    signals.push(
      ...checkDigits(document),
      ...dates(document, subject),
      ...documentType(document),
      ...issuingState(document),
      ...specimen(document),
      ...sharedDocumentNumber(document, related),
    );
    for (const rule of [nameClaim, birthDateClaim, documentNumberClaim]) {
      const result = rule(document, subject);
      signals.push(...result.signals);
      claims.push(...result.claims);
    }
  }
  signals.push(...documentsDisagree(read));
  return {
    outcome: read.length === 0 ? 'unavailable' : outcomeOf(signals),
    signals,
    facts: { documents: documents.map(factsOf) },
    claims: oneFindingEach(claims, read),
    identifiers,
  };
}

function notRead(document: UnreadDocument): ObservedSignal {
  return observed(document, 'identity.document_not_read', { reason: document.reason });
}

function identifiersOf(read: ReadDocument[]): Identifier[] {
  const keys = read.map((document) => documentKey(document.mrz)).filter((key): key is string => key !== null);
  return [...new Set(keys)].map((value) => ({ field: 'document_number', value }));
}

/**
 * One finding a claim: contradicted by any document wins over corroborated by another. A document with a wrong check
 * digit corroborates nothing.
 */
function oneFindingEach(
  claims: NonNullable<CheckResult['claims']>,
  read: ReadDocument[],
): NonNullable<CheckResult['claims']> {
  const sound = new Set(read.filter((one) => allCheckDigitsHold(one.mrz)).map((one) => one.evidenceId));
  const byClaim = new Map<string, NonNullable<CheckResult['claims']>[number]>();
  for (const found of claims) {
    if (found.status === 'corroborated' && !found.evidenceIds.every((id) => sound.has(id))) continue;
    const before = byClaim.get(found.claimId);
    if (!before || (before.status === 'corroborated' && found.status === 'contradicted')) {
      byClaim.set(found.claimId, found);
    } else if (before.status === found.status) {
      byClaim.set(found.claimId, { ...before, evidenceIds: [...before.evidenceIds, ...found.evidenceIds] });
    }
  }
  return [...byClaim.values()];
}

function factsOf(document: ReadDocument | UnreadDocument): { [name: string]: JsonValue } {
  if (!isRead(document)) {
    return { evidence_id: document.evidenceId, read: false, reason: document.reason, mrz: document.lines };
  }
  return {
    evidence_id: document.evidenceId,
    read: true,
    origin: document.origin,
    mrz: document.mrz.lines,
    accepted: allCheckDigitsHold(document.mrz),
    fields: fieldsOf(document.mrz),
  };
}

/** Nationality and sex are in the zone too; nothing is judged by them, so they are not copied out of it. */
function fieldsOf(mrz: Mrz): { [name: string]: JsonValue } {
  const date = (value: Mrz['birthDate'] | null): string | null =>
    value?.kind === 'known' ? value.iso : null;
  return {
    format: mrz.format,
    document_code: mrz.documentCode,
    issuing_state: mrz.issuingState,
    document_number: mrz.documentNumber,
    surname: mrz.surname,
    given_names: mrz.givenNames,
    birth_date: date(mrz.birthDate),
    expiry_date: date(mrz.expiryDate),
  };
}
