import { loadConfig } from '#platform/config/load-config.js';
import { openWorker } from '#platform/queues/queue-backend.js';

/**
 * A process that works off jobs that do nothing, with the connection, settings and concurrency of the product's own
 * queue. Told a number, it answers when it has done as many since. Frozen.
 */
let done = 0;
let wanted = Number.POSITIVE_INFINITY;

function tell(): void {
  if (done < wanted) return;
  done -= wanted;
  wanted = Number.POSITIVE_INFINITY;
  process.send?.('done');
}

const worker = openWorker(
  loadConfig(),
  'payment',
  () => {
    done++;
    tell();
    return Promise.resolve();
  },
  (fault) => process.stderr.write(`no-op worker: ${fault.message}\n`),
);

process.on('message', (count: number) => {
  wanted = count;
  tell();
});
process.on('SIGTERM', () => void worker.close().then(() => process.exit(0)));
process.send?.('ready');
