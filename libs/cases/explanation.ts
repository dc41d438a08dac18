import type { Recommendation, RecommendationLevel } from '#risk/recommendation.js';

/** Why a case is recommended as it is, as stored. No personal data is in it: rules, ids and general sentences. */
export interface CaseExplanation {
  rules: { rule: string; because: string; signal_ids: string[] }[];
  would_change: string[];
}

export function explanationOf(result: Recommendation): CaseExplanation {
  return {
    rules: result.rules.map(({ rule, because, signalIds }) => ({ rule, because, signal_ids: signalIds })),
    would_change: result.wouldChange,
  };
}

/** What the queue shows first. */
export const queuePriority: Record<RecommendationLevel, number> = { clear: 0, review: 1, escalate: 2 };
