import 'reflect-metadata';
import { loadConfig } from '#platform/config/load-config.js';
import { exitWithParent, tellReady } from '#platform/installation/exit-with-parent.js';
import { createWorker } from './create-worker.js';

async function main(): Promise<void> {
  const config = loadConfig();
  exitWithParent({ drainMs: config.workerDrainSeconds * 1000 });
  const app = await createWorker(config);
  app.enableShutdownHooks();
  tellReady();
}

main().catch((fault: unknown) => {
  process.stderr.write(
    `worker: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
  );
  process.exit(1);
});
