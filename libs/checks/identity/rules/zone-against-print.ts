import type { ObservedSignal } from '#signals/signal.js';
import { soundZoneValue } from '../document-values.js';
import type { ReadDocument } from '../read-document.js';
import { againstPrint } from './against-print.js';

/**
 * The zone repeats what the page says; an issuer prints both from one record. Check digits can't see a zone made anew for
 * an altered page, nor one left as it was, and they can't see the name line at all.
 */
export function zoneAgainstPrint(document: ReadDocument): ObservedSignal[] {
  return againstPrint(document, 'identity.zone_differs_from_print', soundZoneValue);
}
