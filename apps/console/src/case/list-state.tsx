import { Skeleton, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ProblemError } from '../api/problem.js';
import { ProblemAlert } from '../parts/problem-alert.js';

export type ListQuery<T> = UseQueryResult<T[], ProblemError>;

/** What a list shows when it has no rows: loading, a problem, or the words for an empty one. A problem also stands above stale rows. */
export function ListState<T>({ query, empty }: { query: ListQuery<T>; empty: string }) {
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton height={64} aria-label="Loading" />;
  return query.data.length === 0 ? <Text c="dimmed">{empty}</Text> : null;
}
