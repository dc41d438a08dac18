import type { ObservedSignal } from '#signals/signal.js';
import { bestValue } from '../document-values.js';
import type { ReadDocument } from '../read-document.js';
import { observed, rows } from './rule.js';

/**
 * Two documents of one person name one birth date. Names may change between documents; birth dates hardly do. A date
 * that is only printed may be misread, so it is not held against another document.
 */
export function documentsDisagree(documents: ReadDocument[]): ObservedSignal[] {
  const dated = documents.flatMap((document) => {
    const date = bestValue(document, 'birth_date');
    return date && date.source !== 'print' ? [{ document, date: date.value }] : [];
  });
  const [first] = dated;
  const other = dated.find((one) => one.date !== first?.date);
  if (!first || !other) return [];
  return [
    {
      ...observed(other.document, 'identity.documents_disagree', {
        dates: [first.date, other.date],
        ...rows('birth_date'),
      }),
      evidenceIds: [first.document.evidenceId, other.document.evidenceId],
    },
  ];
}
