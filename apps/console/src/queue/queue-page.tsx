import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { queueQuery } from '../api/queue.js';
import { mayExamine, mayReview } from '../api/session.js';
import { PageTitle } from '../parts/page-title.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { ClosedToYou } from '../shell/closed-to-you.js';
import { usePerson } from '../shell/person.js';
import { NextButton } from './next-button.js';
import { QueueEmpty } from './queue-empty.js';
import { QueueFilters } from './queue-filters.js';
import classes from './queue.module.css';
import { QueueSkeleton } from './queue-skeleton.js';
import { QueueTable } from './queue-table.js';

const route = getRouteApi('/signed-in/');

export function QueuePage() {
  if (mayExamine(usePerson())) return <Queue />;
  return <ClosedToYou title="Review queue" needs="reviewer, approver or auditor" />;
}

function Queue() {
  const filter = route.useSearch();
  const person = usePerson();
  const queue = useInfiniteQuery(queueQuery(filter));
  const rows = queue.data?.pages.flatMap((page) => page.data) ?? [];
  const isFiltered = filter.recommendation !== undefined || filter.status !== undefined;
  return (
    <>
      <div className={classes.head}>
        <div>
          <PageTitle>Review queue</PageTitle>
          <Text c="dimmed" size="sm">
            Cases that wait for a person. The machine advises; people decide.
          </Text>
        </div>
        {mayReview(person) && <NextButton />}
      </div>
      <QueueFilters filter={filter} />
      {queue.isError && <ProblemAlert error={queue.error} onRetry={() => void queue.refetch()} />}
      {queue.isPending && <QueueSkeleton />}
      {queue.isSuccess && rows.length === 0 && <QueueEmpty isFiltered={isFiltered} />}
      {rows.length > 0 && <QueueTable rows={rows} me={person.id} />}
      {rows.length > 0 && (
        <div className={classes.foot}>
          <Text size="xs" c="dimmed">
            {rows.length} {rows.length === 1 ? 'case' : 'cases'} shown
            {queue.hasNextPage ? ', there are more' : ''}.
          </Text>
          {queue.hasNextPage && (
            <Button
              variant="default"
              loading={queue.isFetchingNextPage}
              onClick={() => void queue.fetchNextPage()}
            >
              Load more
            </Button>
          )}
        </div>
      )}
    </>
  );
}
