/** Every queue there is, with its settings. A queue without all of them does not compile. */

export const queueNames = ['identity', 'network', 'endpoint', 'payment', 'watchlist'] as const;
export type QueueName = (typeof queueNames)[number];

export interface QueueSettings {
  /** jobs at a time in one worker process */
  concurrency: number;
  /** a run that has not been heard of for this long (ms) counts as lost; a worker says so three times as often */
  leaseMs: number;
  /** runs that may fail for technical reasons before the check is given up */
  attempts: number;
  /** wait (ms) before the second run; doubles with each further one */
  backoffMs: number;
}

export const queueTable: Record<QueueName, QueueSettings> = {
  // pictures are decoded in one child process; two at a time keep it busy while the other is stored.
  // 3 runs with 5 s and 10 s between them ride out a restart of the reader
  identity: { concurrency: 2, leaseMs: 90_000, attempts: 3, backoffMs: 5_000 },
  // the others look things up in memory and take well under a second; 5 runs over 15 s ride out
  // a restart of the database (1 + 2 + 4 + 8 s)
  network: { concurrency: 8, leaseMs: 30_000, attempts: 5, backoffMs: 1_000 },
  endpoint: { concurrency: 8, leaseMs: 30_000, attempts: 5, backoffMs: 1_000 },
  payment: { concurrency: 8, leaseMs: 30_000, attempts: 5, backoffMs: 1_000 },
  watchlist: { concurrency: 8, leaseMs: 30_000, attempts: 5, backoffMs: 1_000 },
};

/** Milliseconds to wait after the given run (1 for the first). */
export function backoff(queue: QueueName, attempt: number): number {
  return queueTable[queue].backoffMs * 2 ** (attempt - 1);
}

/** Milliseconds after which a run that was not heard of counts as lost: of the queue, or as configured for all. */
export function leaseOf({ workerLeaseSeconds }: { workerLeaseSeconds?: number }, queue: QueueName): number {
  return workerLeaseSeconds === undefined ? queueTable[queue].leaseMs : workerLeaseSeconds * 1000;
}
