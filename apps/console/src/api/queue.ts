import { infiniteQueryOptions } from '@tanstack/react-query';
import type { CaseStatus } from '#cases/statuses.js';
import { get, post } from './client.js';
import type { Page, QueueRow, Recommendation } from './types.js';

export interface QueueFilter {
  recommendation?: Recommendation | undefined;
  status?: CaseStatus | undefined;
}

const pageSize = 50;

export function queueQuery(filter: QueueFilter) {
  return infiniteQueryOptions({
    queryKey: ['queue', filter.recommendation ?? 'all', filter.status ?? 'all'],
    queryFn: ({ pageParam }) =>
      get<Page<QueueRow>>('/v1/review/queue', { limit: pageSize, cursor: pageParam, ...filter }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.has_more ? (last.next_cursor ?? undefined) : undefined),
    refetchInterval: 10_000,
  });
}

/** Claims the case that has waited longest among the most urgent. null: nothing to do. */
export async function takeNext(): Promise<string | null> {
  const reply = await post<{ case_id: string } | undefined>('/v1/review/next');
  return reply?.case_id ?? null;
}
