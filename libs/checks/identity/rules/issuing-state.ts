import type { ObservedSignal } from '#signals/signal.js';
import { zoneRegion, zoneSureness } from '../document-values.js';
import type { ReadDocument } from '../read-document.js';
import { specimenStates } from '../specimens.js';
import { issuingStates } from '../states/issuing-states.catalogue.js';
import { observed, places, rows } from './rule.js';

/** below this sureness a character of a picture may be another one */
const sure = 0.97;

/**
 * The code must be one that ICAO Doc 9303 Part 3, section 5 lists; which of the listed states it is says nothing and is
 * never judged.
 */
export function issuingState(document: ReadDocument): ObservedSignal[] {
  const code = document.mrz?.issuingState;
  // no check digit guards the code
  if (zoneSureness(document, 'issuing_state').some((one) => one < sure)) return [];
  if (!code || issuingStates.has(code) || specimenStates.has(code)) return [];
  return [
    observed(document, 'identity.issuing_state_unknown', {
      code,
      ...rows('issuing_state'),
      ...places({ region: zoneRegion(document, 'issuing_state') ?? undefined }),
    }),
  ];
}
