import {
  levelRank,
  type FiredRule,
  type Recommendation,
  type RecommendationLevel,
} from './recommendation.js';
import type { RiskInput } from './risk-input.js';
import { rules } from './rules/all-rules.js';
import { weigh, type WeighedCase } from './weigh.js';
import { whatWouldChange } from './what-would-change.js';

/**
 * The machine's advice on a case, with its reasons. Pure: the same input gives the same result, in whatever order the
 * signals come, at whatever time it is asked.
 *
 * A signal added or grown stronger never lowers the recommendation; a suppressed or expired one never raises it.
 */
export function recommend(input: RiskInput): Recommendation {
  const weighed = weigh(input);
  const fired = fire(weighed);
  return {
    recommendation: highest(fired),
    rules: fired,
    wouldChange: whatWouldChange(weighed, (changed) => highest(fire(changed))),
    considered: weighed.signals.length,
  };
}

function fire(weighed: WeighedCase): FiredRule[] {
  return rules.flatMap(({ name, leadsTo, find }) => {
    const finding = find(weighed);
    if (!finding) return [];
    return [
      { rule: name, leadsTo, because: finding.because, signalIds: finding.signals.map(({ id }) => id) },
    ];
  });
}

function highest(fired: readonly FiredRule[]): RecommendationLevel {
  return fired.reduce<RecommendationLevel>(
    (level, rule) => (levelRank(rule.leadsTo) > levelRank(level) ? rule.leadsTo : level),
    'clear',
  );
}
