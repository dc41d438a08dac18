import type { WatchlistEntry, WatchlistIntel } from '#intel/intel.js';
import { nameTokens } from '#intel/person-name.js';
import { scoreName, type NameScore } from './name-score.js';

export type BirthDateVerdict = 'same_date' | 'same_year' | 'other' | 'unknown';

export interface WatchlistHit {
  entry: WatchlistEntry;
  /** the spelling on the list that came closest */
  name: string;
  score: number;
  exact: boolean;
  birthDate: BirthDateVerdict;
  because: string[];
}

/** From here on names count as alike. Fixed beforehand, not tuned on a list. */
export const likenessThreshold = 0.86;
const candidateLimit = 100;

/** Who on the lists could be meant, best first. Nationality and country are never looked at. */
export function screenName(intel: WatchlistIntel, name: string, birthDate: string | null): WatchlistHit[] {
  const asked = nameTokens(name);
  const hits = intel.candidates(name, candidateLimit).flatMap((entry) => {
    const best = bestName(asked, entry);
    if (best.score < likenessThreshold) return [];
    const verdict = compareBirthDates(birthDate, entry.birthDates);
    return [
      {
        entry,
        name: best.listed,
        score: best.score,
        exact: best.exact,
        birthDate: verdict,
        because: [...best.because, sayBirthDate(verdict)],
      },
    ];
  });
  hits.sort((one, other) => rank(other) - rank(one));
  const sharing = hits.filter(({ exact }) => exact).length;
  return hits.map((hit) =>
    sharing > 1 && hit.exact
      ? { ...hit, because: [...hit.because, `${sharing} listed people have this name`] }
      : hit,
  );
}

function rank(hit: WatchlistHit): number {
  return hit.score + { same_date: 1, same_year: 0.3, unknown: 0, other: -1 }[hit.birthDate];
}

function bestName(asked: readonly string[], entry: WatchlistEntry): NameScore & { listed: string } {
  let best: NameScore & { listed: string } = { score: 0, exact: false, because: [], listed: '' };
  for (const { name, words } of wordsOf(entry)) {
    const scored = scoreName(asked, words);
    if (scored.score > best.score || (scored.exact && !best.exact)) best = { ...scored, listed: name };
  }
  return best;
}

const wordsOfEntry = new WeakMap<WatchlistEntry, { name: string; words: string[] }[]>();

/** Lists stay for days and are asked thousands of times: each name is taken apart once. */
function wordsOf(entry: WatchlistEntry): { name: string; words: string[] }[] {
  let words = wordsOfEntry.get(entry);
  if (!words) {
    words = entry.names.map((name) => ({ name, words: nameTokens(name) }));
    wordsOfEntry.set(entry, words);
  }
  return words;
}

/**
 * Full dates are compared as dates. Where one side knows the year only, a year apart is still the same: lists say
 * "circa", and calendars differ. Two full dates a year or less apart but different speak neither way.
 */
export function compareBirthDates(given: string | null, listed: readonly string[]): BirthDateVerdict {
  const year = Number(given?.slice(0, 4));
  if (given === null || !/^\d{4}(?:-\d\d-\d\d)?$/.test(given) || listed.length === 0) return 'unknown';
  if (given.length === 10 && listed.includes(given)) return 'same_date';
  const years = listed.map((date) => Number(date.slice(0, 4)));
  if (years.every((other) => Math.abs(other - year) > 1)) return 'other';
  const onlyYear = listed.some(
    (date) => (date.length === 4 || given.length === 4) && Number(date.slice(0, 4)) === year,
  );
  return onlyYear ? 'same_year' : 'unknown';
}

function sayBirthDate(verdict: BirthDateVerdict): string {
  return {
    same_date: 'birth date the same',
    same_year: 'birth year the same, the list gives no day',
    other: 'birth year different',
    unknown: 'birth date not comparable',
  }[verdict];
}
