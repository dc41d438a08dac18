import type { ApprovalTrigger, PolicyBody } from '#policy/policy-body.js';
import type { RecommendationLevel } from '#risk/recommendation.js';
import type { DecisionKind } from './decisions.js';

/** Whether the policy asks for a second person. */
export function approvalNeeded(
  policy: Pick<PolicyBody, 'second_approval_for'>,
  decision: DecisionKind,
  advice: RecommendationLevel | null,
): boolean {
  const asked = (trigger: ApprovalTrigger) => policy.second_approval_for.includes(trigger);
  return asked(decision) || (asked('against_recommendation') && goesAgainst(decision, advice));
}

/** Clearing what the machine would escalate, or turning down what it finds clear. Review advises neither way. */
export function goesAgainst(decision: DecisionKind, advice: RecommendationLevel | null): boolean {
  const clears = decision === 'cleared' || decision === 'cleared_with_conditions';
  return (advice === 'escalate' && clears) || (advice === 'clear' && decision === 'not_cleared');
}
