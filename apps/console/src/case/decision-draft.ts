import type { DecisionDraft } from '../api/review.js';
import type { DecisionKind, ReasonCode } from '../api/types.js';

/** A decision while it is being written. */
export type OpenDraft = Omit<DecisionDraft, 'decision'> & { decision: DecisionKind | undefined };

export const emptyDraft: OpenDraft = { decision: undefined, reason_code: '', text: '', evidence_ids: [] };

/** The reasons that can be given for this decision. */
export function reasonsFor(reasons: readonly ReasonCode[], decision: DecisionKind | undefined): ReasonCode[] {
  return decision === undefined ? [] : reasons.filter((reason) => reason.for.includes(decision));
}

/** A decision needs a reason and words of one's own, whichever way it goes. What to do about each gap, by field. */
export function faultsOf(draft: OpenDraft): { decision?: string; reason_code?: string; text?: string } {
  return {
    ...(draft.decision === undefined && { decision: 'Choose a decision.' }),
    ...(draft.decision !== undefined && draft.reason_code === '' && { reason_code: 'Choose a reason.' }),
    ...(draft.text.trim() === '' && { text: 'Write what the decision rests on.' }),
  };
}

export function isComplete(draft: OpenDraft): draft is DecisionDraft {
  return Object.keys(faultsOf(draft)).length === 0;
}
