import { families, type Family, type Strength } from '#signals/signal.js';
import { levelRank, type RecommendationLevel } from './recommendation.js';
import type { RiskSignal } from './risk-input.js';
import type { WeighedCase } from './weigh.js';

type Judge = (weighed: WeighedCase) => RecommendationLevel;

/** One thing that could be otherwise, and the case as it would be then. */
interface Change {
  /** continues "With" or "Without" */
  words: string;
  apply(weighed: WeighedCase): WeighedCase;
}

/**
 * Sentences on what would give another result. Each is found by judging the changed case, so none is a guess:
 * first what would lower the recommendation, by itself or, where nothing does by itself, all together;
 * then what would raise it.
 */
export function whatWouldChange(weighed: WeighedCase, judge: Judge): string[] {
  return [...lowering(weighed, judge), ...raising(weighed, judge)];
}

function lowering(weighed: WeighedCase, judge: Judge): string[] {
  const now = judge(weighed);
  if (now === 'clear') return [];
  const changes = [...withoutSignals(weighed), ...withGapsClosed(weighed)];
  const alone = changes.flatMap(({ words, apply }) => {
    const then = judge(apply(weighed));
    return levelRank(then) < levelRank(now)
      ? [`${capital(words)}, the recommendation would be ${then}.`]
      : [];
  });
  if (alone.length > 0) return alone;
  const needed = neededTogether(weighed, judge, changes, now);
  if (needed.length === 0) return [];
  const then = judge(needed.reduce((changed, { apply }) => apply(changed), weighed));
  return [
    `${capital(needed.map(({ words }) => words).join(', and '))}, the recommendation would be ${then}.`,
  ];
}

/** Leaves out, one by one, each change that the others can do without. */
function neededTogether(
  weighed: WeighedCase,
  judge: Judge,
  changes: Change[],
  now: RecommendationLevel,
): Change[] {
  const lowers = (list: Change[]): boolean =>
    levelRank(judge(list.reduce((changed, { apply }) => apply(changed), weighed))) < levelRank(now);
  if (!lowers(changes)) return [];
  return changes.reduce<Change[]>((kept, change) => {
    const others = kept.filter((other) => other !== change);
    return lowers(others) ? others : kept;
  }, changes);
}

/** By code, since that is what an approved exception covers. */
function withoutSignals(weighed: WeighedCase): Change[] {
  const codes = [...new Set(weighed.signals.map(({ code }) => code))].sort();
  return codes.map((code) => ({
    words: `without the signal ${code}`,
    apply: (given) => ({ ...given, signals: given.signals.filter((signal) => signal.code !== code) }),
  }));
}

function withGapsClosed(weighed: WeighedCase): Change[] {
  const without = (list: readonly string[], item: string): string[] => list.filter((other) => other !== item);
  const each = (list: readonly string[]): string[] => [...new Set(list)].sort();
  return [
    ...each(weighed.missingEvidence).map((item) => ({
      words: `with the required evidence ${item} received and nothing found in it`,
      apply: (given: WeighedCase) => ({ ...given, missingEvidence: without(given.missingEvidence, item) }),
    })),
    ...each(weighed.unavailableChecks).map((item) => ({
      words: `with the check ${item} completed and nothing found by it`,
      apply: (given: WeighedCase) => ({
        ...given,
        unavailableChecks: without(given.unavailableChecks, item),
      }),
    })),
    ...each(weighed.unverifiedClaims).map((item) => ({
      words: `with the statement ${item} verified`,
      apply: (given: WeighedCase) => ({ ...given, unverifiedClaims: without(given.unverifiedClaims, item) }),
    })),
    ...each(weighed.contradictedClaims).map((item) => ({
      words: `with the contradiction about ${item} resolved`,
      apply: (given: WeighedCase) => ({
        ...given,
        contradictedClaims: without(given.contradictedClaims, item),
      }),
    })),
  ];
}

/** The mildest single further signal that raises the recommendation, for each higher level. */
function raising(weighed: WeighedCase, judge: Judge): string[] {
  const now = judge(weighed);
  const sentences: string[] = [];
  let reached = now;
  for (const strength of ['moderate', 'strong', 'conclusive'] satisfies Strength[]) {
    const results = families.map((family) => ({
      family,
      then: judge(withOneMore(weighed, strength, family)),
    }));
    const best = results.reduce(
      (level, { then }) => (levelRank(then) > levelRank(level) ? then : level),
      reached,
    );
    if (levelRank(best) <= levelRank(reached)) continue;
    const raisedBy = results.filter(({ then }) => then === best).map(({ family }) => family);
    const which = raisedBy.length === families.length ? 'any family' : raisedBy.join(', ');
    sentences.push(`One more ${strength} signal (${which}) would make it ${best}.`);
    reached = best;
  }
  return sentences;
}

function withOneMore(weighed: WeighedCase, strength: Strength, family: Family): WeighedCase {
  const further: RiskSignal = {
    id: '',
    code: '',
    family,
    strength,
    observedAt: new Date(0),
    restrictsAccess: false,
  };
  return { ...weighed, signals: [...weighed.signals, further] };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
