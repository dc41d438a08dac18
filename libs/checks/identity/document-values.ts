import { parseCard } from './barcode/parse-card.js';
import type { DocumentField, FieldSource, SourceValue } from './document-facts.js';
import type { Region } from './document-reader.js';
import type { MrzDate } from './mrz/dates.js';
import { layouts, type CheckedField, type Span } from './mrz/formats.js';
import type { Mrz } from './mrz/parse.js';
import type { ReadDocument } from './read-document.js';

/** What one source of a document says of a field, as it stands there. */
export type ValueOf = (document: ReadDocument, field: DocumentField) => SourceValue | null;

export interface SourcedValue extends SourceValue {
  source: FieldSource;
}

/** Of the machine-readable zone, whether its check digit holds or not; dates only where they are days of the calendar. */
export const zoneValue: ValueOf = (document, field) => {
  const { mrz, origin, reading } = document;
  const value = mrz ? zoneText(mrz, field) : null;
  if (!mrz || !value) return null;
  if (origin !== 'picture' || !reading?.mrz) return { value };
  const sureness = zoneSureness(document, field);
  const region = zoneRegion(document, field);
  return {
    value,
    ...(sureness.length > 0 ? { confidence: mean(sureness) } : {}),
    ...(region ? { region } : {}),
  };
};

/** Of the zone, where nothing speaks against it: a value whose check digit is wrong says nothing. */
export const soundZoneValue: ValueOf = (document, field) =>
  document.mrz && digitHolds(document.mrz, field) ? zoneValue(document, field) : null;

export const printValue: ValueOf = (document, field) => document.print?.[field] ?? null;

export const barcodeValue: ValueOf = (document, field) => {
  const value = document.card?.fields[field];
  return value ? { value, ...regionOfBarcode(document) } : null;
};

const bySource: readonly (readonly [FieldSource, ValueOf])[] = [
  ['mrz', soundZoneValue],
  ['barcode', barcodeValue],
  ['print', printValue],
];

/** What to judge a field by: the zone, else the barcode, else the printed page. */
export function bestValue(document: ReadDocument, field: DocumentField): SourcedValue | null {
  for (const [source, valueOf] of bySource) {
    const found = valueOf(document, field);
    if (found) return { ...found, source };
  }
  return null;
}

/** The source a name is judged by: one that has any part of it. */
export function bestNameSource(document: ReadDocument): { source: FieldSource; valueOf: ValueOf } | null {
  const found = bySource.find(
    ([, valueOf]) => valueOf(document, 'surname') ?? valueOf(document, 'given_names'),
  );
  return found ? { source: found[0], valueOf: found[1] } : null;
}

/** Sureness of each character of a field of the zone, as the picture gave it; empty where no picture was read. */
export function zoneSureness(document: ReadDocument, field: DocumentField): number[] {
  const mrz = document.mrz ?? document.doubtfulMrz;
  const characters = document.reading?.mrz?.characterConfidences;
  if (!mrz || !characters || document.origin !== 'picture') return [];
  return spansOf(mrz, field).flatMap(({ line, from, to }) => characters[line]?.slice(from, to) ?? []);
}

/** Where a field of the zone stands on the straightened picture; null for scanner lines. */
export function zoneRegion(document: ReadDocument, field: DocumentField): Region | null {
  const mrz = document.mrz ?? document.doubtfulMrz;
  const [span] = mrz ? spansOf(mrz, field) : [];
  return span && document.origin === 'picture' ? regionOfSpan(document, span) : null;
}

/** Characters of a line are of one width, so a field takes its share of the line. */
export function regionOfSpan(document: ReadDocument, { line, from, to }: Span): Region | null {
  const zone = document.reading?.mrz;
  const whole = zone?.regions[line];
  const characters = zone?.lines[line]?.length;
  if (!whole || !characters) return null;
  return {
    ...whole,
    x: whole.x + (whole.width * from) / characters,
    width: (whole.width * (to - from)) / characters,
  };
}

function regionOfBarcode({ reading }: ReadDocument): { region?: Region } {
  const region = reading?.barcodes.find(({ text }) => parseCard(text) !== null)?.region;
  return region ? { region } : {};
}

const digitOf: Partial<Record<DocumentField, CheckedField>> = {
  document_number: 'document_number',
  birth_date: 'birth_date',
  expiry_date: 'expiry_date',
};

export function digitHolds(mrz: Mrz, field: DocumentField): boolean {
  return mrz.checkDigits.every((digit) => digit.field !== digitOf[field] || digit.holds);
}

function zoneText(mrz: Mrz, field: DocumentField): string | null {
  switch (field) {
    case 'surname':
      return mrz.surname;
    case 'given_names':
      return mrz.givenNames;
    case 'document_number':
      return mrz.documentNumber.replaceAll('<', '');
    case 'birth_date':
      return dayOf(mrz.birthDate);
    case 'expiry_date':
      return dayOf(mrz.expiryDate);
    case 'issue_date':
      return null;
    case 'issuing_state':
      return mrz.issuingState;
    case 'nationality': {
      const [span] = spansOf(mrz, field);
      return span ? cutOf(mrz, span).replace(/<+$/, '') : null;
    }
    case 'document_type':
      return mrz.documentCode;
  }
}

function dayOf(date: MrzDate | null): string | null {
  return date?.kind === 'known' ? date.iso : null;
}

/** Where a field stands in the lines: none where the format has no such field. */
export function spansOf(mrz: Mrz, field: DocumentField): Span[] {
  const layout = layouts[mrz.format];
  const present = (span: Span | undefined | null): Span[] => (span ? [span] : []);
  switch (field) {
    case 'surname':
    case 'given_names':
      return nameSpan(mrz, field);
    case 'document_number':
      return present(layout.documentNumber);
    case 'birth_date':
      return present(layout.birthDate);
    case 'expiry_date':
      return present(layout.expiryDate);
    case 'issue_date':
      return [];
    case 'issuing_state':
      return present(layout.issuingState);
    case 'nationality':
      return present(layout.nationality);
    case 'document_type':
      return present(layout.documentCode);
  }
}

function nameSpan(mrz: Mrz, part: 'surname' | 'given_names'): Span[] {
  const { name } = layouts[mrz.format];
  if (!('combined' in name)) {
    const span = part === 'surname' ? name.surname : name.givenNames;
    return span ? [span] : [];
  }
  const { line, from, to } = name.combined;
  const parting = cutOf(mrz, name.combined).indexOf('<<');
  if (parting < 0) return part === 'surname' ? [name.combined] : [];
  return [part === 'surname' ? { line, from, to: from + parting } : { line, from: from + parting + 2, to }];
}

export function cutOf(mrz: Mrz, { line, from, to }: Span): string {
  return (mrz.lines[line] ?? '').slice(from, to);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
