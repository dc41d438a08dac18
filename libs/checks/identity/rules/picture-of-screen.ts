import type { ObservedSignal } from '#signals/signal.js';
import type { ReadDocument } from '../read-document.js';
import { observed } from './rule.js';

/** A display was photographed in place of the document. People who keep a scan do so too: weak at most. */
export function pictureOfScreen(document: ReadDocument): ObservedSignal[] {
  return document.reading?.traces.screen ? [observed(document, 'identity.picture_of_screen', {})] : [];
}
