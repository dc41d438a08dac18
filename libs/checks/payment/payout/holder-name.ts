import { editDistance, joinings, nameTokens } from '#intel/person-name.js';

export type HolderVerdict = 'same' | 'close' | 'other';

export interface HolderComparison {
  verdict: HolderVerdict;
  because: string;
}

/** Holders of one account, as banks write them. */
const jointAccount =
  /\s*(?:&|\+|\/|;|,\s*and\s|\band\b|\bund\b|\by\b|\be\b|\bet\b|\bи\b|\bor\b|와|및|和|与)\s*/i;

/**
 * Whether an account holder is the person named: words in any order, without accents, initials and left-out middle
 * names allowed. Of a joint account one holder is enough. Marriage, transliteration and business names make honest
 * people fail this, so the sentence asks; it does not conclude.
 */
export function compareHolder(holder: string, name: string): HolderComparison {
  const whole = compareNames(nameTokens(holder), nameTokens(name));
  if (whole.verdict === 'same') return whole;
  const holders = holder.split(jointAccount).filter((part) => part.trim() !== '');
  const each =
    holders.length < 2 ? [] : holders.map((part) => compareNames(nameTokens(part), nameTokens(name)));
  const best = [whole, ...each].sort((one, other) => order[one.verdict] - order[other.verdict])[0] ?? whole;
  return best === whole ? whole : { ...best, because: `joint account; ${best.because}` };
}

const order: Record<HolderVerdict, number> = { same: 0, close: 1, other: 2 };

function compareNames(holder: readonly string[], name: readonly string[]): HolderComparison {
  const [shorter, longer] = holder.length <= name.length ? [holder, name] : [name, holder];
  if (shorter.length === 0) return { verdict: 'other', because: 'the holder is not readable as a name' };
  if (sameWords(holder, name)) return { verdict: 'same', because: 'the same words' };
  if (
    joinings(holder).some((words) => sameWords(words, name)) ||
    joinings(name).some((words) => sameWords(holder, words))
  ) {
    return { verdict: 'same', because: 'the same words, joined or apart' };
  }
  const left = [...longer];
  const found = shorter.map((word) => takeLikest(word, left));
  const full = found.filter((likeness) => likeness === 'same').length;
  const initials = found.filter((likeness) => likeness === 'initial').length;
  const typos = found.filter((likeness) => likeness === 'close').length;
  const allFound = full + initials + typos === shorter.length;
  if (allFound && typos === 0 && full >= 1 && (full + initials >= 2 || longer.length === 1)) {
    return {
      verdict: 'same',
      because: initials > 0 ? 'the same words, with initials' : 'the same words, some left out',
    };
  }
  if (allFound && full + typos >= 2) return { verdict: 'close', because: 'the spelling of a word differs' };
  if (full >= 1)
    return {
      verdict: full >= 2 ? 'close' : 'other',
      because: `only "${sharedWords(holder, name)}" is the same`,
    };
  return { verdict: 'other', because: 'no word of the names is the same' };
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join(' ') === [...other].sort().join(' ');
}

function takeLikest(word: string, left: string[]): 'same' | 'initial' | 'close' | 'none' {
  const tests: ['same' | 'initial' | 'close', (other: string) => boolean][] = [
    ['same', (other) => other === word],
    ['initial', (other) => (word.length === 1 || other.length === 1) && other[0] === word[0]],
    ['close', (other) => Math.min(word.length, other.length) >= 4 && editDistance(word, other, 1) <= 1],
  ];
  for (const [likeness, test] of tests) {
    const at = left.findIndex(test);
    if (at < 0) continue;
    left.splice(at, 1);
    return likeness;
  }
  return 'none';
}

function sharedWords(one: readonly string[], other: readonly string[]): string {
  return one.filter((word) => other.includes(word)).join(' ');
}
