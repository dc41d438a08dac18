import { editDistance, joinings } from '#intel/person-name.js';

export interface NameScore {
  /** 0 to 1 */
  score: number;
  /** every word of the one name is a word of the other, and the other way round */
  exact: boolean;
  /** reasons, as parts of a sentence */
  because: string[];
}

interface Pair {
  asked: string;
  listed: string;
  likeness: number;
}

/**
 * A word of the asked name without a counterpart weighs 0.8 of its length, one of the listed name 0.2: lists carry
 * middle names that people leave out, while an extra word of the person's own speaks for somebody else.
 */
const unmatchedAsked = 0.8;
const unmatchedListed = 0.2;

/** Below this no name counts as alike, whatever the threshold of the check. */
const worthExplaining = 0.5;

/** Compares the words of two names (see nameTokens), in any order, joined or not ("Jong-un", "Jongun"). */
export function scoreName(one: readonly string[], other: readonly string[]): NameScore {
  const pairs = bestPairs(one, other);
  const plain = scoreTokens(one, other, pairs);
  if (plain.exact || one.length === other.length) return plain;
  // a word made of two can only be the second pair, or the only one of two names of one word
  if (pairs.length === 0 && Math.min(one.length, other.length) > 1) return plain;
  // the longer one has a word in two parts
  const joined =
    one.length > other.length
      ? joinings(one).map((words) => scoreTokens(words, other))
      : joinings(other).map((words) => scoreTokens(one, words));
  return joined.reduce((best, next) => (next.score > best.score ? next : best), plain);
}

function scoreTokens(
  asked: readonly string[],
  listed: readonly string[],
  pairs = bestPairs(asked, listed),
): NameScore {
  // one word in common is no name in common, unless it is all there is
  const enough = pairs.length >= 2 || (asked.length === 1 && listed.length === 1);
  if (!enough) return { score: 0, exact: false, because: [] };
  const [leftAsked, leftListed] = [
    rest(
      asked,
      pairs.map((pair) => pair.asked),
    ),
    rest(
      listed,
      pairs.map((pair) => pair.listed),
    ),
  ];
  const weight = (words: readonly string[]) => words.reduce((sum, word) => sum + word.length, 0);
  const matched = pairs.reduce(
    (sum, pair) => sum + pair.likeness * (pair.asked.length + pair.listed.length),
    0,
  );
  const compared = pairs.reduce((sum, pair) => sum + pair.asked.length + pair.listed.length, 0);
  const total = compared + unmatchedAsked * 2 * weight(leftAsked) + unmatchedListed * 2 * weight(leftListed);
  const exact =
    leftAsked.length === 0 && leftListed.length === 0 && pairs.every(({ likeness }) => likeness === 1);
  const score = total > 0 ? matched / total : 0;
  return {
    score: Math.round(score * 1000) / 1000,
    exact,
    // most names that are compared are not alike, and nobody reads why
    because: score < worthExplaining ? [] : reasons(pairs, leftAsked, leftListed),
  };
}

/** Greedy: the likest words pair first. Names have few words, so this costs nothing. */
function bestPairs(asked: readonly string[], listed: readonly string[]): Pair[] {
  const possible: (Pair & { from: number; to: number })[] = [];
  asked.forEach((one, from) => {
    listed.forEach((other, to) => {
      const likeness = likenessOf(one, other);
      if (likeness > 0) possible.push({ asked: one, listed: other, likeness, from, to });
    });
  });
  if (possible.length < 2) return possible;
  possible.sort((one, other) => other.likeness - one.likeness || other.asked.length - one.asked.length);
  const [usedAsked, usedListed] = [new Set<number>(), new Set<number>()];
  return possible.filter(({ from, to }) => {
    if (usedAsked.has(from) || usedListed.has(to)) return false;
    usedAsked.add(from);
    usedListed.add(to);
    return true;
  });
}

function likenessOf(one: string, other: string): number {
  if (one === other) return 1;
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 0.8 : 0;
  const shorter = Math.min(one.length, other.length);
  const limit = shorter >= 7 ? 2 : shorter >= 4 ? 1 : 0;
  // one edit takes at most one letter out of the set of letters and brings at most one in
  if (limit === 0 || lettersApart(one, other) > 2 * limit) return 0;
  const distance = editDistance(one, other, limit);
  return distance > limit ? 0 : 1 - distance / Math.max(one.length, other.length);
}

/** How many of the letters and digits stand in one of the words only; much cheaper than the distance of the two. */
function lettersApart(one: string, other: string): number {
  let apart = lettersOf(one) ^ lettersOf(other);
  let count = 0;
  for (; apart !== 0; apart &= apart - 1) count++;
  return count;
}

/** A bit for each letter that occurs; digits share the six bits that are left. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    bits |= 1 << (code >= 97 ? code - 97 : 26 + ((code - 48) % 6));
  }
  return bits;
}

function rest(words: readonly string[], used: readonly string[]): string[] {
  const left = [...used];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function reasons(
  pairs: readonly Pair[],
  leftAsked: readonly string[],
  leftListed: readonly string[],
): string[] {
  const same = pairs.filter(({ likeness }) => likeness === 1).map(({ asked }) => asked);
  const alike = pairs.filter(({ likeness }) => likeness < 1).map(({ asked, listed }) => `${asked}/${listed}`);
  return [
    ...(same.length > 0 ? [`same words: ${same.join(' ')}`] : []),
    ...(alike.length > 0 ? [`nearly the same: ${alike.join(', ')}`] : []),
    ...(leftAsked.length > 0 ? [`only in the name given: ${leftAsked.join(' ')}`] : []),
    ...(leftListed.length > 0 ? [`only on the list: ${leftListed.join(' ')}`] : []),
  ];
}
