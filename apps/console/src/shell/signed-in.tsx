import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { sessionQuery } from '../api/session.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { SignInNeeded } from '../sign-in/sign-in-needed.js';
import { SignedInPerson } from './person.js';
import { Shell } from './shell.js';

/** Opens the pages behind it to a signed-in person; everybody else learns how to sign in. */
export function SignedIn() {
  const session = useQuery(sessionQuery);
  if (session.isPending) {
    return (
      <Shell>
        <Skeleton height={28} width={220} mb="md" />
        <Skeleton height={240} />
      </Shell>
    );
  }
  if (session.isError) {
    return (
      <Shell>
        <ProblemAlert error={session.error} onRetry={() => void session.refetch()} />
      </Shell>
    );
  }
  if (session.data === null) {
    return (
      <Shell>
        <SignInNeeded />
      </Shell>
    );
  }
  return (
    <SignedInPerson value={session.data}>
      <Shell person={session.data}>
        <Outlet />
      </Shell>
    </SignedInPerson>
  );
}
