import type { PrintedText } from '../document-reader.js';
import type { Compared, Comparison, ExpectedValues } from './comparison.js';
import { differenceOf } from './difference.js';
import { lettersAsFigures } from '../look-alikes.js';
import { datesIn, dayOf, isDay, type DateReading } from './printed-date.js';
import type { PrintedValue } from './printed-fields.js';
import { printedBy } from './printed-by.js';
import { longestValidity } from './longest-validity.js';

/** from which a date without a label counts as told apart */
const certain = 0.97;

/** A day, YYYY-MM-DD, against the page: in any order and form a date may be printed in, the century left open. */
export function compareDate({ field, expected, page, all }: Compared): Comparison | null {
  const labelled = page.fields[field];
  const possible = labelled ? [labelled.value, ...(labelled.others ?? [])] : [];
  if (labelled && possible.some((day) => sameDay(day, expected)))
    return { outcome: 'seen', printed: labelled };
  const text = page.texts.find((one) => holdsDate(one.text, expected));
  if (text) return { outcome: 'seen', printed: printedBy(text, expected) };
  if (!labelled) {
    const birth = field === 'birth_date' ? birthByElimination(page.texts, all) : null;
    return birth && { outcome: 'contradicts', printed: birth, difference: 'clear' };
  }
  const known = [all.birth_date, all.issue_date, all.expiry_date].filter((day) => day !== undefined);
  // another of the dates the zone knows is at most at the wrong label
  const isOther = possible.some((day) => known.some((other) => sameDay(day, other)));
  if (isOther || possible.some((day) => isOfAnotherCalendar(expected, day) || isCut(expected, day)))
    return null;
  const difference = differenceOf(expected.slice(2), labelled.value.slice(2), labelled.confidence);
  return difference && { outcome: 'contradicts', printed: labelled, difference };
}

/** Years of two digits are resolved by guess, so centuries don't count. */
function sameDay(one: string, other: string): boolean {
  return one.slice(2) === other.slice(2);
}

/** Whether a line holds the date in any form and order that it may be understood in, letters among its figures misread. */
function holdsDate(text: string, iso: string): boolean {
  const [year, month, day] = iso.split('-').map(Number);
  const isIt = (one: DateReading): boolean =>
    one.day === day && one.month === month && one.year % 100 === (year ?? 0) % 100;
  const holds = (line: string): boolean => datesIn(line).some(({ readings }) => readings.some(isIt));
  return holds(text) || holds(inFigures(text)) || digitsShow(text, iso);
}

function inFigures(text: string): string {
  return text.replace(/[\dA-Za-z]*\d[\dA-Za-z]*/g, (word) =>
    word.length > 4 ? word : lettersAsFigures(word.toUpperCase()),
  );
}

/** The eight digits of the day without what should part them, as readers of print often give them. */
function digitsShow(text: string, iso: string): boolean {
  const [year = '', month = '', day = ''] = iso.split('-');
  const digits = text.replace(/[^0-9]/g, '');
  return [day + month + year, year + month + day, month + day + year].some((run) => digits.includes(run));
}

/** Thai, Chinese and Islamic years stand beside or instead of the common ones on some documents. */
function isOfAnotherCalendar(exact: string, printed: string): boolean {
  return Math.abs(Number(exact.slice(0, 4)) - Number(printed.slice(0, 4))) > 150;
}

/** Of 04.07.1995 with its last figures misread 04.07.19 remains, which is not the year 2019. */
function isCut(exact: string, printed: string): boolean {
  return /^20(19|20)-/.test(printed) && printed.slice(4) === exact.slice(4);
}

/**
 * The day of birth where no label could be read: next to the expiry date as expected, the only date on the page that lies
 * too long before it for a date of issue.
 */
function birthByElimination(
  texts: readonly PrintedText[],
  { expiry_date: expiry }: ExpectedValues,
): PrintedValue | null {
  if (!expiry) return null;
  const dates = texts.flatMap((text) => {
    const readings = datesIn(text.text).flatMap((date) => (date.loose ? [] : date.readings));
    return readings.length > 0 ? [{ text, readings }] : [];
  });
  if (!dates.some(({ readings }) => readings.some((one) => isDay(one, expiry)))) return null;
  const births = dates.filter(({ readings }) =>
    readings.every((one) => yearsBefore(one, expiry) > longestValidity),
  );
  const [birth] = births;
  const [reading] = birth?.readings ?? [];
  if (!birth || !reading || births.length > 1) return null;
  const printed = printedBy(birth.text, dayOf(reading, true, new Date(`${expiry}T00:00:00Z`)));
  return printed.confidence >= certain ? printed : null;
}

function yearsBefore({ year }: DateReading, expiry: string): number {
  const last = Number(expiry.slice(0, 4));
  return year < 100 ? (((last - year) % 100) + 100) % 100 : last - year;
}
