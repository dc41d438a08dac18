import type { ObservedSignal } from '#signals/signal.js';
import type { ReadDocument, Subject } from '../read-document.js';
import { observed } from './rule.js';

/** Days that no calendar has, a birth after the expiry, and a document whose time is over. */
export function dates(document: ReadDocument, subject: Subject): ObservedSignal[] {
  const { birthDate, expiryDate } = document.mrz;
  const signals: ObservedSignal[] = [];
  if (birthDate.kind === 'impossible') signals.push(impossible(document, 'date of birth', birthDate.text));
  if (expiryDate?.kind === 'impossible')
    signals.push(impossible(document, 'date of expiry', expiryDate.text));
  if (expiryDate?.kind !== 'known') return signals;
  if (birthDate.kind === 'known' && birthDate.iso >= expiryDate.iso) {
    signals.push(
      observed(document, 'identity.dates_contradict', {
        birth_date: birthDate.iso,
        expiry_date: expiryDate.iso,
      }),
    );
  }
  // valid through the day of expiry
  if (expiryDate.iso < subject.asOf.toISOString().slice(0, 10)) {
    signals.push(observed(document, 'identity.document_expired', { expiry_date: expiryDate.iso }));
  }
  return signals;
}

function impossible(document: ReadDocument, field: string, text: string): ObservedSignal {
  return observed(document, 'identity.date_impossible', { field, text });
}
