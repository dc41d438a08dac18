import type { ObservedSignal } from '#signals/signal.js';
import type { DocumentType } from '../../evidence.js';
import { bestValue } from '../document-values.js';
import type { ReadDocument } from '../read-document.js';
import { observed, places, rows } from './rule.js';

export const typeNames: Record<DocumentType, string> = {
  passport: 'passport',
  id_card: 'identity card',
  residence_permit: 'residence permit',
  visa: 'visa',
  driving_licence: 'driving licence',
};

/**
 * First letter of the document code: P passport (Doc 9303 Part 4), V visa (Part 7), A, C and I other official travel
 * documents (Parts 5 and 6), which issuers use for identity cards and residence permits alike; D and FA driving licences.
 */
const typesByLetter: Readonly<Record<string, readonly DocumentType[]>> = {
  P: ['passport'],
  V: ['visa'],
  A: ['id_card', 'residence_permit'],
  C: ['id_card', 'residence_permit'],
  I: ['id_card', 'residence_permit'],
  D: ['driving_licence'],
  F: ['driving_licence'],
};

/** What a document can be by its zone or barcode; null where neither says. */
function possibleTypes({ mrz, card }: ReadDocument): readonly DocumentType[] | null {
  if (mrz) {
    const byLetter = typesByLetter[mrz.documentCode.charAt(0)] ?? null;
    // a passport card is of the size of an identity card and bears a P, as the ICAO codes allow
    const small = mrz.format === 'TD1' || mrz.format === 'TD2';
    return small && byLetter?.includes('passport') ? [...byLetter, 'id_card'] : byLetter;
  }
  // the barcode of the American standard stands on driving licences and on identity cards of the same issuers
  return card ? ['driving_licence', 'id_card'] : null;
}

/** The type declared when the document was handed in against the one its zone or barcode is of. */
export function documentType(document: ReadDocument): ObservedSignal[] {
  const { declaredType: declared } = document;
  const possible = possibleTypes(document);
  if (!declared || !possible || possible.includes(declared)) return [];
  return [
    observed(document, 'identity.document_type_differs', {
      declared: typeNames[declared],
      seen: possible.map((type) => typeNames[type]),
      document_code: document.mrz?.documentCode ?? null,
      ...rows('document_type'),
      ...places(bestValue(document, 'document_type')),
    }),
  ];
}
