import { mayApprove, mayReview } from '../api/session.js';
import type { CaseDetail, Person } from '../api/types.js';

/** What the reader can do about deciding this case now. */
export type Standing =
  | { is: 'decided' }
  | { is: 'closed' }
  | { is: 'proposer' }
  | { is: 'approver' }
  | { is: 'waits_for_approver' }
  | { is: 'holder' }
  | { is: 'held_by_other'; name: string }
  | { is: 'free' }
  | { is: 'reader' };

export function standingOf(person: Person, found: CaseDetail): Standing {
  if (found.decision?.state === 'final') return { is: 'decided' };
  if (found.decision?.state === 'proposed') return standingOnProposal(person, found.decision.proposed_by.id);
  if (found.status !== 'in_review' && found.status !== 'in_progress') return { is: 'closed' };
  if (found.claimed_by !== null && found.claimed_by.person_id !== person.id) {
    return { is: 'held_by_other', name: found.claimed_by.name };
  }
  if (!mayReview(person)) return { is: 'reader' };
  return found.claimed_by === null ? { is: 'free' } : { is: 'holder' };
}

/** Nobody approves what they proposed themselves, whatever their roles. */
function standingOnProposal(person: Person, proposerId: string): Standing {
  if (person.id === proposerId) return { is: 'proposer' };
  return mayApprove(person) ? { is: 'approver' } : { is: 'waits_for_approver' };
}
