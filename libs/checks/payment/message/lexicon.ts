import { englishLexicon } from './lexicon.en.js';
import { koreanLexicon } from './lexicon.ko.js';
import { portugueseLexicon } from './lexicon.pt.js';
import { russianLexicon } from './lexicon.ru.js';
import { spanishLexicon } from './lexicon.es.js';
import { chineseLexicon } from './lexicon.zh.js';
import { walletMark } from './normalise.js';

/**
 * What a stretch of a message is about. Lexicons give them as data; the decision sees nothing else of the language.
 * crypto, fiat: a way of paying. topic: a word of the trade with which nobody can pay. only, prefer, alternative: how it is asked for. refuse: says no to what follows,
 * refused: to what stands before. pay: someone's pay or payment. ask: the writer as payee ("pay me", "my salary").
 * hint: may be about the writer's pay, unless the sentence speaks of work. work, past: building software, or an earlier employer. other_payee, own_payee: whose account it is. swap: a changed
 * account. but: the word after which a negation no longer reaches. soft: a negation that refuses nothing.
 */
export const slots = [
  'crypto', 'topic', 'fiat', 'only', 'prefer', 'alternative', 'refuse', 'refused', 'pay', 'ask', 'hint', 'work', 'past', 'other_payee', 'own_payee',
  'swap', 'but', 'soft',
] as const; // prettier-ignore
export type Slot = (typeof slots)[number];

export type Script = 'latin' | 'cyrillic' | 'han' | 'hangul';

/** Fragments of regular expressions over folded text: lower case, no Latin accents, ё as е. */
export interface Lexicon {
  script: Script;
  fragments: Partial<Record<Slot, readonly string[]>>;
}

export interface CompiledSlot {
  slot: Slot;
  pattern: RegExp;
}

const lexicons = [
  englishLexicon,
  spanishLexicon,
  portugueseLexicon,
  russianLexicon,
  chineseLexicon,
  koreanLexicon,
];

// whole words; letters of another script next to a Latin word (USDT로, 用USDT) do not belong to it
const edges: Record<Script, [string, string]> = {
  latin: ['(?<![a-z0-9])', '(?![a-z0-9])'],
  cyrillic: ['(?<![а-я])', '(?![а-я])'],
  han: ['', ''],
  hangul: ['', ''],
};

function compile(script: Script): CompiledSlot[] {
  return slots.flatMap((slot) => {
    const fragments = lexicons
      .filter((lexicon) => lexicon.script === script)
      .flatMap(({ fragments }) => fragments[slot] ?? []);
    if (fragments.length === 0) return [];
    const [before, after] = edges[script];
    return [{ slot, pattern: new RegExp(`${before}(?:${fragments.join('|')})${after}`, 'g') }];
  });
}

const compiled: Record<Script, CompiledSlot[]> = {
  latin: compile('latin'),
  cyrillic: compile('cyrillic'),
  han: compile('han'),
  hangul: compile('hangul'),
};

const scripts: [Script, RegExp][] = [
  ['latin', /[a-z]/],
  ['cyrillic', /[а-я]/],
  ['han', /[\u3400-\u9fff]/],
  ['hangul', /[가-힣]/],
];

export const walletPattern = new RegExp(`${walletMark}+`, 'g');

/** The rules that can apply to a text, by the scripts it is written in; a wallet address speaks in every language. */
export function lexiconFor(folded: string): CompiledSlot[] {
  const used = scripts.filter(([, letters]) => letters.test(folded)).flatMap(([script]) => compiled[script]);
  return [...used, { slot: 'crypto', pattern: walletPattern }];
}
