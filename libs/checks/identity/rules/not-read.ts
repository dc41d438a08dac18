import type { ObservedSignal } from '#signals/signal.js';
import type { QualityFault } from '../document-reader.js';
import { isRead, type NotReadReason, type ReadDocument, type UnreadDocument } from '../read-document.js';
import { observed } from './rule.js';

const words: Record<NotReadReason, string> = {
  no_lines_and_no_picture: 'neither lines nor a picture came with it',
  no_mrz_found: 'no machine-readable zone, barcode or printed field was found',
  not_an_icao_mrz: 'the lines are not those of a travel document',
  picture_not_read_reliably: 'the lines of its machine-readable zone could not be read surely',
  not_a_picture: 'the file is not a picture',
  too_large: 'the picture is too large to be opened',
  too_many_pages: 'the file has too many pages',
  undecodable: 'the file is damaged',
  timeout: 'reading took too long',
  reader_failed: 'reading failed',
};

const advice: Record<QualityFault, string> = {
  too_small: 'go closer, so that the document fills the picture',
  blurred: 'hold still and wait until the picture is sharp',
  glare: 'tilt the document away from the light',
  cropped: 'show all four corners',
  too_dark: 'take it in brighter light',
};

const generalAdvice = 'take a new picture of the whole page, sharp and straight';

/** Nothing is concluded from a document that could not be read; the person learns what to do better. */
export function notRead(document: ReadDocument | UnreadDocument): ObservedSignal[] {
  const reason = isRead(document) ? missingZone(document) : document.reason;
  if (!reason) return [];
  const faults = document.reading?.quality.faults ?? [];
  return [
    observed(document, 'identity.document_not_read', {
      reason,
      because: words[reason],
      faults,
      advice: faults.length > 0 ? faults.map((fault) => advice[fault]) : [generalAdvice],
    }),
  ];
}

/**
 * A zone that is there, or that every document of the declared type has, and that could not be relied on. The printed
 * page is compared all the same, and does not stand in for the zone: whoever blots it out must not pass more easily.
 */
export function missingZone({ mrz, card, reading, declaredType }: ReadDocument): NotReadReason | null {
  if (mrz || card) return null;
  if (reading?.mrz) return 'picture_not_read_reliably';
  return declaredType === 'passport' || declaredType === 'visa' ? 'no_mrz_found' : null;
}
