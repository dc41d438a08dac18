import { editDistance } from './names/edit-distance.js';

/** Groups of characters that a recogniser takes for one another. */
const groups = [
  '0OQDU',
  '1ILJT7',
  '2Z',
  '3B8',
  '4A',
  '5S',
  '56',
  '6G',
  'CG',
  '08',
  '68',
  '89',
  'VY',
  'HNM',
  'KX',
  'EF',
  'PRF',
];

/** Whether two characters are the same or easily taken for one another. */
export function lookAlike(one: string, other: string): boolean {
  return one === other || groups.some((group) => group.includes(one) && group.includes(other));
}

const figureOf: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  A: '4',
  S: '5',
  G: '6',
  T: '7',
  B: '8',
};

/** Letters that look like figures, as figures: a recogniser takes them for one another however sure it is. */
export function lettersAsFigures(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => figureOf[letter] ?? letter);
}

/** Whether two texts, capitals and digits alone, may be two readings of one. */
export function mayLookAlike(one: string, other: string): boolean {
  if (one.length !== other.length) return editDistance(one, other) <= 1;
  return [...one].every((character, at) => lookAlike(character, other.charAt(at)));
}

/** Capitals and digits alone. */
export function plainCharacters(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
