import type { Spelling } from './transliterate.js';

/** Levenshtein distance: insertions, deletions and replacements of one character. */
export function editDistance(a: string, b: string): number {
  let row = firstRow(b);
  for (const character of a) row = nextRow(row, character, b);
  return row[b.length] ?? 0;
}

/** The least distance of a token to any spelling of a word. */
export function spellingDistance(spelling: Spelling, token: string): number {
  let row = firstRow(token);
  for (const options of spelling) {
    const rows = options.map((option) =>
      [...option].reduce((before, character) => nextRow(before, character, token), row),
    );
    row = row.map((_, column) => Math.min(...rows.map((one) => one[column] ?? 0)));
  }
  return row[token.length] ?? 0;
}

function firstRow(b: string): number[] {
  return Array.from({ length: b.length + 1 }, (_, column) => column);
}

function nextRow(previous: readonly number[], character: string, b: string): number[] {
  const current = [(previous[0] ?? 0) + 1];
  for (let column = 1; column <= b.length; column++) {
    const replaced = (previous[column - 1] ?? 0) + (character === b[column - 1] ? 0 : 1);
    current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
  }
  return current;
}
