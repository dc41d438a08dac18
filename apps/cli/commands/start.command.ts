import type { Command } from 'commander';
import type { Config } from '#platform/config/config.js';
import { loadConfig } from '#platform/config/load-config.js';
import { migrate } from '#platform/database/migrate.js';
import { coloursFor } from '../output/colours.js';
import { CommandFault } from '../output/faults.js';
import { say } from '../output/say.js';
import { prepareInstallation } from '../services/first-start.js';
import { linkBase, signInLink } from '../services/sign-in-link.js';
import { startInstallation, type RunningInstallation } from '../start/start-installation.js';

export function addStart(program: Command): void {
  program
    .command('start')
    .description('start the installation: database, API with console, worker; Ctrl-C stops it')
    .action(start);
}

async function start(): Promise<void> {
  const config = loadConfig();
  let token: string | undefined;
  const running = await startInstallation({
    home: config.home,
    databaseUrl: config.databaseUrl,
    drainMs: 1000 * Math.max(config.apiDrainSeconds, config.workerDrainSeconds),
    migrate: async (url) => {
      await migrate(config.databaseMigrationUrl ?? url);
      token = await prepareInstallation(config, url);
    },
    onProgress: (step) => say(`hirewall: ${step}`),
  });
  say(banner(config, running, token));
  const ended = await running.done;
  if (ended.why === 'failed') throw new CommandFault(ended.reason ?? 'It stopped.');
  say('hirewall: stopped');
}

function banner(config: Config, running: RunningInstallation, token: string | undefined): string {
  const { bold, dim } = coloursFor(process.stderr);
  const base = linkBase(config, running.apiUrl);
  const key = config.rootKeyFile;
  const lines = [
    '',
    `${bold('Hirewall runs')} at ${bold(`${base}/console`)}`,
    ...(token === undefined
      ? [dim('Sign in with a new one-time link: npm run -s hirewall -- user link NAME')]
      : [
          '',
          'Sign in as the first administrator, once, within a day:',
          `  ${bold(signInLink(base, token))}`,
        ]),
    '',
    ...(config.databaseUrl === undefined
      ? [
          'It runs on its own database, which is meant for evaluation and for one machine; DATABASE_URL takes a',
          `server of yours. Data: ${running.installation.postgresDir}, ${config.storageDir}`,
        ]
      : [`It runs on the database of DATABASE_URL. Sealed files: ${config.storageDir}`]),
    `Save the root key ${bold(key)} somewhere apart from every backup: without it`,
    'nothing that is stored can be read again, and no backup contains it.',
    dim('Ctrl-C stops it; a second Ctrl-C does not wait for running work.'),
    '',
  ];
  return lines.join('\n');
}
