import type { Config } from '#platform/config/config.js';
import { queueNames, type QueueName } from '#platform/queues/queue-table.js';

/** The queues this process serves. @throws Error for a name that is no queue: a start-up fault, told at once */
export function servedQueues(config: Pick<Config, 'workerQueues'>): QueueName[] {
  if (config.workerQueues === 'all') return [...queueNames];
  // a queue named twice still gets one processor
  return [...new Set(config.workerQueues)].map((name) => {
    const known = queueNames.find((queue) => queue === name);
    if (!known) throw new Error(`WORKER_QUEUES names "${name}"; there are ${queueNames.join(', ')}`);
    return known;
  });
}
