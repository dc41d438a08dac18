import type { ObservedSignal } from '#signals/signal.js';
import type { DocumentType } from '../../evidence.js';
import type { ReadDocument } from '../read-document.js';
import { observed } from './rule.js';

const typeNames: Record<DocumentType, string> = {
  passport: 'passport',
  id_card: 'identity card',
  residence_permit: 'residence permit',
  visa: 'visa',
  driving_licence: 'driving licence',
};

/**
 * First letter of the document code: P passport (Doc 9303 Part 4), V visa (Part 7), A, C and I other official travel
 * documents (Parts 5 and 6), which issuers use for identity cards and residence permits alike.
 */
const typesByLetter: Readonly<Record<string, readonly DocumentType[]>> = {
  P: ['passport'],
  V: ['visa'],
  A: ['id_card', 'residence_permit'],
  C: ['id_card', 'residence_permit'],
  I: ['id_card', 'residence_permit'],
  D: ['driving_licence'],
};

/** A passport card is of the size of an identity card and bears a P, as the ICAO codes allow. */
function fits(declared: DocumentType, document: ReadDocument): boolean {
  const possible = typesByLetter[document.mrz.documentCode.charAt(0)];
  if (!possible || possible.includes(declared)) return true;
  const card = document.mrz.format === 'TD1' || document.mrz.format === 'TD2';
  return card && declared === 'id_card' && possible.includes('passport');
}

export function documentType(document: ReadDocument): ObservedSignal[] {
  const { declaredType: declared, mrz } = document;
  if (!declared || fits(declared, document)) return [];
  return [
    observed(document, 'identity.document_type_differs', {
      declared: typeNames[declared],
      document_code: mrz.documentCode,
    }),
  ];
}
