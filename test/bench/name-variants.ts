import { pick } from './random.js';

type Vary = (words: readonly string[], random: () => number) => string[] | null;

/** How a listed person's name comes back written differently; null where a name can't be written so. */
export const nameVariants: Record<string, Vary> = {
  'one letter wrong': oneLetterWrong,
  'other word order': (words) => (words.length < 2 ? null : [...words.slice(-1), ...words.slice(0, -1)]),
  'two words joined': (words, random) => {
    if (words.length < 2) return null;
    const at = Math.floor(random() * (words.length - 1));
    return [...words.slice(0, at), `${words[at] ?? ''}${words[at + 1] ?? ''}`, ...words.slice(at + 2)];
  },
  'middle word left out': (words, random) => {
    if (words.length < 3) return null;
    const out = 1 + Math.floor(random() * (words.length - 2));
    return words.filter((_, at) => at !== out);
  },
};

/** Left out, doubled, changed or swapped with its neighbour: in a word of four letters or more. */
function oneLetterWrong(words: readonly string[], random: () => number): string[] | null {
  const long = words.flatMap((word, at) => (word.length >= 4 ? [at] : []));
  if (long.length === 0) return null;
  const which = pick(long, random);
  const word = words[which] ?? '';
  const at = Math.floor(random() * (word.length - 1));
  const [before, here, next, after] = [
    word.slice(0, at),
    word.charAt(at),
    word.charAt(at + 1),
    word.slice(at + 2),
  ];
  const other = String.fromCharCode(97 + Math.floor(random() * 26));
  const wrong = pick(
    [before + next, before + here + here + next, before + other + next, before + next + here],
    random,
  );
  return words.map((kept, index) => (index === which ? wrong + after : kept));
}
