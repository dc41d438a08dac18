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
  process.stderr.write(`api: ${sentenceOf(fault)}\n`);
  process.exit(1);
});

function sentenceOf(fault: unknown): string {
  if (fault instanceof ConfigFaults || !(fault instanceof Error)) return String(fault);
  const { code, port, address } = fault as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `Another program has port ${port} of ${address}. Set PORT to another one, or to 0 for any free one.`;
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} may not be opened by this account. Set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL')
    return `This machine has no address ${address}. Set HOST to one that it has, such as 127.0.0.1.`;
  return fault.stack ?? fault.message;
}
