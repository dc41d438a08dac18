import type { Compared, Comparison } from './finds-on-page.js';
import type { LabelledValue } from './labelled-values.js';
import type { PrintedText } from '../document-reader.js';
import { datesIn, dayOf, isDay, type DateReading } from './printed-date.js';
import type { PrintedValue } from './printed-fields.js';
import { printedBy } from './printed-by.js';

/** from which a value that differs counts as clearly read */
const clear = 0.9;
/** from which even digits that look alike count as told apart */
const certain = 0.97;

/** A day, YYYY-MM-DD, against the page: in any order and form a date may be printed in, the century left open. */
export function compareDate({ expected, labelled, texts, all }: Compared): Comparison | null {
  const agreeing = labelled.find((value) =>
    [value.value, ...(value.others ?? [])].some((day) => sameDay(day, expected)),
  );
  if (agreeing) return { outcome: 'seen', printed: agreeing, atLabel: true };
  for (const text of texts) {
    const date = datesIn(text.text).find(
      ({ loose, readings }) => !loose && readings.some((one) => isDay(one, expected)),
    );
    if (date) return { outcome: 'seen', printed: printedBy(text, expected), atLabel: false };
  }
  const contradicting = labelled.find((value) => contradicts(value, all));
  if (contradicting) {
    const outcome =
      contradicting.confidence < certain && digitsApart(contradicting.value, expected) === 1
        ? 'slip'
        : 'contradicts';
    return { outcome, printed: contradicting, atLabel: true };
  }
  const runTogether = texts.find(({ text }) => digitsShow(text, expected));
  if (runTogether) return { outcome: 'seen', printed: printedBy(runTogether, expected), atLabel: false };
  const birth = expected === all.birth_date ? birthByElimination(texts, all) : null;
  return birth ? { outcome: 'contradicts', printed: birth, atLabel: false } : null;
}

/** documents of adults and of children alike are valid for less */
const longestValidity = 16;

/**
 * The day of birth where no label could be read: next to the expiry date as expected, the only date on the page that lies
 * too long before it for a date of issue.
 */
function birthByElimination(
  texts: readonly PrintedText[],
  { expiry_date: expiry }: Compared['all'],
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

/** Another of the dates the zone knows is at most at the wrong label. */
function contradicts({ value, others, confidence, loose }: LabelledValue, all: Compared['all']): boolean {
  const known = [all.birth_date, all.issue_date, all.expiry_date].filter((day) => day !== undefined);
  const possible = [value, ...(others ?? [])];
  if (possible.some((day) => known.some((other) => sameDay(day, other)))) return false;
  return !loose && confidence >= clear;
}

/** Years of two digits are resolved by guess, so centuries don't count. */
function sameDay(one: string, other: string): boolean {
  return one.slice(2) === other.slice(2);
}

function digitsApart(one: string, other: string): number {
  return [...one.slice(2)].filter((digit, at) => digit !== other.charAt(at + 2)).length;
}

/** The eight digits of the day without what should part them, as readers of print often give them. */
function digitsShow(text: string, iso: string): boolean {
  const [year = '', month = '', day = ''] = iso.split('-');
  const digits = text.replace(/[^0-9]/g, '');
  return [day + month + year, year + month + day, month + day + year].some((run) => digits.includes(run));
}
