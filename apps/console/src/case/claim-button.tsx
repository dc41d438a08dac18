import { Button, Text } from '@mantine/core';
import { claim, useCaseAction } from '../api/review.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import classes from './work.module.css';

export function ClaimButton({ caseId }: { caseId: string }) {
  const take = useCaseAction(caseId, () => claim(caseId));
  return (
    <div className={classes.form}>
      <Text>Nobody holds this case. Claim it to ask the candidate and to decide.</Text>
      {take.isError && <ProblemAlert error={take.error} />}
      <Button
        loading={take.isPending}
        onClick={() => {
          take.mutate(undefined);
        }}
      >
        Claim this case
      </Button>
    </div>
  );
}
