import type { Claim, DocumentType, EvidenceOf } from '../evidence.js';
import type { CheckContext } from '../check.js';
import { allCheckDigitsHold, isWellFormed, parseMrz, type Mrz } from './mrz/parse.js';

/** Where the lines come from: a machine that read them exactly, or our own reading of a picture. */
export type MrzOrigin = 'scanner' | 'chip' | 'picture';

export type NotReadReason =
  | 'no_lines_and_no_picture'
  | 'no_mrz_found'
  | 'not_an_icao_mrz'
  | 'picture_not_read_reliably'
  | 'not_a_picture'
  | 'too_large'
  | 'undecodable'
  | 'timeout'
  | 'reader_failed';

export interface ReadDocument {
  evidenceId: string;
  observedAt: Date;
  declaredType?: DocumentType;
  origin: MrzOrigin;
  mrz: Mrz;
}

export interface UnreadDocument {
  evidenceId: string;
  observedAt: Date;
  reason: NotReadReason;
  /** lines as far as they were read; not to be relied on */
  lines: string[] | null;
}

/** What every rule judges by. */
export interface Subject {
  claims: Claim[];
  asOf: Date;
}

/**
 * The machine-readable zone of one document: exact lines from a scanner or chip where there are such, else what can be
 * read off the picture. A picture whose check digits don't hold is more likely misread than forged, so it counts as not
 * read and never as a finding; from a scanner or chip the lines are taken as they are.
 */
export async function readDocument(
  evidence: EvidenceOf<'document'>,
  context: CheckContext,
): Promise<ReadDocument | UnreadDocument> {
  const { id: evidenceId, observedAt, body, file } = evidence;
  const unread = (reason: NotReadReason, lines: string[] | null = null): UnreadDocument => ({
    evidenceId,
    observedAt,
    reason,
    lines,
  });
  const found = (origin: MrzOrigin, mrz: Mrz): ReadDocument => ({
    evidenceId,
    observedAt,
    origin,
    mrz,
    ...(body.type ? { declaredType: body.type } : {}),
  });

  if (body.mrz_lines) {
    const parse = parseMrz(body.mrz_lines, context.asOf);
    return parse.ok
      ? found(body.mrz_source ?? 'scanner', parse.mrz)
      : unread('not_an_icao_mrz', body.mrz_lines);
  }
  if (!file) return unread('no_lines_and_no_picture');
  const reading = await context.models.documentReader.read(file);
  if (!reading.readable) return unread(reading.reason);
  if (!reading.mrzLines) return unread('no_mrz_found');
  const parse = parseMrz(reading.mrzLines, context.asOf);
  if (!parse.ok || !isReliable(parse.mrz)) return unread('picture_not_read_reliably', reading.mrzLines);
  return found('picture', parse.mrz);
}

function isReliable(mrz: Mrz): boolean {
  return allCheckDigitsHold(mrz) && isWellFormed(mrz);
}

export function isRead(document: ReadDocument | UnreadDocument): document is ReadDocument {
  return 'mrz' in document;
}

/** Equal documents have equal keys: issuing state and number, as the same number exists in several states. */
export function documentKey(mrz: Mrz): string | null {
  return mrz.documentNumber ? `${mrz.issuingState}:${mrz.documentNumber.replaceAll('<', '')}` : null;
}
