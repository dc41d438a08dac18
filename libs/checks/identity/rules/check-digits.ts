import type { ObservedSignal } from '#signals/signal.js';
import type { CheckedField } from '../mrz/formats.js';
import type { ReadDocument } from '../read-document.js';
import { observed } from './rule.js';

const fieldNames: Record<CheckedField, string> = {
  document_number: 'document number',
  birth_date: 'date of birth',
  expiry_date: 'date of expiry',
  optional_data: 'optional data',
  composite: 'whole zone',
};

/** Issuers print digits that hold; a picture whose digits don't hold never comes this far (see read-document.ts). */
export function checkDigits(document: ReadDocument): ObservedSignal[] {
  const wrong = document.mrz.checkDigits.filter((digit) => !digit.holds);
  if (wrong.length === 0) return [];
  return [
    observed(document, 'identity.check_digits_wrong', {
      fields: wrong.map((digit) => fieldNames[digit.field]),
      digits: wrong.map((digit) => ({ field: digit.field, expected: digit.expected, found: digit.found })),
      origin: document.origin,
    }),
  ];
}
