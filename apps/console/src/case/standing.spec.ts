import { describe, expect, it } from 'vitest';
import type { CaseDetail, Decision, Person } from '../api/types.js';
import { standingOf } from './standing.js';

const ada: Person = { id: 'usr_ada', name: 'Ada Reviewer', roles: ['reviewer', 'approver'] };
const bo: Person = { id: 'usr_bo', name: 'Bo Approver', roles: ['approver'] };
const cy: Person = { id: 'usr_cy', name: 'Cy Auditor', roles: ['auditor'] };

const open: CaseDetail = {
  id: 'case_1',
  kind: 'initial',
  status: 'in_review',
  on_hold: false,
  opened_at: '2026-11-20T10:00:00Z',
  decided_at: null,
  candidate: { id: 'cand_1', name: 'Test Candidate', stage: 'applied', verification: 'unverified' },
  requisition: { id: 'req_1', title: 'Engineer' },
  policy: { id: 'pol_1', name: 'Standard', version: 1 },
  recommendation: null,
  claims: [],
  missing_evidence: [],
  claimed_by: null,
  lease_expires_at: null,
  decision: null,
};

const proposal: Decision = {
  id: 'dec_1',
  state: 'proposed',
  decision: 'not_cleared',
  reason_code: 'contradiction',
  text: 'The document is not the candidate’s.',
  evidence_ids: [],
  proposed_by: { id: ada.id, name: ada.name },
  proposed_at: '2026-11-20T11:00:00Z',
  approved_by: null,
  approved_at: null,
  needs_approval: true,
};

describe('who can do what about a case', () => {
  it('a proposer never approves, not even with the role of an approver', () => {
    const found = { ...open, decision: proposal };
    expect(standingOf(ada, found)).toEqual({ is: 'proposer' });
    expect(standingOf(bo, found)).toEqual({ is: 'approver' });
    expect(standingOf(cy, found)).toEqual({ is: 'waits_for_approver' });
  });

  it('only who holds the case decides', () => {
    const held = { ...open, claimed_by: { person_id: ada.id, name: ada.name } };
    expect(standingOf(ada, open)).toEqual({ is: 'free' });
    expect(standingOf(ada, held)).toEqual({ is: 'holder' });
    expect(standingOf({ ...ada, id: 'usr_dee' }, held)).toEqual({ is: 'held_by_other', name: ada.name });
    expect(standingOf(cy, open)).toEqual({ is: 'reader' });
  });

  it('a returned proposal can be decided anew, a final one and a closed case never', () => {
    expect(standingOf(ada, { ...open, decision: { ...proposal, state: 'returned' } })).toEqual({
      is: 'free',
    });
    expect(
      standingOf(ada, { ...open, status: 'decided', decision: { ...proposal, state: 'final' } }),
    ).toEqual({
      is: 'decided',
    });
    expect(standingOf(ada, { ...open, status: 'expired' })).toEqual({ is: 'closed' });
  });
});
