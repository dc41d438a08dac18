import { claimKinds, claimStatuses } from '#checks/evidence.js';
import type { OpenClaim } from '#intake/candidates.service.js';
import { listOf, object, oneOf, orNull, text } from '#platform/http/schema.js';

/** A claim as it is read. */
export const claimSchema = object({
  id: text(),
  kind: oneOf(claimKinds),
  value: text(),
  status: oneOf(claimStatuses),
  method: orNull(text('how it was shown, e.g. mrz')),
  evidence_ids: listOf(text()),
});

export function claimView({ id, kind, value, status, method, evidenceIds }: OpenClaim) {
  return { id, kind, value, status, method, evidence_ids: evidenceIds };
}
