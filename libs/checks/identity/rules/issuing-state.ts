import { states } from 'mrz';
import type { ObservedSignal } from '#signals/signal.js';
import type { ReadDocument } from '../read-document.js';
import { specimenStates } from '../specimens.js';
import { observed } from './rule.js';

/**
 * The code must be one that ICAO Doc 9303 Part 3, section 5 lists; which of the listed states it is says nothing and is
 * never judged. SI is how older Slovenian cards have it.
 */
const alsoSeen = new Set(['SI']);

export function issuingState(document: ReadDocument): ObservedSignal[] {
  const code = document.mrz.issuingState;
  if (Object.hasOwn(states, code) || alsoSeen.has(code) || specimenStates.has(code)) return [];
  return [observed(document, 'identity.issuing_state_unknown', { code })];
}
