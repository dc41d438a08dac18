import 'reflect-metadata';
import { ConfigFaults } from '#platform/config/config-faults.js';
import { loadConfig } from '#platform/config/load-config.js';
import { exitWithParent, tellReady } from '#platform/installation/exit-with-parent.js';
import { createApi } from './create-api.js';

async function main(): Promise<void> {
  const config = loadConfig();
  exitWithParent({ drainMs: config.apiDrainSeconds * 1000 });
  const app = await createApi(config);
  app.enableShutdownHooks();
  await app.listen(config.port, config.host);
  tellReady(await app.getUrl());
}

main().catch((fault: unknown) => {
  // a fault of the start: whoever starts the process must read it, whatever the log level
  process.stderr.write(
    `api: ${fault instanceof ConfigFaults || !(fault instanceof Error) ? String(fault) : (fault.stack ?? fault.message)}\n`,
  );
  process.exit(1);
});
