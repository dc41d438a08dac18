import type { RiskSettings } from '#risk/risk-input.js';
import type { Strength } from '#signals/signal.js';

/** Decisions for which a second person can be asked; against_recommendation covers any that goes against the advice. */
export const approvalTriggers = [
  'cleared',
  'cleared_with_conditions',
  'not_cleared',
  'inconclusive',
  'against_recommendation',
] as const;
export type ApprovalTrigger = (typeof approvalTriggers)[number];

/**
 * What a requisition asks for and how its signals weigh. The JSON form, as stored and as sent by the API; a case keeps
 * the version it was judged by. Every candidate of a requisition is held to the same one.
 */
export interface PolicyBody {
  /** kinds of evidence every candidate gives; without them, or their checks, a case is not clear */
  required_evidence: string[];
  /** kinds of claims that must be made and borne out; a case is never clear while one is unverified or contradicted */
  required_claims: string[];
  /** bounds for the weight of a signal, by its code */
  signal_strengths: Record<string, { at_least?: Strength; at_most?: Strength }>;
  /** a person looks at every case, also at one the machine finds clear */
  always_review: boolean;
  /** decisions that count only when a second person approves; never the proposer */
  second_approval_for: ApprovalTrigger[];
  /** days an invitation stays open, 1 to 90 */
  invitation_days: number;
  /** hours until a case in review is due, 1 to 720 */
  review_due_hours: number;
}

export const defaultPolicy: Readonly<PolicyBody> = {
  required_evidence: ['document', 'session'],
  required_claims: ['name'],
  signal_strengths: {},
  always_review: false,
  second_approval_for: ['not_cleared', 'against_recommendation'],
  invitation_days: 14,
  review_due_hours: 48,
};

/** The part of a policy that the risk rules read. */
export function riskSettingsOf(body: PolicyBody): RiskSettings {
  const strengths = Object.entries(body.signal_strengths).map(([code, { at_least, at_most }]) => [
    code,
    { ...(at_least && { atLeast: at_least }), ...(at_most && { atMost: at_most }) },
  ]);
  return {
    strengths: Object.fromEntries(strengths) as RiskSettings['strengths'],
    alwaysReview: body.always_review,
  };
}
