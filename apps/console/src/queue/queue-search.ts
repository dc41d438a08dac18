import type { CaseStatus } from '#cases/statuses.js';
import { recommendations } from '../api/types.js';
import type { QueueFilter } from '../api/queue.js';

/** the states in which a case can wait for somebody */
export const waitingStatuses = [
  'in_review',
  'in_progress',
  'invited',
] as const satisfies readonly CaseStatus[];

/** The filters in the address. What is no known value is left out: a mistyped address shows the whole queue. */
export function readQueueSearch(search: Record<string, unknown>): QueueFilter {
  const recommendation = recommendations.find((known) => known === search['recommendation']);
  const status = waitingStatuses.find((known) => known === search['status']);
  return { ...(recommendation && { recommendation }), ...(status && { status }) };
}
