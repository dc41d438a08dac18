import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { takeNext } from '../api/queue.js';
import { Icon } from '../parts/icon.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import classes from './queue.module.css';

/** Claims the next case and opens it. */
export function NextButton() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const next = useMutation({
    mutationFn: takeNext,
    onSuccess: async (caseId) => {
      await client.invalidateQueries({ queryKey: ['queue'] });
      if (caseId !== null) await navigate({ to: '/cases/$caseId', params: { caseId } });
    },
  });
  return (
    <div className={classes.next}>
      <Button
        size="md"
        loading={next.isPending}
        rightSection={<Icon name="arrow" />}
        onClick={() => {
          next.mutate();
        }}
      >
        Take the next case
      </Button>
      <Text role="status" size="xs" c="dimmed">
        {next.isSuccess && next.data === null ? 'No case waits to be taken.' : ''}
      </Text>
      {next.isError && <ProblemAlert error={next.error} />}
    </div>
  );
}
