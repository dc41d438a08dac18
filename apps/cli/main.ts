import 'reflect-metadata';
import { Command } from 'commander';
import { loadConfig } from '#platform/config/load-config.js';
import { migrate } from '#platform/database/migrate.js';
import { startInstallation } from './start/start-installation.js';

const say = (text: string) => process.stderr.write(`${text}\n`);

async function start(): Promise<void> {
  const config = loadConfig();
  const running = await startInstallation({
    home: config.home,
    databaseUrl: config.databaseUrl,
    drainMs: 1000 * Math.max(config.apiDrainSeconds, config.workerDrainSeconds),
    migrate: (url) => migrate(config.databaseMigrationUrl ?? url),
    onProgress: say,
  });
  say(`hirewall: ${running.apiUrl}`);
  const ended = await running.done;
  if (ended.why === 'failed') {
    say(`hirewall: ${ended.reason ?? 'stopped'}`);
    process.exitCode = 1;
  }
}

const program = new Command('hirewall').description('A firewall for remote hiring');
program.command('start').description('start the installation: database, api, worker').action(start);
// done by hirewall.mjs before this file is there
program
  .command('build')
  .description('build the server and the console')
  .option('--force', 'build everything anew');

try {
  await program.parseAsync();
} catch (error) {
  say(`hirewall: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
