import { assertUnreachable } from '#platform/assert-unreachable.js';

/** Where a case stands. on_hold is a flag beside it: the clock stops while the candidate owes something. */
export const caseStatuses = [
  'invited',
  'in_progress',
  'in_review',
  'decided',
  'canceled',
  'expired',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** The transitions there are. A decided case never changes; later evidence opens a follow-up case. */
export function nextStatuses(status: CaseStatus): readonly CaseStatus[] {
  switch (status) {
    case 'invited':
      return ['in_progress', 'in_review', 'canceled', 'expired'];
    case 'in_progress':
      return ['in_review', 'canceled', 'expired'];
    case 'in_review':
      return ['in_progress', 'decided', 'canceled'];
    case 'decided':
    case 'canceled':
    case 'expired':
      return [];
    default:
      return assertUnreachable(status);
  }
}

export function isOpen(status: CaseStatus): boolean {
  return nextStatuses(status).length > 0;
}
