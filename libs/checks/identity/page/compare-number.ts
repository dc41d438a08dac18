import { checkDigit } from '../mrz/check-digit.js';
import { editDistance } from '../names/edit-distance.js';
import type { Compared, Comparison, Outcome } from './finds-on-page.js';
import type { LabelledValue } from './labelled-values.js';
import { printedBy } from './printed-by.js';
import type { PrintedValue } from './printed-fields.js';

const clear = 0.9;

/** from which a single character that differs counts as told apart: small print makes a 5 of a 3, and is sure of it */
const certain = 0.97;
/** from so many characters on, a number that differs in one or two from the expected one is no other number by chance */
const telling = 7;

/**
 * A document number against the page. A number of another length, or one that the zone holds as another field, is of
 * another kind: personal numbers and card numbers stand at like labels. Without a readable label only a number that is
 * nearly the expected one contradicts it.
 */
export function compareNumber({ expected, labelled, texts, all }: Compared): Comparison | null {
  const number = plain(expected);
  if (number.length < 5) return null;
  const printed = texts.map((text) => printedBy(text, plain(text.text)));
  const comparedWith = (outcome: Outcome, value: PrintedValue | undefined): Comparison | null =>
    value
      ? {
          outcome,
          printed: value,
          atLabel: labelled.some((one) => one === value),
          ...(outcome === 'seen' ? {} : { sameCheckDigit: sameDigit(value.value, number) }),
        }
      : null;
  const found = (fits: (value: string) => boolean): PrintedValue | undefined =>
    [...labelled, ...printed].find(({ value }) => fits(value));
  return (
    comparedWith(
      'slip',
      labelled.find(({ value }) => runsOnUnseen(value, number)),
    ) ??
    comparedWith(
      'seen',
      labelled.find(({ value }) => number.includes(value)) ?? found((value) => value.includes(number)),
    ) ??
    comparedWith(
      'slip',
      found((value) => alike(value).includes(alike(number))),
    ) ??
    comparedWith(
      'contradicts',
      labelled.find((value) => contradicts(value, number, all.lines ?? [])),
    ) ??
    comparedWith(
      'contradicts',
      printed.find((value) => nearly(value, number, all.lines ?? [])),
    )
  );
}

/** A zone can't tell a K, U or A at the end from a filler by its check digit. */
function runsOnUnseen(value: string, number: string): boolean {
  return value.length === number.length + 1 && value.startsWith(number) && /[AKU]$/.test(value);
}

function contradicts(
  { value, confidence, loose }: LabelledValue,
  number: string,
  lines: readonly string[],
): boolean {
  if (loose || confidence < (charactersApart(value, number) === 1 ? certain : clear)) return false;
  // a longer one that differs by an end alone is the same number with a check digit or a letter of its series
  const alikeLong = value.length === number.length || editDistance(value, number) === 1;
  return alikeLong && !standsIn(lines, value);
}

function nearly({ value, confidence }: PrintedValue, number: string, lines: readonly string[]): boolean {
  if (confidence < certain || value.length !== number.length || number.length < telling) return false;
  return charactersApart(value, number) <= 2 && !standsIn(lines, value);
}

function charactersApart(one: string, other: string): number {
  return [...one].filter((character, at) => character !== other.charAt(at)).length;
}

function standsIn(lines: readonly string[], value: string): boolean {
  return lines.join('').replaceAll('<', '').includes(value);
}

/** With a filler to the end of the field, as the check digit counts both. */
function sameDigit(one: string, other: string): boolean {
  return checkDigit(one) === checkDigit(other);
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Letters and digits that look alike in most types are one. */
function alike(text: string): string {
  return text
    .replace(/[OQD]/g, '0')
    .replace(/[ILJ]/g, '1')
    .replace(/Z/g, '2')
    .replace(/S/g, '5')
    .replace(/G/g, '6')
    .replace(/B/g, '8');
}
