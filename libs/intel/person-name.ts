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

/** Letters inserted, left out, changed or swapped with their neighbour (Damerau); above the limit, limit + 1. */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const change = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      let value = Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1] && row > 1 && column > 1) {
        value = Math.min(value, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    [beforePrevious, previous] = [previous, current];
  }
  return Math.min(previous[other.length] ?? limit + 1, limit + 1);
}
