import type { ObservedSignal } from '#signals/signal.js';
import { bestValue } from '../document-values.js';
import type { ReadDocument, Subject } from '../read-document.js';
import { observed, places, rows } from './rule.js';

/** A document is valid through the day of its expiry. */
export function expired(document: ReadDocument, subject: Subject): ObservedSignal[] {
  const expiry = bestValue(document, 'expiry_date');
  if (!expiry || expiry.value >= subject.asOf.toISOString().slice(0, 10)) return [];
  return [
    observed(document, 'identity.document_expired', {
      expiry_date: expiry.value,
      ...rows('expiry_date'),
      ...places(expiry),
    }),
  ];
}
