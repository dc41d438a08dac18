import type { ObservedSignal } from '#signals/signal.js';
import { barcodeValue } from '../document-values.js';
import type { ReadDocument } from '../read-document.js';
import { againstPrint } from './against-print.js';

/**
 * The barcode repeats the face of the card (AAMVA DL/ID Card Design Standard). It is not signed, so agreement proves
 * little; a difference says that one of the two was made for somebody else.
 */
export function barcodeAgainstPrint(document: ReadDocument): ObservedSignal[] {
  return againstPrint(document, 'identity.barcode_differs_from_print', barcodeValue);
}
