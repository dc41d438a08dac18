import type { ObservedSignal } from '#signals/signal.js';
import type { RelatedCandidate } from '../../check.js';
import { documentKey, holderKeys } from '../document-identifiers.js';
import { bestValue } from '../document-values.js';
import type { ReadDocument, Subject } from '../read-document.js';
import { observed, places, rows } from './rule.js';

/**
 * Another candidate has presented a document of the same issuer and number. Under the same name and birth date it may be
 * one person on file twice: strong. Under another birth date, or with not one word of the name in common, both cannot be
 * whose the document is: that proves it reused, whoever of the two it belongs to. Proof needs that number and birth date
 * were read exactly on both sides. Who the other is stays with the reviewer.
 */
export function sharedDocumentNumber(document: ReadDocument, { related }: Subject): ObservedSignal[] {
  const others = candidatesWith(related, documentKey(document));
  if (others.size === 0) return [];
  const otherwise = underAnotherHolder(document, related, others);
  const facts = (ids: ReadonlySet<string>) => ({
    others: ids.size,
    candidate_ids: [...ids],
    ...rows('document_number'),
    ...places(bestValue(document, 'document_number')),
  });
  if (otherwise.size > 0) return [observed(document, 'identity.document_reused', facts(otherwise))];
  return [observed(document, 'identity.document_number_shared', facts(others))];
}

function underAnotherHolder(
  document: ReadDocument,
  related: RelatedCandidate[],
  others: ReadonlySet<string>,
): Set<string> {
  const holder = holderKeys(document);
  if (!holder) return new Set();
  const known = candidatesWith(related, holder.known);
  const sameDate = candidatesWith(related, holder.birthDate);
  const sameName = new Set(holder.nameWords.flatMap((word) => [...candidatesWith(related, word)]));
  return new Set([...others].filter((id) => known.has(id) && !(sameDate.has(id) && sameName.has(id))));
}

function candidatesWith(related: RelatedCandidate[], value: string | null): Set<string> {
  return new Set(
    related
      .filter((one) => one.field === 'document_number' && one.value === value)
      .map((one) => one.candidateId),
  );
}
