import type { ObservedSignal } from '#signals/signal.js';
import type { ReadDocument } from '../read-document.js';
import { observed, places } from './rule.js';

/**
 * Parts of a JPEG were compressed another number of times than the rest, as a pasted patch is (JPEG ghost). Stickers,
 * date stamps and phones do it too: weak at most.
 */
export function compressionGhost(document: ReadDocument): ObservedSignal[] {
  const ghosts = document.reading?.traces.ghosts ?? [];
  if (ghosts.length === 0) return [];
  const marked = places(...ghosts.map((region) => ({ region })));
  return [observed(document, 'identity.compression_ghost', { parts: ghosts.length, ...marked })];
}
