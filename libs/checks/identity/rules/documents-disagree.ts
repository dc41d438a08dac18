import type { ObservedSignal } from '#signals/signal.js';
import type { ReadDocument } from '../read-document.js';
import { observed } from './rule.js';

/** Two documents of one person name one birth date. Names may change between documents; birth dates hardly do. */
export function documentsDisagree(documents: ReadDocument[]): ObservedSignal[] {
  const dated = documents.flatMap((document) => {
    const { birthDate, checkDigits } = document.mrz;
    const holds = checkDigits.every((digit) => digit.field !== 'birth_date' || digit.holds);
    return birthDate.kind === 'known' && holds ? [{ document, date: birthDate.iso }] : [];
  });
  const [first] = dated;
  const other = dated.find((one) => one.date !== first?.date);
  if (!first || !other) return [];
  return [
    {
      ...observed(other.document, 'identity.documents_disagree', { dates: [first.date, other.date] }),
      evidenceIds: [first.document.evidenceId, other.document.evidenceId],
    },
  ];
}
