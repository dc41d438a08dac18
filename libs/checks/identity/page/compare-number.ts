import { checkDigit } from '../mrz/check-digit.js';
import { editDistance } from '../names/edit-distance.js';
import type { Compared, Comparison } from './comparison.js';
import { differenceOf } from './difference.js';
import { lettersAsFigures, plainCharacters } from '../look-alikes.js';
import { printedBy } from './printed-by.js';
import type { PrintedValue } from './printed-fields.js';

/** from which characters that look alike count as told apart where the check digit can't tell: small print makes a 6 of a G */
const certain = 0.97;
/** from so many characters on, a number that differs in one or two from the expected one is no other number by chance */
const telling = 7;

/**
 * A document number against the page. A number of another length, or one that the zone holds as another field, is of
 * another kind: personal numbers and card numbers stand at like labels. Without a readable label only a number that is
 * nearly the expected one contradicts it.
 */
export function compareNumber({ field, expected, page, all }: Compared): Comparison | null {
  const number = plainCharacters(expected);
  if (number === '') return null;
  const label = page.fields[field];
  const labelled = label && { ...label, value: plainCharacters(label.value) };
  const texts = page.texts.map((text) => printedBy(text, plainCharacters(text.text)));
  const standing = texts.filter(({ value }) => value.includes(number));
  const elsewhere = standing.find(({ value }) => !labelled || !value.includes(labelled.value));
  const unseen = labelled && !elsewhere ? unseenByDigit(labelled, number) : null;
  if (unseen) return unseen;
  const seen = labelled && runsOn(labelled.value, number) ? labelled : standing[0];
  if (seen) return { outcome: 'seen', printed: seen };
  const slip = [...(labelled ? [labelled] : []), ...texts].find(({ value }) =>
    lettersAsFigures(value).includes(lettersAsFigures(number)),
  );
  if (slip) return { outcome: 'slip', printed: slip };
  const lines = all.lines ?? [];
  if (!labelled) return nearlyTheSame(texts, number, lines);
  // a longer one that differs by an end alone is the same number with a check digit or a letter of its series
  const alikeLong = labelled.value.length === number.length || editDistance(labelled.value, number) === 1;
  if (!alikeLong || standsIn(lines, labelled.value)) return null;
  const difference = differenceOf(number, labelled.value, labelled.confidence);
  return difference && { outcome: 'contradicts', printed: labelled, difference };
}

/**
 * What the check digit of a zone can't see, for both have the same: a G for a 6, a K at the end for a filler. Print and zone
 * are as likely misread as made to differ, so it is never clear.
 */
function unseenByDigit(printed: PrintedValue, number: string): Comparison | null {
  const { value, confidence } = printed;
  const runsOnUnseen = value.length === number.length + 1 && value.startsWith(number) && /[AKU]$/.test(value);
  const figures = value !== number && lettersAsFigures(value) === lettersAsFigures(number);
  if (!runsOnUnseen && !figures) return null;
  return confidence >= certain && checkDigit(value) === checkDigit(number)
    ? { outcome: 'contradicts', printed, difference: 'likely' }
    : { outcome: 'slip', printed };
}

function runsOn(one: string, other: string): boolean {
  return one !== '' && (one.includes(other) || other.includes(one));
}

function nearlyTheSame(
  texts: readonly PrintedValue[],
  number: string,
  lines: readonly string[],
): Comparison | null {
  if (number.length < telling) return null;
  const printed = texts.find(
    ({ value, confidence }) =>
      confidence >= certain &&
      value.length === number.length &&
      charactersApart(value, number) <= 2 &&
      !standsIn(lines, value),
  );
  return printed ? { outcome: 'contradicts', printed, difference: 'clear' } : null;
}

function charactersApart(one: string, other: string): number {
  return [...one].filter((character, at) => character !== other.charAt(at)).length;
}

function standsIn(lines: readonly string[], value: string): boolean {
  return lines.join('').replaceAll('<', '').includes(value);
}
