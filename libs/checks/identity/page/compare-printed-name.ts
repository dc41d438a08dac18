import { editDistance } from '../names/edit-distance.js';
import { comparePrintedWord, plainCapitals, type PrintedAgreement } from '../names/printed-word.js';
import type { Compared, Comparison } from './finds-on-page.js';
import { printedBy } from './printed-by.js';

const clear = 0.9;

/**
 * A part of the name against the page. It is seen where a word of it is, in any permitted spelling; it is contradicted only
 * where none of the words at its label is like any word of the whole name.
 */
export function comparePrintedName({ expected, labelled, texts, all }: Compared): Comparison | null {
  const tokens = wordsOf(expected);
  const whole = wordsOf(`${all.surname ?? ''} ${all.given_names ?? ''}`);
  const agreements = labelled.map((value) => ({ value, agreement: best(wordsOf(value.value), tokens) }));
  for (const outcome of ['same', 'slip'] as const) {
    const found = agreements.find(({ agreement }) => agreement === outcome);
    if (found) return { outcome: outcome === 'same' ? 'seen' : 'slip', printed: found.value, atLabel: true };
    const text = texts.find((one) => shows(one.text, tokens, outcome));
    if (text)
      return {
        outcome: outcome === 'same' ? 'seen' : 'slip',
        printed: printedBy(text, text.text),
        atLabel: false,
      };
  }
  const other = labelled.find(
    ({ value, confidence }) =>
      confidence >= clear && value.length >= 3 && best(wordsOf(value), whole) === 'none',
  );
  return other ? { outcome: 'contradicts', printed: other, atLabel: true } : null;
}

function shows(text: string, tokens: readonly string[], wanted: PrintedAgreement): boolean {
  // a short word is like too many others
  const telling = wanted === 'same' ? tokens : tokens.filter((token) => token.length > 4);
  return wordsOf(text).some((word) => telling.some((token) => agreement(word, token) === wanted));
}

/** Of all pairs, and of both written as one word. */
function best(words: readonly string[], tokens: readonly string[]): PrintedAgreement {
  const all = [
    ...words.flatMap((word) => tokens.map((token) => agreement(word, token))),
    agreement(words.join(''), tokens.join('')),
  ];
  if (all.includes('same')) return 'same';
  if (all.includes('slip')) return 'slip';
  const [word, token] = [words.join(''), tokens.join('')];
  // words that lost their spaces, a field cut off
  return tokens.some((one) => one.length > 2 && word.includes(one)) ||
    (word.length > 2 && token.startsWith(word))
    ? 'same'
    : 'none';
}

function agreement(word: string, token: string): PrintedAgreement {
  const found = comparePrintedWord(word, token);
  if (found !== 'none') return found;
  const shorter = Math.min(word.length, token.length);
  return shorter >= 3 && editDistance(word, token) <= (shorter < 8 ? 1 : 2) ? 'slip' : 'none';
}

function wordsOf(text: string): string[] {
  return text
    .split(/[\s\-/,.]+/u)
    .map(plainCapitals)
    .filter((word) => word.length > 1);
}
