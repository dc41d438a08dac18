import type { ObservedSignal } from '#signals/signal.js';
import { barcodeValue, soundZoneValue, type ValueOf } from '../document-values.js';
import type { ReadDocument } from '../read-document.js';
import { fits, licenceFormatOf, numberFormatOf, type NumberFormat } from '../states/number-formats.js';
import { observed, places, rows } from './rule.js';

/**
 * The number as a machine gave it against the form that the issuer is known to use. Forms change and lists of them lag
 * behind, so a number of another form is a hint at most; one of the known form says nothing.
 */
export function numberFormat(document: ReadDocument): ObservedSignal[] {
  const { mrz, card } = document;
  if (mrz) {
    const nationality = soundZoneValue(document, 'nationality')?.value;
    return judge(document, soundZoneValue, numberFormatOf(mrz.issuingState, mrz.documentCode, nationality));
  }
  return judge(document, barcodeValue, card?.jurisdiction ? licenceFormatOf(card.jurisdiction) : null);
}

function judge(document: ReadDocument, valueOf: ValueOf, format: NumberFormat | null): ObservedSignal[] {
  const number = valueOf(document, 'document_number');
  if (!number || !format || fits(number.value, format)) return [];
  return [
    observed(document, 'identity.number_format_differs', {
      number: number.value,
      known_from: format.source,
      ...rows('document_number'),
      ...places(number),
    }),
  ];
}
