import type { DocumentField } from './document-facts.js';
import type { PrintedText } from './document-reader.js';
import { lettersAsFigures, mayLookAlike, plainCharacters } from './look-alikes.js';
import type { DocumentName } from './names/compare-name.js';
import { editDistance } from './names/edit-distance.js';
import { comparePrintedWord, plainCapitals } from './names/printed-word.js';
import { isSmallWord } from './names/small-words.js';
import { datesIn } from './page/printed-date.js';
import type { PrintedValue } from './page/printed-fields.js';

/**
 * clear: the print says something else. likely: it does so in characters that are easily taken for one another, though
 * surely read. null: it says the same, or what was read can't be relied on so far.
 */
export type Difference = 'clear' | 'likely' | null;

/** of a line of print, from which its characters count as read */
const legible = 0.6;
/** from which even look-alikes count as told apart */
const certain = 0.95;

/** A number, capitals and digits: one that runs on in the other, or stands elsewhere on the page, is no difference. */
export function numberDifference(
  exact: string,
  print: PrintedValue,
  texts: readonly PrintedText[],
): Difference {
  const [one, other] = [plainCharacters(exact), plainCharacters(print.value)];
  if (!one || !other || one.includes(other) || other.includes(one)) return null;
  if (texts.some(({ text }) => plainCharacters(text).includes(one))) return null;
  return weigh(one, other, print);
}

/** A date, YYYY-MM-DD; the century of a zone is a guess, and of some prints it is open which is the day. */
export function dateDifference(
  exact: string,
  print: PrintedValue,
  texts: readonly PrintedText[],
): Difference {
  const [one, other] = [exact.slice(2), print.value.slice(2)];
  const possible = [print.value, ...(print.others ?? [])];
  if (possible.some((value) => value.slice(2) === one || isOfAnotherCalendar(exact, value))) return null;
  if (texts.some(({ text }) => holdsDate(text, exact) || holdsDate(inFigures(text), exact))) return null;
  if (possible.some((value) => endsInCentury(value) && value.slice(4) === exact.slice(4))) return null;
  return weigh(one, other, print);
}

/** A code of a state; the forms that British and German documents use are one each. */
export function stateDifference(exact: string, print: PrintedValue): Difference {
  return stateOf(exact) !== stateOf(print.value) && print.confidence >= legible ? 'clear' : null;
}

function stateOf(code: string): string {
  if (code === 'D') return 'DEU';
  return /^GB[DNOPS]$/.test(code) ? 'GBR' : code;
}

/**
 * A name: different where a part of it shares no word with anything that is printed as a name, in any order and permitted
 * spelling. Married names, further names and names cut off are no difference.
 */
export function nameDifference(
  exact: DocumentName,
  print: { surname?: PrintedValue; given_names?: PrintedValue },
  texts: readonly PrintedText[],
): Difference {
  const values = [print.surname, print.given_names].filter((one) => one !== undefined);
  if (values.length === 0 || values.some(({ confidence }) => confidence < legible)) return null;
  const printed = values.map(({ value }) => value).join(' ');
  const differs = (part: string, beside: PrintedValue | undefined, mayBeCut: boolean): boolean =>
    part.length > 1 &&
    beside !== undefined &&
    plainCapitals(beside.value).length > 1 &&
    isAnotherName(part, printed) &&
    !(mayBeCut && goesOn(part, beside.value)) &&
    !standsOn(part, texts);
  const givenMayBeCut = exact.nameMayBeCut && exact.givenNames !== '';
  const surname = differs(exact.surname, print.surname, exact.nameMayBeCut && !givenMayBeCut);
  const given = differs(exact.givenNames, print.given_names, givenMayBeCut);
  return surname || given ? 'clear' : null;
}

/** The printed name goes on where the field of the zone ended; letters that a zone spells with two count once. */
function goesOn(cut: string, printed: string): boolean {
  const tokens = plainCapitals(cut);
  const whole = plainCapitals(printed);
  const least = Math.max(1, tokens.length - 3);
  return Array.from({ length: 5 }, (_, more) => whole.slice(0, least + more)).some(
    (beginning) => comparePrintedWord(beginning, tokens) === 'same',
  );
}

/** Not one word in common, in any order, written together or misread by a letter or two. */
function isAnotherName(part: string, printed: string): boolean {
  const tokens = tellingWords(part);
  const words = tellingWords(printed);
  if (tokens.length === 0 || words.length === 0) return false;
  const among = (all: string[]): string[] => [...all, ...pairs(all), all.join('')];
  // blanks and marks between words are easily lost
  const whole = plainCapitals(part);
  const within = [...tokens, whole].filter((token) => token.length > 4);
  if (within.some((token) => words.some((word) => word.includes(token)))) return false;
  return !among(words).some((word) =>
    among(tokens).some((token) => comparePrintedWord(word, token) !== 'none' || differsByOne(word, token)),
  );
}

/** The locator may have taken another line for the name; particles and short words stand on every page. */
function standsOn(part: string, texts: readonly PrintedText[]): boolean {
  const tokens = tellingWords(part).filter((token) => token.length > 3);
  return texts.some(({ text }) => {
    const words = tellingWords(text);
    return [...words, ...pairs(words)].some((word) =>
      tokens.some((token) => comparePrintedWord(word, token) === 'same'),
    );
  });
}

function tellingWords(text: string): string[] {
  const words = text
    .split(/[\s\-/,.]+/u)
    .map(plainCapitals)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !isSmallWord(word));
  return telling.length > 0 ? telling : words;
}

function pairs(all: string[]): string[] {
  return all.slice(1).map((next, at) => (all[at] ?? '') + next);
}

/** Of three or more letters, all but one the same. */
function differsByOne(word: string, token: string): boolean {
  return Math.min(word.length, token.length) >= 3 && editDistance(word, token) <= 1;
}

/**
 * One character may be misread even into one that looks otherwise, two at once hardly; a single look-alike is told apart
 * only where the recogniser is certain, and even then weighs less.
 */
function weigh(exact: string, printed: string, { confidence }: PrintedValue): Difference {
  if (lettersAsFigures(exact) === lettersAsFigures(printed)) return null;
  const one = editDistance(exact, printed) === 1;
  if (mayLookAlike(exact, printed)) {
    if (one) return confidence >= certain ? 'likely' : null;
    return confidence >= 0.85 ? 'clear' : null;
  }
  if (confidence >= (one ? 0.9 : legible)) return 'clear';
  return confidence >= (one ? 0.7 : 0.5) ? 'likely' : null;
}

/** Thai, Chinese and Islamic years stand beside or instead of the common ones on some documents. */
function isOfAnotherCalendar(exact: string, printed: string): boolean {
  return Math.abs(Number(exact.slice(0, 4)) - Number(printed.slice(0, 4))) > 150;
}

/** Letters among the figures of a date are figures misread. */
function inFigures(text: string): string {
  return text.replace(/[\dA-Za-z]*\d[\dA-Za-z]*/g, (word) =>
    word.length > 4 ? word : lettersAsFigures(word.toUpperCase()),
  );
}

/** Of 04.07.1995 with its last figures misread 04.07.19 remains, which is not the year 2019. */
function endsInCentury(iso: string): boolean {
  return /^20(19|20)-/.test(iso);
}

/** Whether a line holds the date in any form and order that it may be understood in. */
function holdsDate(text: string, iso: string): boolean {
  const [year, month, day] = iso.split('-').map(Number);
  return datesIn(text).some(({ readings }) =>
    readings.some((one) => one.day === day && one.month === month && one.year % 100 === (year ?? 0) % 100),
  );
}

/** Fields whose print is compared with what a machine gave exactly, and how. */
export const comparedFields: readonly (readonly [DocumentField, typeof numberDifference])[] = [
  ['document_number', numberDifference],
  ['birth_date', dateDifference],
  ['issue_date', dateDifference],
  ['expiry_date', dateDifference],
  ['nationality', stateDifference],
  ['issuing_state', stateDifference],
];
