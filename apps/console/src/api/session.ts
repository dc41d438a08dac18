import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { get, post, remove } from './client.js';
import { ProblemError } from './problem.js';
import type { Person } from './types.js';

interface SessionReply {
  person: Person;
}

/** null: nobody is signed in */
export const sessionQuery = queryOptions<Person | null, ProblemError>({
  queryKey: ['session'],
  queryFn: async () => {
    try {
      return (await get<SessionReply>('/console/session')).person;
    } catch (error) {
      if (isSignedOut(error)) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

/** A token opens one session, so it is posted once however often the page renders. */
export function signInQuery(token: string) {
  return queryOptions<Person, ProblemError>({
    queryKey: ['sign-in', token],
    queryFn: async () => (await post<SessionReply>('/console/session', { token })).person,
    retry: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retryOnMount: false,
  });
}

export async function signOut(client: QueryClient): Promise<void> {
  await remove('/console/session');
  client.clear();
  client.setQueryData(sessionQuery.queryKey, null);
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 401;
}

/** Signals, evidence and the queue are open to these; a screener follows a case's progress and outcome without them. */
export function mayExamine(person: Person): boolean {
  return ['reviewer', 'approver', 'auditor'].some((role) => person.roles.includes(role));
}

/** Claims, notes, questions and decisions are a reviewer's. The server has the last word; this only spares a useless button. */
export function mayReview(person: Person): boolean {
  return person.roles.includes('reviewer');
}

export function mayApprove(person: Person): boolean {
  return person.roles.includes('approver');
}
