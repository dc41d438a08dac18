import type { ObservedSignal } from '#signals/signal.js';
import type { ReadDocument } from '../read-document.js';
import { sidesOf } from '../sides.js';
import { barcodeAgainstPrint } from './barcode-against-print.js';
import { zoneAgainstPrint } from './zone-against-print.js';

/**
 * Face and back of a card, handed in as two pictures, hold the same as on one. People do mix up the sides of an old and a
 * new card, so that the number alone differs weighs less; no card of a person has another birth date or name.
 */
export function sidesDisagree(documents: readonly ReadDocument[]): ObservedSignal[] {
  return sidesOf(documents).flatMap(({ face, back, joined }) =>
    [...zoneAgainstPrint(joined), ...barcodeAgainstPrint(joined)].map((signal): ObservedSignal => {
      const rows = signal.facts['rows'];
      const whose = Array.isArray(rows) && (rows.includes('birth_date') || rows.includes('surname'));
      return {
        ...signal,
        evidenceIds: [back.evidenceId, face.evidenceId],
        ...(whose ? {} : { strength: 'moderate' as const }),
      };
    }),
  );
}
