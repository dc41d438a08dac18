import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ProblemError } from '../api/problem.js';
import { PageTitle } from '../parts/page-title.js';
import { ProblemAlert } from '../parts/problem-alert.js';

export function CaseMissing({ error, onRetry }: { error: ProblemError; onRetry: () => void }) {
  const isGone = error.problem.status === 404;
  return (
    <>
      <PageTitle>This case can’t be shown</PageTitle>
      <Text mt="xs" mb="md">
        Back to <Link to="/">the queue</Link>
      </Text>
      {isGone ? <ProblemAlert error={error} /> : <ProblemAlert error={error} onRetry={onRetry} />}
    </>
  );
}
