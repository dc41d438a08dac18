import type { ObservedSignal } from '#signals/signal.js';
import { documentKey } from '../document-identifiers.js';
import { bestNameSource, bestValue } from '../document-values.js';
import type { DocumentField } from '../document-facts.js';
import type { ReadDocument } from '../read-document.js';
import { isSpecimenNumber, isSpecimenPerson, specimenStates } from '../specimens.js';
import { fieldNames, observed, places, rows } from './rule.js';

/** A document made to be shown as an example. Its number, state or person is public, so it identifies nobody. */
export function specimen(document: ReadDocument): ObservedSignal[] {
  const state = bestValue(document, 'issuing_state')?.value;
  const key = documentKey(document);
  const because: DocumentField[] = [];
  if (state && specimenStates.has(state)) because.push('issuing_state');
  if (key !== null && isSpecimenNumber(key)) because.push('document_number');
  if (isPublishedPerson(document)) because.push('surname');
  if (because.length === 0) return [];
  return [
    observed(document, 'identity.specimen_document', {
      because: because.map((field) => (field === 'surname' ? 'name' : fieldNames[field])),
      ...rows(...because),
      ...places(...because.map((field) => bestValue(document, field))),
    }),
  ];
}

function isPublishedPerson(document: ReadDocument): boolean {
  const valueOf = bestNameSource(document)?.valueOf;
  const surname = valueOf?.(document, 'surname')?.value ?? '';
  const givenNames = valueOf?.(document, 'given_names')?.value ?? '';
  const birthDate = bestValue(document, 'birth_date')?.value ?? null;
  return surname !== '' && isSpecimenPerson({ surname, givenNames, birthDate });
}
