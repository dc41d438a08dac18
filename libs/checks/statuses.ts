import { assertUnreachable } from '#platform/assert-unreachable.js';

export const checkStatuses = ['queued', 'running', 'waiting_candidate', 'done', 'failed', 'skipped'] as const;
export type CheckStatus = (typeof checkStatuses)[number];

/** What a check found. Unavailable is never pass: it says that the question could not be answered. */
export const checkOutcomes = ['pass', 'attention', 'fail', 'unavailable'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

export function nextCheckStatuses(status: CheckStatus): readonly CheckStatus[] {
  switch (status) {
    case 'queued':
      return ['running', 'skipped'];
    case 'running':
      return ['done', 'failed', 'queued', 'waiting_candidate'];
    case 'waiting_candidate':
      return ['queued', 'skipped'];
    case 'failed':
      return ['queued'];
    case 'done':
    case 'skipped':
      return [];
    default:
      return assertUnreachable(status);
  }
}
