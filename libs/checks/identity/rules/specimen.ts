import type { ObservedSignal } from '#signals/signal.js';
import { documentKey, type ReadDocument } from '../read-document.js';
import { specimenKeys, specimenStates, specimenSurnames } from '../specimens.js';
import { observed } from './rule.js';

/** A document made to be shown as an example. Its number, state or name is public, so it identifies nobody. */
export function specimen(document: ReadDocument): ObservedSignal[] {
  const { mrz } = document;
  const key = documentKey(mrz);
  const because: string[] = [];
  if (specimenStates.has(mrz.issuingState)) because.push('issuing state');
  if (key !== null && specimenKeys.has(key)) because.push('document number');
  if (specimenSurnames.has(mrz.surname)) because.push('surname');
  return because.length === 0 ? [] : [observed(document, 'identity.specimen_document', { because })];
}
