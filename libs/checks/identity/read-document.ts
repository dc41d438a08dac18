import type { CheckContext, Identifier, RelatedCandidate } from '../check.js';
import type { Claim, DocumentType, EvidenceOf } from '../evidence.js';
import type { CardRecord } from './barcode/card-record.js';
import { parseCard } from './barcode/parse-card.js';
import type { DocumentReading, NotReadable, PrintedText } from './document-reader.js';
import { allCheckDigitsHold, isWellFormed, parseMrz, type Mrz, type MrzParse } from './mrz/parse.js';
import { locateFields } from './page/locate-fields.js';
import type { PrintedFields } from './page/printed-fields.js';
import { pictureIdentifiers } from './picture-identifiers.js';

/** Where the zone comes from: a machine that read it exactly, or our own reading of a picture. */
export type MrzOrigin = 'scanner' | 'chip' | 'picture';

export type NotReadReason =
  'no_lines_and_no_picture' | 'no_mrz_found' | 'not_an_icao_mrz' | 'picture_not_read_reliably' | NotReadable;

export type ReadableReading = Extract<DocumentReading, { readable: true }>;

interface HandedIn {
  evidenceId: string;
  observedAt: Date;
  declaredType?: DocumentType;
  /** of the zone; 'picture' where there is none */
  origin: MrzOrigin;
  /** what was read off the picture, reliable or not; null without a picture */
  reading: ReadableReading | null;
  /** what stands for the picture in the blind index */
  pictures: Identifier[];
}

/** A document of which enough was read to be judged. */
export interface ReadDocument extends HandedIn {
  /** of a scanner or chip as it is; off a picture only where it can be relied on */
  mrz: Mrz | null;
  /** off a picture, in the form of a zone, and not to be relied on: check digits or characters do not fit */
  doubtfulMrz: Mrz | null;
  print: PrintedFields | null;
  texts: PrintedText[] | null;
  card: CardRecord | null;
}

export interface UnreadDocument extends HandedIn {
  reason: NotReadReason;
  /** lines as far as they were read; not to be relied on */
  lines: string[] | null;
}

/** What every rule judges by. */
export interface Subject {
  claims: Claim[];
  asOf: Date;
  /** other candidates who handed in the same */
  related: RelatedCandidate[];
}

/**
 * One document: its machine-readable zone (exact lines of a scanner or chip where there are such, else off the picture),
 * its barcode, and its printed page. A zone off a picture whose check digits don't hold is more likely misread than
 * forged, so nothing is taken from it; from a scanner or chip the lines are taken as they are.
 */
export async function readDocument(
  evidence: EvidenceOf<'document'>,
  context: CheckContext,
): Promise<ReadDocument | UnreadDocument> {
  const { id: evidenceId, observedAt, body, file } = evidence;
  const answer = file ? await context.models.documentReader.read(file, { page: true, derived: true }) : null;
  const reading = answer?.readable ? answer : null;
  const about = {
    evidenceId,
    observedAt,
    ...(body.type ? { declaredType: body.type } : {}),
    reading,
    pictures: pictureIdentifiers(file, reading),
  };
  const given = body.mrz_lines ? parseMrz(body.mrz_lines, context.asOf) : null;
  const off = reading?.mrz ? parseMrz(reading.mrz.lines, context.asOf) : null;
  const seen = off?.ok ? off.mrz : null;
  const reliable = seen !== null && isReliable(seen) ? seen : null;
  const document: ReadDocument = {
    ...about,
    origin: given?.ok ? (body.mrz_source ?? 'scanner') : 'picture',
    mrz: given?.ok ? given.mrz : reliable,
    doubtfulMrz: given?.ok || reliable ? null : seen,
    print: reading?.page ? locateFields(reading.page, pageContext(context, given, off)) : null,
    texts: reading?.page ?? null,
    card: cardOf(reading),
  };
  if (document.mrz || document.card || enoughToJudge(document.print)) return document;
  const unread = (reason: NotReadReason, lines: string[] | null): UnreadDocument => {
    const origin = body.mrz_lines ? (body.mrz_source ?? 'scanner') : 'picture';
    return { ...about, origin, reason, lines };
  };
  if (reading?.mrz) return unread('picture_not_read_reliably', reading.mrz.lines);
  if (body.mrz_lines) return unread('not_an_icao_mrz', body.mrz_lines);
  if (!answer) return unread('no_lines_and_no_picture', null);
  return unread(answer.readable ? 'no_mrz_found' : answer.reason, null);
}

/** The first barcode that holds a card's record; boarding passes and parcel labels are of the same kind. */
function cardOf(reading: ReadableReading | null): CardRecord | null {
  for (const { text } of reading?.barcodes ?? []) {
    const card = parseCard(text);
    if (card) return card;
  }
  return null;
}

/** The issuer, by the zone, decides in which order the figures of a printed date stand. */
function pageContext({ asOf }: CheckContext, ...zones: (MrzParse | null)[]): { asOf: Date; issuer?: string } {
  const [issuer] = zones.flatMap((zone) => (zone?.ok ? [zone.mrz.issuingState] : []));
  return { asOf, ...(issuer ? { issuer } : {}) };
}

/** A zone off a picture is relied on when every line has its length, every place its kind of character, every check digit holds. */
export function isReliable(mrz: Mrz): boolean {
  return allCheckDigitsHold(mrz) && isWellFormed(mrz);
}

/** Printed text alone: who it is or which document it is, and a date. */
function enoughToJudge(print: PrintedFields | null): boolean {
  if (!print) return false;
  const named = print.surname ?? print.given_names ?? print.document_number;
  const dated = print.birth_date ?? print.expiry_date ?? print.issue_date;
  return named !== undefined && dated !== undefined;
}

export function isRead(document: ReadDocument | UnreadDocument): document is ReadDocument {
  return !('reason' in document);
}
