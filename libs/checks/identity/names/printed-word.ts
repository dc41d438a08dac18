import { lettersAsFigures } from '../look-alikes.js';
import { editDistance } from './edit-distance.js';
import { withoutDigraphs } from './transliterate.js';

/**
 * How a word read off the page stands to a word of the machine-readable zone. same: the same word, marks of letters,
 * which the reader of print often misses, and permitted transliterations left aside. slip: one of them is likely misread.
 */
export type PrintedAgreement = 'same' | 'slip' | 'none';

/** Letters that the zone spells with two, and what is left of them when their mark is not seen. */
const seenAs: readonly (readonly [string, string])[] = [
  ['TH', 'P'],
  ['TH', 'D'],
  ['SS', 'B'],
  ['DJ', 'D'],
  ['AE', 'E'],
  ['AE', 'A'],
  ['OE', 'O'],
  ['OE', 'E'],
  ['UE', 'U'],
  ['AA', 'A'],
  ['UXX', 'U'],
  ['NXX', 'N'],
];

/**
 * @param printed capitals A to Z and digits, as `plainCapitals` gives them
 * @param token of the zone, A to Z
 */
export function comparePrintedWord(printed: string, token: string): PrintedAgreement {
  if (printed === token || withoutDigraphs(printed) === withoutDigraphs(token)) return 'same';
  if (seenWithoutMarks(printed, token)) return 'same';
  const shorter = Math.min(printed.length, token.length);
  if (shorter < 3) return 'none';
  const distance = editDistance(lettersAsFigures(printed), lettersAsFigures(token));
  return distance <= (shorter < 5 ? 0 : shorter < 8 ? 1 : 2) ? 'slip' : 'none';
}

/** Capitals A to Z and digits: marks, spaces and punctuation are dropped, other letters transliterated plainly. */
export function plainCapitals(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßẞ]/g, 'ss')
    .toUpperCase()
    .replace(/[ÆŒØÞÐĐŁ]/g, (letter) => bare[letter] ?? '')
    .replace(/[^A-Z0-9]/g, '');
}

const bare: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Þ: 'TH',
  Ð: 'D',
  Đ: 'D',
  Ł: 'L',
};

function seenWithoutMarks(printed: string, token: string): boolean {
  // pairs of places up to which both agree, in the printed word and in the token
  const open: [number, number][] = [[0, 0]];
  const known = new Set<number>();
  for (let next = open.pop(); next; next = open.pop()) {
    const [p, t] = next;
    if (p === printed.length && t === token.length) return true;
    const key = p * (token.length + 1) + t;
    if (known.has(key)) continue;
    known.add(key);
    if (p < printed.length && printed[p] === token[t]) open.push([p + 1, t + 1]);
    for (const [zone, seen] of seenAs)
      if (token.startsWith(zone, t) && printed.startsWith(seen, p))
        open.push([p + seen.length, t + zone.length]);
  }
  return false;
}
