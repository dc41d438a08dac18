import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem.js';
import { isSignedOut, sessionQuery } from './session.js';

declare module '@tanstack/react-query' {
  interface Register {
    // the client wraps every failure, network ones too
    defaultError: ProblemError;
  }
}

export function createQueryClient(): QueryClient {
  const noticeSignOut = (error: ProblemError): void => {
    if (isSignedOut(error)) client.setQueryData(sessionQuery.queryKey, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignOut }),
    mutationCache: new MutationCache({ onError: noticeSignOut }),
    defaultOptions: {
      queries: { retry: (count, { problem }) => count < 2 && isPassing(problem.status), staleTime: 2_000 },
    },
  });
  return client;
}

/** worth another try: no answer, too busy, or a fault of the server */
function isPassing(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}
