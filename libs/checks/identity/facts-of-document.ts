import type { ObservedSignal } from '#signals/signal.js';
import type { Claim } from '../evidence.js';
import { comparisonTable } from './comparison-table.js';
import type { DocumentFacts } from './document-facts.js';
import { bestValue, zoneValue } from './document-values.js';
import { allCheckDigitsHold } from './mrz/parse.js';
import { isRead, isReliable, type ReadDocument, type UnreadDocument } from './read-document.js';

/** What the check tells of one document: for the case page and the lines of `hirewall check identity`. */
export function factsOfDocument(
  document: ReadDocument | UnreadDocument,
  claims: Claim[],
  signals: ObservedSignal[],
): DocumentFacts {
  const quality = document.reading?.quality;
  const about = {
    evidence_id: document.evidenceId,
    quality: quality
      ? { faults: quality.faults, width_px: quality.widthPx, height_px: quality.heightPx }
      : null,
  };
  if (!isRead(document)) {
    const { reason, origin, lines } = document;
    return { ...about, read: false, reason, origin, mrz: lines, accepted: false, fields: null, table: [] };
  }
  return {
    ...about,
    read: true,
    reason: null,
    origin: document.origin,
    mrz: document.mrz?.lines ?? document.reading?.mrz?.lines ?? null,
    accepted: isAccepted(document),
    fields: fieldsOf(document),
    table: comparisonTable(document, claims, signals),
  };
}

/** Every line as long as it must be and all check digits hold; off a picture, each place also holds what may stand there. */
export function isAccepted({ mrz, origin }: ReadDocument): boolean {
  return mrz !== null && (origin === 'picture' ? isReliable(mrz) : allCheckDigitsHold(mrz));
}

/** Nationality and sex are in the zone too; nothing is judged by them, so they are not copied out of it. */
function fieldsOf(document: ReadDocument): Record<string, string | null> {
  const { mrz } = document;
  // of the zone as it stands, right or wrong; of one source alone where there is a zone
  const value = (field: Parameters<typeof zoneValue>[1]): string | null =>
    (mrz ? zoneValue(document, field) : bestValue(document, field))?.value ?? null;
  return {
    format: mrz?.format ?? (document.card ? 'AAMVA' : null),
    document_code: mrz?.documentCode ?? null,
    issuing_state: value('issuing_state'),
    document_number: value('document_number'),
    surname: value('surname') ?? (mrz ? '' : null),
    given_names: value('given_names') ?? (mrz ? '' : null),
    birth_date: value('birth_date'),
    expiry_date: value('expiry_date'),
  };
}
