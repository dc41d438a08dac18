import { editDistance } from '../names/edit-distance.js';
import { comparePrintedWord, plainCapitals, type PrintedAgreement } from '../names/printed-word.js';
import { isSmallWord } from '../names/small-words.js';
import type { PrintedText } from '../document-reader.js';
import type { Compared, Comparison, ExpectedValues } from './comparison.js';
import { legible } from './difference.js';
import { printedBy } from './printed-by.js';
import type { PrintedValue } from './printed-fields.js';

/**
 * A part of the name against the page. It is seen where a word of it is, in any order and permitted spelling; it is
 * contradicted where it shares no word with anything that is printed as a name. Married names, further names and names
 * cut off are no difference.
 */
export function comparePrintedName({ field, expected, page, all }: Compared): Comparison | null {
  const tokens = tellingWords(expected);
  const { surname, given_names } = page.fields;
  const values = [page.fields[field], surname, given_names].filter((one) => one !== undefined);
  const agreements = values.map((value) => ({
    value,
    agreement: agreementOf(value.value, expected),
  }));
  const same = agreements.find(({ agreement }) => agreement === 'same');
  if (same) return { outcome: 'seen', printed: same.value };
  const text = textWith(tokens, page.texts);
  if (text) return { outcome: 'seen', printed: printedBy(text, text.text) };
  const slip = agreements.find(({ agreement }) => agreement === 'slip');
  if (slip) return { outcome: 'slip', printed: slip.value };
  const printed = page.fields[field];
  if (!printed || values.some(({ confidence }) => confidence < legible)) return null;
  if (plainCapitals(expected).length < 2 || plainCapitals(printed.value).length < 2) return null;
  if (tokens.length === 0 || (isCutOff(field, all) && goesOn(expected, printed))) return null;
  return { outcome: 'contradicts', printed, difference: 'clear' };
}

/** The locator may have taken another line for the name; particles and short words stand on every page. */
function textWith(tokens: readonly string[], texts: readonly PrintedText[]): PrintedText | undefined {
  const telling = tokens.filter((token) => token.length > 3);
  return texts.find(({ text }) => {
    const words = tellingWords(text);
    return [...words, ...pairs(words)].some((word) =>
      telling.some((token) => comparePrintedWord(word, token) === 'same'),
    );
  });
}

/** The name line ends in the given names, where there are such. */
function isCutOff(field: Compared['field'], { nameMayBeCut, given_names }: ExpectedValues): boolean {
  return nameMayBeCut === true && (field === 'given_names' || !given_names);
}

/** The printed name goes on where the field of the zone ended; letters that a zone spells with two count once. */
function goesOn(cut: string, { value }: PrintedValue): boolean {
  const tokens = plainCapitals(cut);
  const whole = plainCapitals(value);
  const least = Math.max(1, tokens.length - 3);
  return Array.from({ length: 5 }, (_, more) => whole.slice(0, least + more)).some(
    (beginning) => comparePrintedWord(beginning, tokens) === 'same',
  );
}

/** The best of all pairs of words, also written together: blanks and marks between words are easily lost. */
function agreementOf(printed: string, expected: string): PrintedAgreement {
  const [words, tokens] = [tellingWords(printed), tellingWords(expected)];
  const [run, whole] = [plainCapitals(printed), plainCapitals(expected)];
  const within = [...tokens, whole].filter((token) => token.length > 4);
  if (within.some((token) => words.some((word) => word.includes(token)))) return 'same';
  const all = [...words, ...pairs(words), words.join(''), run].flatMap((word) =>
    [...tokens, ...pairs(tokens), tokens.join(''), whole].map((token) => agreement(word, token)),
  );
  if (all.includes('same')) return 'same';
  return all.includes('slip') ? 'slip' : 'none';
}

/** Of three or more letters, all but one the same. */
function agreement(word: string, token: string): PrintedAgreement {
  const found = comparePrintedWord(word, token);
  if (found !== 'none') return found;
  return Math.min(word.length, token.length) >= 3 && editDistance(word, token) <= 1 ? 'slip' : 'none';
}

function tellingWords(text: string): string[] {
  const words = text
    .split(/[\s\-/,.]+/u)
    .map(plainCapitals)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !isSmallWord(word));
  return telling.length > 0 ? telling : words;
}

function pairs(all: readonly string[]): string[] {
  return all.slice(1).map((next, at) => (all[at] ?? '') + next);
}
