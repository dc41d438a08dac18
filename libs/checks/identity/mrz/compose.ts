import { checkDigit } from './check-digit.js';
import { layouts, type CheckRule, type MrzFormat, type MrzLayout, type Span } from './formats.js';

/** What a format has no place for is left out of the zone. */
export interface MrzFields {
  format: MrzFormat;
  /** e.g. 'P', 'I', 'V', 'D1' */
  documentCode: string;
  /** ICAO code: three letters, or 'D' */
  issuingState: string;
  /** A-Z and spaces; transliterate first */
  surname: string;
  givenNames: string;
  /** A-Z and 0-9; over nine characters only in TD1, TD2 and national formats */
  documentNumber: string;
  nationality: string;
  /** YYMMDD, with fillers for unknown parts */
  birthDate: string;
  sex: 'F' | 'M' | '<';
  /** YYMMDD */
  expiryDate: string;
  optionalData?: string;
}

/**
 * A right machine-readable zone for these fields, check digits included (ICAO Doc 9303 Parts 3 to 7). A name longer than
 * its field is cut at the end of the field.
 *
 * @throws RangeError when a field does not fit or holds a character that may not stand there
 */
export function composeMrz(fields: MrzFields): string[] {
  const layout = layouts[fields.format];
  const grid = layout.lengths.map((length) => Array.from({ length }, () => '<'));
  const put = (where: Span | undefined, text: string, name: string): void => {
    if (!where) return;
    const room = where.to - where.from;
    if (text.length > room) throw new RangeError(`${name} "${text}" has more than ${room} characters`);
    if (!/^[A-Z0-9<]*$/.test(text))
      throw new RangeError(`${name} "${text}" holds characters other than A-Z, 0-9, "<"`);
    grid[where.line]?.splice(where.from, text.length, ...text);
  };
  put(layout.documentCode, fields.documentCode, 'documentCode');
  put(layout.issuingState, fields.issuingState, 'issuingState');
  put(layout.nationality, fields.nationality, 'nationality');
  put(layout.birthDate, fields.birthDate, 'birthDate');
  put(layout.sex, fields.sex, 'sex');
  put(layout.expiryDate, fields.expiryDate, 'expiryDate');
  if (layout.constant) put(layout.constant.at, layout.constant.text, 'constant');
  putName(fields, layout, put);
  const long = putNumber(fields, layout, put);
  if (fields.optionalData) {
    if (long) throw new RangeError('optionalData leaves no room for a long documentNumber');
    put(layout.optionalData[0], fields.optionalData, 'optionalData');
  }
  for (const rule of layout.checks) {
    if (!(long && rule.field === 'document_number')) putDigit(grid, rule);
  }
  return grid.map((line) => line.join(''));
}

type Put = (where: Span | undefined, text: string, name: string) => void;

function putName({ surname, givenNames }: MrzFields, { name }: MrzLayout, put: Put): void {
  const joined = (text: string, filler = '<'): string => text.trim().replace(/\s+/g, filler);
  const cut = (where: Span | undefined, text: string): void =>
    put(where, text.slice(0, where ? where.to - where.from : 0), 'name');
  if ('combined' in name) {
    const given = givenNames.trim() ? `<<${joined(givenNames)}` : '';
    cut(name.combined, joined(surname) + given);
  } else {
    cut(name.surname, joined(surname));
    // the French card parts given names by two fillers
    cut(name.givenNames, joined(givenNames, '<<'));
  }
}

/** @returns true when the number went on into the optional data, together with its check digit */
function putNumber(fields: MrzFields, layout: MrzLayout, put: Put): boolean {
  const room = layout.documentNumber.to - layout.documentNumber.from;
  const number = fields.documentNumber;
  if (number.length <= room || !layout.overflow) {
    put(layout.documentNumber, number, 'documentNumber');
    return false;
  }
  put(layout.documentNumber, number.slice(0, room), 'documentNumber');
  put(layout.overflow, number.slice(room) + checkDigit(number), 'documentNumber');
  return true;
}

function putDigit(grid: string[][], rule: CheckRule): void {
  const text = rule.over.map((part) => grid[part.line]?.slice(part.from, part.to).join('') ?? '').join('');
  const empty = rule.fillerWhenEmpty === true && /^<*$/.test(text);
  grid[rule.at.line]?.splice(rule.at.position, 1, empty ? '<' : checkDigit(text));
}
