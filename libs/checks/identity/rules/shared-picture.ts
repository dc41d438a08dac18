import type { ObservedSignal } from '#signals/signal.js';
import { picturesShared } from '../picture-identifiers.js';
import type { ReadDocument, Subject, UnreadDocument } from '../read-document.js';
import { observed } from './rule.js';

/**
 * Another candidate has handed in the very file, or a picture of the same document, though nothing on it could be read.
 * Who it is stays with the reviewer.
 */
export function sharedPicture(
  document: ReadDocument | UnreadDocument,
  { related }: Pick<Subject, 'related'>,
): ObservedSignal[] {
  const shared = picturesShared(related, document.pictures);
  if (shared.length === 0) return [];
  const sameFile = shared.some(({ kind }) => kind === 'same_file');
  return [
    observed(document, 'identity.picture_shared', {
      how: sameFile ? 'the same file' : 'a picture of the same document',
      others: shared.length,
      candidate_ids: shared.map(({ candidateId }) => candidateId),
    }),
  ];
}
