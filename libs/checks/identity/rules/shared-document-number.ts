import type { ObservedSignal } from '#signals/signal.js';
import type { RelatedCandidate } from '../../check.js';
import { documentKey, type ReadDocument } from '../read-document.js';
import { observed } from './rule.js';

/** Another candidate has presented a document of the same issuer and number. Who it is stays with the reviewer. */
export function sharedDocumentNumber(document: ReadDocument, related: RelatedCandidate[]): ObservedSignal[] {
  const key = documentKey(document.mrz);
  const others = new Set(
    related
      .filter((one) => one.field === 'document_number' && one.value === key)
      .map((one) => one.candidateId),
  );
  if (others.size === 0) return [];
  return [
    observed(document, 'identity.document_number_shared', {
      others: others.size,
      candidate_ids: [...others],
    }),
  ];
}
