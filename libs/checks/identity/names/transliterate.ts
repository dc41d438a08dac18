import { otherLetters } from './letters.catalogue.js';

/** Of each letter of a word, how it may stand in a machine-readable zone, the likeliest first. */
export type Spelling = readonly (readonly string[])[];

const mostVariants = 24;

/**
 * How a word may be written with A to Z alone: ICAO Doc 9303 Part 3, section 6, with all variants it permits. Marks over
 * plain letters are dropped. Apostrophes and the like must be taken out before.
 *
 * @returns null when the word holds letters of a script whose romanisation is the issuer's choice, so nothing can be said
 */
export function spellingOf(word: string): Spelling | null {
  const spelling: (readonly string[])[] = [];
  for (const letter of word.normalize('NFC').toUpperCase()) {
    const options = optionsOf(letter);
    if (!options) return null;
    spelling.push(options);
  }
  return spelling;
}

/**
 * Every way a word may be printed in a machine-readable zone, best first and at most 24.
 * @returns null as `spellingOf` does
 */
export function variantsOf(word: string): string[] | null {
  const spelling = spellingOf(word);
  if (!spelling) return null;
  let variants = [''];
  for (const options of spelling) {
    // the likeliest ending of every beginning before any second choice
    variants = options.flatMap((tail) => variants.map((head) => head + tail)).slice(0, mostVariants);
  }
  return [...new Set(variants)];
}

/**
 * Whether a token of a machine-readable zone is a spelling of the word.
 * @param mayBeCut the token may be only the beginning of one
 */
export function spells(spelling: Spelling, token: string, mayBeCut = false): boolean {
  let reached = new Set([0]);
  for (const options of spelling) {
    const next = new Set<number>();
    for (const at of reached) {
      if (mayBeCut && options.some((option) => option.startsWith(token.slice(at)))) return true;
      for (const option of options) if (token.startsWith(option, at)) next.add(at + option.length);
    }
    reached = next;
    if (reached.size === 0) return false;
  }
  return reached.has(token.length);
}

/**
 * A token without the second letter of the spellings that stand for one letter with a mark, so that MUELLER, MULLER and
 * MUXXLLER agree. Weaker than `spells`: for names typed or read without their marks.
 */
export function withoutDigraphs(token: string): string {
  return token
    .replace(/XX/g, '')
    .replace(/(?<=[AOU])E/g, '')
    .replace(/AA/g, 'A');
}

function optionsOf(letter: string): readonly string[] | null {
  if (/^[A-Z0-9]$/.test(letter)) return [letter];
  const listed = otherLetters[letter];
  if (listed) return listed;
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '');
  if (plain === '') return [''];
  return /^[A-Z]+$/.test(plain) ? [plain] : null;
}
