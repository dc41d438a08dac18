import { Text } from '@mantine/core';
import type { ProblemError } from '../api/problem.js';
import { PageTitle } from '../parts/page-title.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { NewLinkHint } from './new-link-hint.js';

/** A link that the server refused is spent; one that it never got to look at is worth another try. */
export function SignInFailed({ error, onRetry }: { error: ProblemError; onRetry: () => void }) {
  const { status } = error.problem;
  if (status === 0 || status === 429 || status >= 500) {
    return (
      <>
        <PageTitle tab="Sign in">You are not signed in yet</PageTitle>
        <Text mt="xs" mb="sm">
          Your link may still be good: the server could not look at it.
        </Text>
        <ProblemAlert error={error} onRetry={onRetry} />
      </>
    );
  }
  return (
    <>
      <PageTitle tab="Sign in">This link did not sign you in</PageTitle>
      <Text mt="xs" mb="sm">
        A sign-in link works once and for a short time. This one was used before, has expired, or is
        incomplete.
      </Text>
      <ProblemAlert error={error} />
      <NewLinkHint />
    </>
  );
}
