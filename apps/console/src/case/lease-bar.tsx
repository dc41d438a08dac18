import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { release, renew, useCaseAction } from '../api/review.js';
import { Icon } from '../parts/icon.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useNow } from '../parts/use-now.js';
import { timeLeft } from '../words/age.js';
import classes from './work.module.css';

const soonMs = 2 * 60_000;

/** How long the case stays with the reader; after that anybody may claim it. */
export function LeaseBar({ caseId, leaseExpiresAt }: { caseId: string; leaseExpiresAt: string }) {
  const client = useQueryClient();
  const now = useNow(1_000);
  const keep = useCaseAction(caseId, () => renew(caseId));
  const giveBack = useCaseAction(caseId, () => release(caseId));
  const leftMs = Date.parse(leaseExpiresAt) - now;
  const over = leftMs <= 0;
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ['case', caseId] });
  }, [over, client, caseId]);
  const failed = keep.error ?? giveBack.error;
  return (
    <div className={classes.lease} data-soon={leftMs < soonMs}>
      <Group gap="xs" justify="space-between">
        <span className={classes.left}>
          <Icon name="clock" />
          {over ? 'Your hold has ended' : <>You hold this case for {timeLeft(leaseExpiresAt, now)}</>}
        </span>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            loading={keep.isPending}
            onClick={() => {
              keep.mutate(undefined);
            }}
          >
            Hold longer
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={giveBack.isPending}
            onClick={() => {
              giveBack.mutate(undefined);
            }}
          >
            Release
          </Button>
        </Group>
      </Group>
      <span role="status" className={classes.soon}>
        {!over && leftMs < soonMs ? 'Less than two minutes left: hold longer to keep the case.' : ''}
      </span>
      {failed && <ProblemAlert error={failed} />}
    </div>
  );
}
