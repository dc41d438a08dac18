import { isCalendarDay } from '../mrz/dates.js';
import { monthBeginnings } from './months.catalogue.js';
import { plainText } from './plain-text.js';

export type DateOrder = 'day_first' | 'month_first' | 'year_first';

/** One way to understand a printed date. */
export interface DateReading {
  order: DateOrder;
  day: number;
  month: number;
  /** as printed: below 100 where two digits are */
  year: number;
}

/** A date within a text. Never empty of readings; of two where day and month could each be the other. */
export interface PrintedDate {
  from: number;
  to: number;
  readings: DateReading[];
  /** its digits run together, so it may be a number of another kind */
  loose: boolean;
}

type Parts = [day: string | undefined, month: string | undefined, year: string | undefined];

/** Dates as documents print them: 12.08.1974, 08/12/1974, 1974-08-12, 12 AUG/AOÛT 74, August 12, 1974, 12081974. */
export function datesIn(text: string): PrintedDate[] {
  const plain = plainText(text);
  const named = namedMonthDates(plain);
  const numbers = numericDates(plain).filter(
    (one) => !named.some(({ from, to }) => one.from < to && from < one.to),
  );
  return [...named, ...numbers];
}

const separators = /[ .,/:\-|]+/;

function numericDates(plain: string): PrintedDate[] {
  return [...plain.matchAll(/\d(?:[ .,/:\-|]{0,2}\d){5,7}(?!\d)/g)].flatMap((match) => {
    const groups = match[0].split(separators);
    const loose = groups.length !== 3;
    const readings = loose ? looseReadings(groups.join('')) : groupedReadings(groups);
    return readings.length > 0
      ? [{ from: match.index, to: match.index + match[0].length, readings, loose }]
      : [];
  });
}

function groupedReadings([a = '', b = '', c = '']: string[]): DateReading[] {
  if (a.length === 4) return [read('year_first', [c, b, a])].flatMap(possible);
  if (a.length > 2 || b.length > 2 || (c.length !== 2 && c.length !== 4)) return [];
  const readings = [read('day_first', [a, b, c]), read('month_first', [b, a, c])].flatMap(possible);
  // 74-08-12 is a year first only where nothing else is possible
  return readings.length > 0 || c.length === 4
    ? distinct(readings)
    : [read('year_first', [c, b, a])].flatMap(possible);
}

function looseReadings(digits: string): DateReading[] {
  const cut = (...ends: number[]): string[] => ends.map((end, at) => digits.slice(ends[at - 1] ?? 0, end));
  if (digits.length === 8) {
    const [a, b, year] = cut(2, 4, 8);
    const [first, second, third] = cut(4, 6, 8);
    const readings = [
      read('day_first', [a, b, year]),
      read('month_first', [b, a, year]),
      read('year_first', [third, second, first]),
    ].flatMap(possible);
    return distinct(readings.filter(({ year: printed }) => printed >= 1900 && printed < 2100));
  }
  if (digits.length !== 6) return [];
  const [a, b, c] = cut(2, 4, 6);
  return distinct([read('day_first', [a, b, c]), read('year_first', [c, b, a])].flatMap(possible));
}

const between = String.raw`[ .,\-/|]{0,3}`;
const monthWords = String.raw`([A-Z01][A-Z .,\-/|()]{2,30}?)`;
const dayMonthYear = new RegExp(
  String.raw`(?<!\d)(\d\d?)${between}${monthWords}${between}(\d{4}|\d{2})(?!\d)`,
  'g',
);
const yearMonthDay = new RegExp(
  String.raw`(?<!\d)(\d{4})${between}${monthWords}${between}(\d\d?)(?!\d)`,
  'g',
);
const monthDayYear = /([A-Z]{3,9})[ .]{0,2}(\d\d?)(?:ST|ND|RD|TH)?[ ,.]{1,3}(\d{4})(?!\d)/g;

function namedMonthDates(plain: string): PrintedDate[] {
  const found = (
    pattern: RegExp,
    order: DateOrder,
    parts: (m: string[]) => [string, string, string],
  ): PrintedDate[] =>
    [...plain.matchAll(pattern)].flatMap((match) => {
      const [day, words, year] = parts([...match]);
      const readings = monthsNamed(words)
        .map((month) => read(order, [day, String(month), year]))
        .flatMap(possible);
      return readings.length > 0
        ? [{ from: match.index, to: match.index + match[0].length, readings, loose: false }]
        : [];
    });
  const dated = found(dayMonthYear, 'day_first', ([, day = '', words = '', year = '']) => [day, words, year]);
  if (dated.length > 0) return dated;
  const years = found(yearMonthDay, 'year_first', ([, year = '', words = '', day = '']) => [
    day,
    words,
    year,
  ]);
  if (years.length > 0) return years;
  return found(monthDayYear, 'month_first', ([, words = '', day = '', year = '']) => [day, words, year]);
}

/** The months that all named ones can be: 13 LIP/JUL is July, for LIP alone is June or July. Words unknown say nothing. */
function monthsNamed(words: string): number[] {
  let months: number[] | null = null;
  for (const word of words.match(/[A-Z01]{3,}/g) ?? []) {
    const these = monthsOf(word.replace(/0/g, 'O').replace(/1/g, 'I'));
    if (these.length === 0) continue;
    months = months ? months.filter((month) => these.includes(month)) : these;
  }
  return months ?? [];
}

function monthsOf(word: string): number[] {
  let length = 0;
  let months: number[] = [];
  monthBeginnings.forEach((beginnings, at) => {
    for (const beginning of beginnings) {
      if (!word.startsWith(beginning) || beginning.length < length) continue;
      if (beginning.length > length) months = [];
      length = beginning.length;
      if (!months.includes(at + 1)) months.push(at + 1);
    }
  });
  return months;
}

function read(order: DateOrder, [day, month, year]: Parts | string[]): DateReading {
  return { order, day: Number(day), month: Number(month), year: Number(year) };
}

function possible(reading: DateReading): DateReading[] {
  const year = reading.year < 100 ? 2000 + reading.year : reading.year;
  return isCalendarDay(iso(year, reading)) && year >= 1900 && year < 2200 ? [reading] : [];
}

function distinct(readings: DateReading[]): DateReading[] {
  const key = ({ day, month, year }: DateReading): string => `${day} ${month} ${year}`;
  return readings.filter((one, at) => readings.findIndex((other) => key(other) === key(one)) === at);
}

/** Whether a reading is of this day. @param day YYYY-MM-DD */
export function isDay(reading: DateReading, day: string): boolean {
  const [year = 0, month, date] = day.split('-').map(Number);
  const sameYear = reading.year < 100 ? year % 100 === reading.year : year === reading.year;
  return sameYear && reading.month === month && reading.day === date;
}

/**
 * The day, YYYY-MM-DD. Of two-digit years, those of births and issues are the latest that are past, others lie between
 * 25 years before `asOf` and 74 after, as in machine-readable zones.
 */
export function dayOf(reading: DateReading, isPast: boolean, asOf: Date): string {
  if (reading.year >= 100) return iso(reading.year, reading);
  const first = isPast ? asOf.getUTCFullYear() - 99 : asOf.getUTCFullYear() - 25;
  const year = first + ((((reading.year - first) % 100) + 100) % 100);
  const day = iso(year, reading);
  return isPast && day > asOf.toISOString().slice(0, 10) ? iso(year - 100, reading) : day;
}

function iso(year: number, { month, day }: DateReading): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
