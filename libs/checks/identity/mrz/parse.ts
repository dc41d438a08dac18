import { checkDigit } from './check-digit.js';
import { birthDate, expiryDate, type MrzDate } from './dates.js';
import {
  formatOf,
  layouts,
  nameSpans,
  type CheckedField,
  type MrzFormat,
  type MrzLayout,
  type Span,
} from './formats.js';

export { isWellFormed } from './well-formed.js';

export interface DigitVerdict {
  field: CheckedField;
  expected: string;
  found: string;
  holds: boolean;
}

/** A machine-readable zone as printed; nothing is corrected or guessed. */
export interface Mrz {
  format: MrzFormat;
  lines: string[];
  /** e.g. 'P', 'ID', 'V', 'D1' */
  documentCode: string;
  /** ICAO code without fillers: three letters, or 'D' for Germany */
  issuingState: string;
  /** words parted by a space; '' when the field is empty */
  surname: string;
  givenNames: string;
  /** the name fills its field to the last place, so its end may be cut off */
  nameMayBeCut: boolean;
  /** without fillers at its end, with the overflow of a long number */
  documentNumber: string;
  /** null where the format has none */
  birthDate: MrzDate | null;
  /** null where the format has none */
  expiryDate: MrzDate | null;
  checkDigits: DigitVerdict[];
}

export type MrzFault = 'line_count_or_length' | 'character' | 'structure';
export type MrzParse = { ok: true; mrz: Mrz } | { ok: false; fault: MrzFault; message: string };

/**
 * Reads a machine-readable zone of ICAO Doc 9303 Parts 4 to 7 (TD3, TD1, TD2, MRV-A, MRV-B), of the older French card, or of
 * a French, Dutch or Swiss driving licence.
 * A wrong check digit is no fault of parsing: it is reported in `checkDigits`.
 *
 * @param asOf decides the century of two-digit years
 */
export function parseMrz(lines: readonly string[], asOf: Date): MrzParse {
  const bad = lines.findIndex((line) => !/^[A-Z0-9<]*$/.test(line));
  if (bad >= 0) return fault('character', `Line ${bad + 1} holds something other than A-Z, 0-9 and "<".`);
  const format = formatOf(lines);
  if (!format) {
    const seen = lines.map((line) => line.length).join(', ');
    return fault(
      'line_count_or_length',
      `Lines of ${seen || 'no'} characters; expected 3 of 30, 2 of 36 or 2 of 44, or those of a known driving licence.`,
    );
  }
  const layout = layouts[format];
  const documentCode = strip(cut(lines, layout.documentCode));
  const issuingState = strip(cut(lines, layout.issuingState));
  if (!/^[A-Z][A-Z0-9]?$/.test(documentCode) || !/^[A-Z]{1,3}$/.test(issuingState)) {
    return fault('structure', 'The lines do not begin with a document code and an issuing state.');
  }
  const number = documentNumber(lines, layout);
  return {
    ok: true,
    mrz: {
      format,
      lines: [...lines],
      documentCode,
      issuingState,
      ...nameOf(lines, layout),
      documentNumber: number.value,
      birthDate: layout.birthDate ? birthDate(cut(lines, layout.birthDate), asOf) : null,
      expiryDate: layout.expiryDate ? expiryDate(cut(lines, layout.expiryDate), asOf) : null,
      checkDigits: digitVerdicts(lines, layout, number.verdict),
    },
  };
}

/** False too for a zone without any check digit: nothing shows that it was read right. */
export function allCheckDigitsHold(mrz: Mrz): boolean {
  return mrz.checkDigits.length > 0 && mrz.checkDigits.every((digit) => digit.holds);
}

function digitVerdicts(
  lines: readonly string[],
  layout: MrzLayout,
  number: DigitVerdict | null,
): DigitVerdict[] {
  return layout.checks.map((rule) => {
    if (rule.field === 'document_number' && number) return number;
    const text = rule.over.map((part) => cut(lines, part)).join('');
    const found = lines[rule.at.line]?.charAt(rule.at.position) ?? '';
    const expected = checkDigit(text);
    const emptyMark = rule.fillerWhenEmpty === true && found === '<' && /^<*$/.test(text);
    return { field: rule.field, expected, found, holds: emptyMark || found === expected };
  });
}

/**
 * A number of more than nine characters in TD1 and TD2: a filler stands in the place of the check digit, the rest of
 * the number and then its check digit open the optional data, closed by a filler (Doc 9303 Part 5 and Part 6, data element notes).
 */
function documentNumber(
  lines: readonly string[],
  layout: MrzLayout,
): { value: string; verdict: DigitVerdict | null } {
  const head = cut(lines, layout.documentNumber);
  const place = layout.checks.find((rule) => rule.field === 'document_number')?.at;
  const digit = place ? lines[place.line]?.charAt(place.position) : undefined;
  const tail =
    layout.overflow && digit === '<' ? /^([A-Z0-9]+)([0-9])(<|$)/.exec(cut(lines, layout.overflow)) : null;
  if (!tail || head.endsWith('<')) return { value: strip(head), verdict: null };
  const value = head + (tail[1] ?? '');
  const found = tail[2] ?? '';
  // Belgian cards of before 2021 reckon the filler between both parts in, as if it were a character of the number
  const withFiller = checkDigit(`${head}<${tail[1] ?? ''}`);
  const asBelgian = cut(lines, layout.issuingState) === 'BEL' && found === withFiller;
  const expected = asBelgian ? withFiller : checkDigit(value);
  return { value, verdict: { field: 'document_number', expected, found, holds: found === expected } };
}

/** Two fillers part the primary from the secondary identifier, one parts words (Doc 9303 Part 3, section 4.6). */
function nameOf(
  lines: readonly string[],
  layout: MrzLayout,
): Pick<Mrz, 'surname' | 'givenNames' | 'nameMayBeCut'> {
  if ('combined' in layout.name) {
    const field = cut(lines, layout.name.combined);
    const split = field.indexOf('<<');
    const surname = split < 0 ? field : field.slice(0, split);
    const given = split < 0 ? '' : field.slice(split + 2);
    return { surname: words(surname), givenNames: words(given), nameMayBeCut: !field.endsWith('<') };
  }
  const { surname, givenNames } = layout.name;
  return {
    surname: words(cut(lines, surname)),
    givenNames: words(cut(lines, givenNames)),
    nameMayBeCut: nameSpans(layout).some((part) => !cut(lines, part).endsWith('<')),
  };
}

function cut(lines: readonly string[], part: Span | undefined): string {
  return part ? (lines[part.line] ?? '').slice(part.from, part.to) : '';
}

function strip(text: string): string {
  return text.replace(/<+$/, '');
}

function words(text: string): string {
  return text.split('<').filter(Boolean).join(' ');
}

function fault(kind: MrzFault, message: string): MrzParse {
  return { ok: false, fault: kind, message };
}
