import { editDistance } from './edit-distance.js';
import { variantsOf } from './transliterate.js';

/**
 * match: every word of the claim stands in the document. variant: the same words, some spelled otherwise.
 * partial: some words agree. mismatch: no word agrees, in any order. not_comparable: another script, or nothing to compare.
 */
export type NameVerdict = 'match' | 'variant' | 'partial' | 'mismatch' | 'not_comparable';

export interface DocumentName {
  surname: string;
  givenNames: string;
  nameMayBeCut: boolean;
}

type Agreement = 'same' | 'close' | 'none';

/** Titles and particles decide nothing by themselves, so sharing only these is no agreement. */
const smallWords = new Set([
  'DE',
  'DA',
  'DO',
  'DOS',
  'DEL',
  'DI',
  'LA',
  'LE',
  'VAN',
  'VON',
  'DER',
  'DEN',
  'BIN',
  'BINTI',
  'AL',
  'EL',
  'Y',
  'MR',
  'MRS',
  'MS',
  'DR',
]);

/**
 * Compares a claimed name with the name line. Order, diacritics, hyphens, apostrophes, words written together or apart,
 * initials, further given names on the document and a name cut off at the end of its field are no difference
 * (ICAO Doc 9303 Part 3, sections 4.6 and 6). Made to accuse nobody over spelling: `mismatch` needs that not one word agrees.
 */
export function compareName(claimed: string, document: DocumentName): NameVerdict {
  const printed = `${document.surname} ${document.givenNames}`.split(' ').filter(Boolean);
  const spoken = wordsOf(claimed);
  if (spoken === null || spoken.length === 0 || printed.length === 0) return 'not_comparable';
  const lastMayBeCut = document.nameMayBeCut ? printed.at(-1) : undefined;
  const agreements = spoken.map((variants, at) => {
    const direct = best(printed.map((token) => agreement(variants, token, token === lastMayBeCut)));
    if (direct === 'same') return direct;
    return writtenTogether(spoken, at, printed) ? 'same' : direct;
  });
  const telling = agreements.filter((_, at) => !smallWords.has(spoken[at]?.[0] ?? ''));
  if (telling.length === 0) return 'not_comparable';
  if (telling.every((one) => one === 'none')) return 'mismatch';
  if (telling.some((one) => one === 'none')) return 'partial';
  if (!covers(spoken, document)) return 'partial';
  return telling.every((one) => one === 'same') ? 'match' : 'variant';
}

/** One word alone ("Maria") fits too many people: surname and given names must each be met where the document has both. */
function covers(spoken: string[][], document: DocumentName): boolean {
  const met = (part: string): boolean => {
    const tokens = part.split(' ').filter(Boolean);
    if (tokens.length === 0) return true;
    const joined = tokens.join('');
    return spoken.some(
      (variants, at) =>
        tokens.some((token) => agreement(variants, token, true) !== 'none') ||
        runs(spoken, at).some((run) => run === joined || tokens.includes(run)),
    );
  };
  return met(document.surname) && met(document.givenNames);
}

/** @returns per word its spellings; null when a word is not in Latin letters */
function wordsOf(name: string): string[][] | null {
  const plain = name.replace(/['’ʼ`´.,]/g, (mark) => (mark === ',' || mark === '.' ? ' ' : ''));
  const words = plain.split(/[\s\-‐-―/]+/u).filter(Boolean);
  const spelled: string[][] = [];
  for (const word of words) {
    const variants = variantsOf(word);
    if (!variants) return null;
    if (variants[0]) spelled.push(variants);
  }
  return spelled;
}

function agreement(variants: string[], token: string, mayBeCut: boolean): Agreement {
  const same = variants.some(
    (word) =>
      word === token ||
      (word.length === 1 && token.startsWith(word)) ||
      (token.length === 1 && word.startsWith(token)) ||
      (mayBeCut && token.length >= 3 && word.startsWith(token)),
  );
  if (same) return 'same';
  return variants.some((word) => close(word, token)) ? 'close' : 'none';
}

/** Oleksandr and Aleksandr, Mohammed and Muhammad: romanisations of one name differ by a letter or two. */
function close(word: string, token: string): boolean {
  const shorter = Math.min(word.length, token.length);
  if (shorter < 4) return false;
  return editDistance(word, token) <= (shorter < 7 ? 1 : 2);
}

/** "van der Berg" for VANDERBERG, and the other way round: McDonald for MC DONALD. */
function writtenTogether(spoken: string[][], at: number, printed: string[]): boolean {
  const pairs = printed.flatMap((_, from) =>
    [2, 3].map((count) => printed.slice(from, from + count).join('')),
  );
  if (spoken[at]?.some((word) => pairs.includes(word))) return true;
  return runs(spoken, at).some((run) => printed.includes(run) || pairs.includes(run));
}

/** Two or three neighbouring words of the claim, `at` among them, written as one. */
function runs(spoken: string[][], at: number): string[] {
  const found: string[] = [];
  for (const count of [2, 3]) {
    for (let from = Math.max(0, at - count + 1); from <= at && from + count <= spoken.length; from++) {
      found.push(...joins(spoken.slice(from, from + count)));
    }
  }
  return found;
}

function joins(words: string[][]): string[] {
  return words.reduce<string[]>(
    (heads, word) => heads.flatMap((head) => word.map((tail) => head + tail)).slice(0, 64),
    [''],
  );
}

function best(all: Agreement[]): Agreement {
  if (all.includes('same')) return 'same';
  return all.includes('close') ? 'close' : 'none';
}
