import { caseStatuses } from '#cases/statuses.js';
import { candidateStages, evidenceKinds, verifications } from '#checks/evidence.js';
import { flag, integer, listOf, moment, object, oneOf, orNull, text } from '#platform/http/schema.js';
import { decisionKinds, decisionStates } from '#review/decisions.js';
import { recommendations } from '#risk/recommendation.js';
import { claimSchema } from './claim-view.js';

export const personSchema = object({ id: text(), name: text() });

const decision = object({
  id: text(),
  state: oneOf(decisionStates, 'proposed waits for another person; returned was sent back'),
  decision: oneOf(decisionKinds),
  reason_code: text(),
  text: text(),
  evidence_ids: listOf(text()),
  proposed_by: personSchema,
  proposed_at: moment(),
  approved_by: orNull(personSchema),
  approved_at: orNull(moment()),
  approval_text: orNull(text()),
  needs_approval: flag(),
});

export const caseDetailsSchema = object({
  id: text(),
  kind: oneOf(['initial', 'follow_up']),
  status: oneOf(caseStatuses),
  on_hold: flag(),
  external_ref: orNull(text()),
  opened_at: moment(),
  decided_at: orNull(moment()),
  candidate: object({
    id: text(),
    name: orNull(text()),
    stage: oneOf(candidateStages),
    verification: oneOf(verifications),
  }),
  requisition: object({ id: text(), title: text() }),
  policy: object({ id: text(), name: text(), version: integer() }),
  recommendation: orNull(
    object({
      recommendation: oneOf(recommendations, 'advice to a human; a machine rejects nobody'),
      at: moment(),
      rules: listOf(object({ rule: text(), because: text(), signal_ids: listOf(text()) })),
      would_change: listOf(text()),
    }),
  ),
  claims: listOf(claimSchema),
  missing_evidence: listOf(oneOf(evidenceKinds)),
  claimed_by: orNull(object({ person_id: text(), name: text() })),
  lease_expires_at: orNull(moment()),
  decision: orNull(decision),
});
