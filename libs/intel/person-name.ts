import anyAscii from 'any-ascii';

/** Words around a name that are no part of it. */
const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'prof',
  'sir',
  'herr',
  'frau',
  'sr',
  'sra',
  'jr',
  'ii',
  'iii',
]);

/**
 * The words of a person's name in a spelling that can be compared: Latin letters without accents, lower case, no
 * apostrophes, no titles. Other scripts are transliterated. Order is kept and means nothing: in one half of the world
 * the family name stands first, in the other last.
 */
export function nameTokens(name: string): string[] {
  const latin = anyAscii(name.normalize('NFKC').slice(0, 300)).toLowerCase();
  const words = latin
    .replace(/['’`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const kept = words.filter((word) => !titles.has(word));
  return kept.length > 0 ? kept : words;
}

/** The same words with two neighbours written as one, each way there is: "gil dong hong" gives "gildong hong", "gil donghong". */
export function joinings(words: readonly string[]): string[][] {
  if (words.length > 6) return [];
  return words
    .slice(1)
    .map((word, index) => [
      ...words.slice(0, index),
      `${words[index] ?? ''}${word}`,
      ...words.slice(index + 2),
    ]);
}

/** A name has at most 300 letters (nameTokens); other scripts grow when they are transliterated, so there is room. */
const longestWord = 2_000;
const rows = [0, 1, 2].map(() => new Uint16Array(longestWord + 1)) as [Uint16Array, Uint16Array, Uint16Array];

/** Letters inserted, left out, changed or swapped with their neighbour (Damerau); above the limit, limit + 1. */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit || other.length > longestWord) return limit + 1;
  let [beforePrevious, previous, current] = rows;
  for (let column = 0; column <= other.length; column++) previous[column] = column;
  for (let row = 1; row <= one.length; row++) {
    current[0] = row;
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one.charCodeAt(row - 1) === other.charCodeAt(column - 1);
      let value = Math.min(
        at(previous, column - 1) + (same ? 0 : 1),
        at(previous, column) + 1,
        at(current, column - 1) + 1,
      );
      if (
        row > 1 &&
        column > 1 &&
        one.charCodeAt(row - 1) === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === other.charCodeAt(column - 1)
      ) {
        value = Math.min(value, at(beforePrevious, column - 2) + 1);
      }
      current[column] = value;
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return Math.min(at(previous, other.length), limit + 1);
}

function at(row: Uint16Array, index: number): number {
  return row[index] ?? 0;
}
