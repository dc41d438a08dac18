import type { ObservedSignal, Strength } from '#signals/signal.js';
import type { DocumentField } from '../document-facts.js';
import type { Region } from '../document-reader.js';
import { barcodeValue, cutOf, regionOfSpan, spansOf, zoneSureness } from '../document-values.js';
import { checkDigit } from '../mrz/check-digit.js';
import { layouts, type CheckedField, type CheckRule } from '../mrz/formats.js';
import type { DigitVerdict, Mrz } from '../mrz/parse.js';
import { lookAlike, plainCharacters } from '../look-alikes.js';
import type { ReadDocument } from '../read-document.js';
import { observed, places, rows } from './rule.js';

const digitNames: Record<CheckedField, string> = {
  document_number: 'document number',
  birth_date: 'date of birth',
  expiry_date: 'date of expiry',
  optional_data: 'optional data',
  composite: 'whole zone',
};

/** below this sureness a character of a picture may be another one */
const sure = 0.97;

/** from which a figure counts as told apart even from those that look like it */
const certain = 0.99;

/**
 * Issuers print digits that hold. Lines of a scanner or chip are taken as they are. Off a picture a digit that does not
 * hold is nearly always a misreading, so it is a finding only where that is ruled out: every character of the field and
 * its digit surely read, and the same value printed elsewhere on the document. Where the digit is a look-alike of the
 * right one, and that one would set the check of the whole zone right too, it must be read with certainty and weighs less.
 */
export function checkDigits(document: ReadDocument): ObservedSignal[] {
  const { mrz, doubtfulMrz } = document;
  const zone = mrz ?? doubtfulMrz;
  if (!zone) return [];
  const wrong = zone.checkDigits.filter((digit) => !digit.holds);
  const weighed = wrong.flatMap((digit) => {
    const strength: Strength | null = mrz ? 'strong' : strengthOf(document, zone, digit);
    return strength ? [{ digit, strength }] : [];
  });
  if (weighed.length === 0) return [];
  const found = weighed.map(({ digit }) => digit);
  const facts = {
    fields: found.map((digit) => digitNames[digit.field]),
    digits: found.map((digit) => ({ field: digit.field, expected: digit.expected, found: digit.found })),
    origin: document.origin,
    ...rows(...printedFields.filter((field) => found.some((digit) => digit.field === field))),
    ...places(...found.map((digit) => ({ region: digitRegion(document, zone, digit) }))),
  };
  const strong = weighed.some(({ strength }) => strength === 'strong');
  return [observed(document, 'identity.check_digits_wrong', facts, strong ? 'strong' : 'moderate')];
}

const printedFields = ['document_number', 'birth_date', 'expiry_date'] as const;

/** null: it may be misread. */
function strengthOf(document: ReadDocument, zone: Mrz, digit: DigitVerdict): Strength | null {
  const field = printedFields.find((one) => one === digit.field);
  const rule = layouts[zone.format].checks.find((one) => one.field === digit.field);
  // the digit of a number longer than its field stands elsewhere
  const inPlace = rule && zone.lines[rule.at.line]?.charAt(rule.at.position) === digit.found;
  if (!field || !rule || !inPlace || !/^\d$/.test(digit.found)) return null;
  const sureness = zoneSureness(document, field);
  const ofDigit = document.reading?.mrz?.characterConfidences[rule.at.line]?.[rule.at.position] ?? 0;
  if (sureness.length === 0 || Math.min(...sureness, ofDigit) < sure) return null;
  if (!standsElsewhere(document, zone, field)) return null;
  const slip = lookAlike(digit.found, digit.expected) && rightDigitMendsAll(zone, rule, digit);
  if (!slip) return 'strong';
  return ofDigit >= certain ? 'moderate' : null;
}

/** The value of the zone as read stands on the printed page or in the barcode too, so it was not misread. */
function standsElsewhere(document: ReadDocument, zone: Mrz, field: DocumentField): boolean {
  const [span] = spansOf(zone, field);
  if (!span) return false;
  const wanted = cutOf(zone, span).replace(/<+$/, '');
  const inZoneForm = (value: string): string =>
    field === 'document_number' ? plainCharacters(value) : value.slice(2).replaceAll('-', '');
  const printed = document.print?.[field];
  const elsewhere = [
    ...(printed && printed.confidence >= 0.6 ? [printed.value] : []),
    barcodeValue(document, field)?.value ?? '',
  ];
  return elsewhere.some((value) => value !== '' && inZoneForm(value) === wanted);
}

/** One misread digit would explain it all. */
function rightDigitMendsAll(zone: Mrz, rule: CheckRule, digit: DigitVerdict): boolean {
  const composite = layouts[zone.format].checks.find(({ field }) => field === 'composite');
  const ofWhole = zone.checkDigits.find(({ field }) => field === 'composite');
  if (!composite || !ofWhole) return true;
  if (ofWhole.holds) return false;
  const mended = zone.lines.map((line, at) =>
    at === rule.at.line
      ? line.slice(0, rule.at.position) + digit.expected + line.slice(rule.at.position + 1)
      : line,
  );
  const text = composite.over.map(({ line, from, to }) => (mended[line] ?? '').slice(from, to)).join('');
  return checkDigit(text) === ofWhole.found;
}

function digitRegion(document: ReadDocument, zone: Mrz, digit: DigitVerdict): Region | undefined {
  if (document.origin !== 'picture') return undefined;
  const rule = layouts[zone.format].checks.find(({ field }) => field === digit.field);
  const [first] = rule?.over ?? [];
  if (!rule || !first) return undefined;
  // the field together with its digit, where they are neighbours
  const to = rule.at.line === first.line ? Math.max(first.to, rule.at.position + 1) : first.to;
  return regionOfSpan(document, { ...first, to: digit.field === 'composite' ? first.to : to }) ?? undefined;
}
