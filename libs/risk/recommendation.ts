/** The machine's advice to a human, mildest first. There is no "reject": that is for people to decide. */
export const recommendations = ['clear', 'review', 'escalate'] as const;
export type RecommendationLevel = (typeof recommendations)[number];

/** One rule that fired. */
export interface FiredRule {
  rule: string;
  leadsTo: RecommendationLevel;
  /** one sentence, fit to be read by the person concerned */
  because: string;
  /** sorted; empty when the rule speaks of something missing */
  signalIds: string[];
}

export interface Recommendation {
  recommendation: RecommendationLevel;
  /** those that lead highest first; empty when clear */
  rules: FiredRule[];
  /** what would give another result, in plain sentences */
  wouldChange: string[];
  /** how many signals counted: neither expired, nor suppressed, nor of strength none */
  considered: number;
}

export function levelRank(level: RecommendationLevel): number {
  return recommendations.indexOf(level);
}
