import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { Config } from '#platform/config/config.js';
import { applicationRole, connectionParts } from '#platform/database/connection.js';
import { queueSchema } from '#platform/database/migrate.js';
import { leaseOf, queueTable, type QueueName } from './queue-table.js';

/** A job names the check it is for and nothing else: no personal data ever lies in a queue. */
interface CheckJob {
  checkId: string;
}

/** The database's row says whether a job is still wanted, so a finished job leaves nothing behind. */
const jobOptions = { removeOnComplete: true, removeOnFail: true };

/** The part of a queue that adds. */
export interface JobQueue {
  /** Adds one job a check, under the check's id; a job that is waiting already stays as it is. */
  add(checkIds: string[]): Promise<void>;
  close(): Promise<void>;
}

/** The part of a queue that works. */
export interface JobWorker {
  /** Waits for running jobs, then stops. */
  close(): Promise<void>;
}

/** In PostgreSQL by default, in Redis when REDIS_URL is set. */
export function openQueue(config: Config, name: QueueName, onError: (fault: Error) => void): JobQueue {
  const queue = config.redisUrl
    ? new Queue(name, { connection: { url: config.redisUrl }, prefix, defaultJobOptions: jobOptions })
    : new Queue(
        name,
        { connection: postgres(config, 2), defaultJobOptions: jobOptions },
        createPostgresBackend,
      );
  queue.on('error', onError);
  return {
    add: async (checkIds) => {
      await queue.addBulk(checkIds.map((id) => ({ name, data: { checkId: id }, opts: { jobId: id } })));
    },
    close: () => queue.close(),
  };
}

/** @param process what to do for a check; it must not throw for what it has dealt with itself */
export function openWorker(
  config: Config,
  name: QueueName,
  process: (checkId: string) => Promise<void>,
  onError: (fault: Error) => void,
): JobWorker {
  const { concurrency } = queueTable[name];
  const lockDuration = leaseOf(config, name);
  const processor = (job: { data: CheckJob }) => process(job.data.checkId);
  // A job whose worker died goes back to waiting, or its id would be taken until somebody looks: that is for a worker
  // killed before its run began. A run that had begun is taken up by its row alone, and its job finds nothing to do.
  const options = {
    concurrency,
    lockDuration,
    stalledInterval: Math.ceil(lockDuration / 3),
    maxStalledCount: 1_000,
  };
  const worker = config.redisUrl
    ? new Worker<CheckJob>(name, processor, {
        ...options,
        prefix,
        connection: { url: config.redisUrl, maxRetriesPerRequest: null },
      })
    : new Worker(name, processor, { ...options, connection: postgres(config, 3) }, createPostgresBackend);
  worker.on('error', onError);
  return { close: () => worker.close() };
}

const prefix = 'hirewall';

function postgres(config: Config, max: number) {
  const role = `-c role=${applicationRole}`;
  return { ...connectionParts(config.databaseUrl ?? ''), schema: queueSchema, max, options: role };
}
