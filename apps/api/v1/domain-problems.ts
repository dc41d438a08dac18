import { CaseClosed, CaseNotFound } from '#cases/case-errors.js';
import {
  CandidateNotFound,
  ClaimInvalid,
  EvidenceNotFound,
  RequisitionClosed,
  RequisitionNotFound,
} from '#intake/intake-errors.js';
import { UnknownKey } from '#platform/crypto/errors.js';
import { Problem } from '#platform/http/problem.js';
import { PolicyNotFound } from '#policy/policies.service.js';
import {
  AlreadyJudged,
  DecisionInvalid,
  DecisionNotFound,
  LeaseNotHeld,
  NotInReview,
  OwnProposal,
} from '#review/review-errors.js';

const missing = [CaseNotFound, CandidateNotFound, EvidenceNotFound, DecisionNotFound, UnknownKey];

/** What callers are told of the errors of the domains; null for an error that is nobody's fault but ours. */
export function domainProblem(fault: Error): Problem | null {
  if (missing.some((kind) => fault instanceof kind)) return Problem.notFound();
  // these are named in a body, where a 404 would speak of the address
  if (fault instanceof RequisitionNotFound)
    return Problem.field('#/requisition_id', 'There is no such requisition.');
  if (fault instanceof RequisitionClosed)
    return Problem.field('#/requisition_id', 'The requisition is closed; open another one.');
  if (fault instanceof PolicyNotFound)
    return Problem.field('#/policy_name', 'There is no active policy of this name.');
  if (fault instanceof ClaimInvalid || fault instanceof DecisionInvalid)
    return Problem.field(fault.pointer, `This ${fault.message}.`);
  if (fault instanceof CaseClosed) return new Problem('case_closed', { detail: fault.message });
  if (fault instanceof NotInReview)
    return new Problem('conflict', {
      detail: 'The case is not waiting for a reviewer',
      fix: 'Read the case: its status says where it stands.',
    });
  if (fault instanceof LeaseNotHeld)
    return new Problem(fault.heldByOther ? 'claimed_by_another' : 'not_claimed', { detail: fault.message });
  if (fault instanceof OwnProposal) return new Problem('own_proposal');
  if (fault instanceof AlreadyJudged)
    return new Problem('conflict', {
      detail: 'There is a decision on this case already',
      fix: 'Read the case: it shows the decision and who made it.',
    });
  return null;
}
