import type { Identifier } from '../check.js';
import { bestValue, bestNameSource, digitHolds } from './document-values.js';
import { isReliable, type ReadDocument } from './read-document.js';

/** Equal documents have equal keys: issuer and number, as the same number exists in several states. */
export function documentKey(document: ReadDocument): string | null {
  const { mrz, card } = document;
  if (mrz) return keyOf(mrz.issuingState, mrz.documentNumber);
  if (card) return keyOf(card.jurisdiction ?? card.issuer, card.fields.document_number);
  const state = document.print?.issuing_state;
  const number = document.print?.document_number;
  const sure = Math.min(state?.confidence ?? 0, number?.confidence ?? 0) >= 0.9;
  return sure ? keyOf(state?.value, number?.value) : null;
}

function keyOf(issuer: string | undefined, number: string | undefined): string | null {
  const plain = number?.replace(/[^A-Z0-9]/g, '');
  return issuer && plain ? `${issuer}:${plain}` : null;
}

/** Of the holder beside the number, each on its own, so that a later document can be compared part by part. */
export interface HolderKeys {
  /** says that the others are on file for this number */
  known: string;
  birthDate: string;
  nameWords: string[];
}

/**
 * Who holds the document, for a document whose number and birth date were read exactly; null for any other. The type of
 * document is part of it: a state may give one number to a passport and to a card.
 */
export function holderKeys(document: ReadDocument): HolderKeys | null {
  const key = documentKey(document);
  const birthDate = bestValue(document, 'birth_date')?.value;
  const words = nameWords(document);
  if (!key || !birthDate || words.length === 0 || !readExactly(document)) return null;
  const kind = document.mrz?.documentCode.charAt(0) ?? 'card';
  const of = (part: string): string => `${key} ${kind} ${part}`;
  return {
    known: of('holder'),
    birthDate: of(`born ${birthDate}`),
    nameWords: words.map((word) => of(`named ${word}`)),
  };
}

function readExactly({ mrz, card }: ReadDocument): boolean {
  if (!mrz) return card !== null;
  return isReliable(mrz) && digitHolds(mrz, 'document_number') && digitHolds(mrz, 'birth_date');
}

function nameWords(document: ReadDocument): string[] {
  const source = bestNameSource(document);
  if (!source || source.source === 'print') return [];
  const parts = (['surname', 'given_names'] as const).map(
    (field) => source.valueOf(document, field)?.value ?? '',
  );
  const words = parts
    .join(' ')
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter((word) => word.length > 1);
  return [...new Set(words)].slice(0, 12);
}

/** What stands for this document in the blind index. */
export function documentIdentifiers(document: ReadDocument): Identifier[] {
  const key = documentKey(document);
  const holder = holderKeys(document);
  const values = [
    ...(key ? [key] : []),
    ...(holder ? [holder.known, holder.birthDate, ...holder.nameWords] : []),
  ];
  return values.map((value) => ({ field: 'document_number', value }));
}
