import { spellingDistance } from './edit-distance.js';
import { plainCapitals } from './printed-word.js';
import { isSmallWord } from './small-words.js';
import { spellingOf, spells, withoutDigraphs, type Spelling } from './transliterate.js';

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

/**
 * Compares a claimed name with the name line or the printed name. Order, diacritics, hyphens, apostrophes, words written together or apart,
 * initials, further given names on the document and a name cut off at the end of its field are no difference
 * (ICAO Doc 9303 Part 3, sections 4.6 and 6). Made to accuse nobody over spelling: `mismatch` needs that not one word agrees.
 */
export function compareName(claimed: string, document: DocumentName): NameVerdict {
  const printed = tokensOf(`${document.surname} ${document.givenNames}`);
  const spoken = wordsOf(claimed);
  if (spoken === null || spoken.length === 0 || printed.length === 0) return 'not_comparable';
  const lastMayBeCut = document.nameMayBeCut ? printed.at(-1) : undefined;
  const agreements = spoken.map((word, at) => {
    const direct = best(printed.map((token) => agreement(word.spelling, token, token === lastMayBeCut)));
    if (direct === 'same') return direct;
    return writtenTogether(spoken, at, printed) ? 'same' : direct;
  });
  const telling = agreements.filter((_, at) => !isSmallWord(spoken[at]?.written ?? ''));
  if (telling.length === 0) return 'not_comparable';
  if (telling.every((one) => one === 'none')) return 'mismatch';
  if (!covers(spoken, document)) return 'partial';
  // a full field may have had no room for the last given names
  const leftOut = document.nameMayBeCut && agreements.length > 2 ? 'same' : 'none';
  const kept = telling.map((one) => (one === 'none' ? leftOut : one));
  if (kept.some((one) => one === 'none')) return 'partial';
  return kept.every((one) => one === 'same') ? 'match' : 'variant';
}

interface Word {
  /** in capitals, as claimed */
  written: string;
  spelling: Spelling;
}

/** One word alone ("Maria") fits too many people: surname and given names must each be met where the document has both. */
function covers(spoken: Word[], document: DocumentName): boolean {
  const met = (part: string): boolean => {
    const tokens = tokensOf(part);
    if (tokens.length === 0) return true;
    const joined = tokens.join('');
    return spoken.some(
      ({ spelling }, at) =>
        tokens.some((token) => agreement(spelling, token, true) !== 'none') ||
        runs(spoken, at).some((run) => spells(run, joined) || tokens.some((token) => spells(run, token))),
    );
  };
  return met(document.surname) && met(document.givenNames);
}

/** Print keeps the hyphens, apostrophes and marks that a zone has no characters for. */
function tokensOf(name: string): string[] {
  return name
    .split(/[\s\-‐-―/,.]+/u)
    .map(plainCapitals)
    .filter(Boolean);
}

/** @returns null when a word is in a script that can't be compared */
function wordsOf(name: string): Word[] | null {
  const plain = name.replace(/['’ʼ`´.,]/g, (mark) => (mark === ',' || mark === '.' ? ' ' : ''));
  const words: Word[] = [];
  for (const written of plain.split(/[\s\-‐-―/]+/u).filter(Boolean)) {
    const spelling = spellingOf(written);
    if (!spelling) return null;
    if (spelling.some((options) => options[0] !== ''))
      words.push({ written: written.toUpperCase(), spelling });
  }
  return words;
}

function agreement(spelling: Spelling, token: string, mayBeCut: boolean): Agreement {
  const initial =
    (spelling.length === 1 && spelling[0]?.some((option) => token.startsWith(option))) ||
    (token.length === 1 && spelling[0]?.some((option) => option.startsWith(token)));
  if (initial || spells(spelling, token) || (mayBeCut && token.length >= 3 && spells(spelling, token, true)))
    return 'same';
  if (withoutMarks(spelling) === withoutDigraphs(token)) return 'same';
  return close(spelling, token) ? 'close' : 'none';
}

/** Müller typed as Muller is the MUELLER of the document. */
function withoutMarks(spelling: Spelling): string {
  return withoutDigraphs(spelling.map((options) => options[0] ?? '').join(''));
}

/** Oleksandr and Aleksandr, Mohammed and Muhammad: romanisations of one name differ by a letter or two. */
function close(spelling: Spelling, token: string): boolean {
  const shorter = Math.min(spelling.length, token.length);
  if (shorter < 4) return false;
  return spellingDistance(spelling, token) <= (shorter < 7 ? 1 : 2);
}

/** "van der Berg" for VANDERBERG, and the other way round: McDonald for MC DONALD. */
function writtenTogether(spoken: Word[], at: number, printed: string[]): boolean {
  const pairs = printed.flatMap((_, from) =>
    [2, 3].map((count) => printed.slice(from, from + count).join('')),
  );
  const { spelling } = spoken[at] ?? { spelling: [] };
  if (pairs.some((pair) => spells(spelling, pair))) return true;
  return runs(spoken, at).some((run) => [...printed, ...pairs].some((token) => spells(run, token)));
}

/** Two or three neighbouring words of the claim, `at` among them, written as one. */
function runs(spoken: Word[], at: number): Spelling[] {
  const found: Spelling[] = [];
  for (const count of [2, 3]) {
    for (let from = Math.max(0, at - count + 1); from <= at && from + count <= spoken.length; from++) {
      found.push(spoken.slice(from, from + count).flatMap(({ spelling }) => spelling));
    }
  }
  return found;
}

function best(all: Agreement[]): Agreement {
  if (all.includes('same')) return 'same';
  return all.includes('close') ? 'close' : 'none';
}
