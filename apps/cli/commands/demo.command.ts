import { openSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadConfig } from '#platform/config/load-config.js';
import { ApiClient } from '../demo/api-client.js';
import { applicants } from '../demo/applicants/all.js';
import { emptyDemoHome } from '../demo/demo-home.js';
import { freePort } from '../demo/free-port.js';
import { prepareDemo, type PreparedDemo } from '../demo/prepare-demo.js';
import { resultTable } from '../demo/result-table.js';
import { vetApplicants, type Vetted } from '../demo/vet-applicants.js';
import { coloursFor } from '../output/colours.js';
import { CommandFault } from '../output/faults.js';
import { progressBar } from '../output/progress.js';
import { say } from '../output/say.js';
import { linkBase, signInLink } from '../services/sign-in-link.js';
import { onStopSignals } from '../start/stop-signals.js';
import {
  AlreadyRunningError,
  startInstallation,
  StoppedWhileStartingError,
  type RunningInstallation,
} from '../start/start-installation.js';

interface DemoOptions {
  once?: true;
}

interface RunningDemo {
  running: RunningInstallation;
  prepared: PreparedDemo;
}

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('vet eight synthetic applicants on an installation of its own; needs no network')
    .option('--once', 'stop after the result table; status 0 when every applicant got the expected advice')
    .action(demo);
}

async function demo({ once }: DemoOptions): Promise<void> {
  const began = performance.now();
  const started = await startDemo();
  const { running } = started;
  const stop = new AbortController();
  const release = onStopSignals(() => stop.abort());
  try {
    const vetted = await vet(started, stop.signal);
    const asExpected = vetted.filter(({ advice, applicant }) => advice === applicant.expected).length;
    process.stdout.write(resultTable(vetted, coloursFor(process.stdout), process.stdout.columns ?? Infinity));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`hirewall: ${asExpected} of ${vetted.length} got the expected advice; it took ${seconds} s`);
    if (asExpected < vetted.length) process.exitCode = 1;
    if (once) return;
    say(invitation(started));
    const ended = await running.done;
    if (ended.why === 'failed') throw new CommandFault(ended.reason ?? 'The demo stopped.');
    say('hirewall: stopped');
  } catch (fault) {
    // whatever failed, it failed because somebody ended the demo
    throw stop.signal.aborted ? new CommandFault('The demo was stopped before its end.') : fault;
  } finally {
    release();
    await running.stop();
  }
}

/** On the port configured, or any free one where that is taken, be it only while the demo starts. */
async function startDemo(): Promise<RunningDemo> {
  const config = loadConfig();
  const home = join(config.home, 'demo');
  const port = await freePort(config.port, config.host);
  try {
    return await startOn(port, home);
  } catch (fault) {
    const taken = port !== 0 && (await freePort(port, config.host)) === 0;
    if (!taken || fault instanceof StoppedWhileStartingError || fault instanceof AlreadyRunningError) {
      throw fault;
    }
    say(`hirewall: another program has taken port ${port} meanwhile; starting on a free one`);
    return startOn(0, home);
  }
}

async function startOn(port: number, home: string): Promise<RunningDemo> {
  await emptyDemoHome(home);
  let prepared: PreparedDemo | undefined;
  const running = await startInstallation({
    home,
    // what is set for the real installation must not draw invented people into it
    env: {
      DATABASE_MIGRATION_URL: '',
      REDIS_URL: '',
      ROOT_KEY_FILE: '',
      STORAGE_DIR: '',
      PUBLIC_URL: '',
      WORKER_QUEUES: '',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      RATE_LIMIT_PER_MINUTE: '100000',
    },
    // nothing in it is worth a wait for the disk
    durability: 'off',
    migrate: async (url) => {
      prepared = await prepareDemo(home, url);
    },
    // nobody else's work runs in it
    drainMs: 2_000,
    output: openSync(join(home, 'demo.log'), 'a', 0o600),
    onProgress: (step) => say(`hirewall: ${step}`),
  });
  if (prepared === undefined) throw new CommandFault('The demo was not prepared.');
  return { running, prepared };
}

async function vet({ running, prepared }: RunningDemo, stop: AbortSignal): Promise<Vetted[]> {
  const client = new ApiClient(linkBase({ host: '', port: 0 }, running.apiUrl), prepared.key, stop);
  say(`hirewall: vetting ${applicants.length} synthetic applicants`);
  const bar = progressBar('checking', applicants.length);
  try {
    return await vetApplicants(client, applicants, (done, what) => bar.update(done, what));
  } finally {
    bar.end();
  }
}

function invitation({ running, prepared }: RunningDemo): string {
  const { bold, dim } = coloursFor(process.stderr);
  const base = linkBase({ host: '', port: 0 }, running.apiUrl);
  return [
    '',
    `Look at the cases: ${bold(`${base}/console`)}. Sign in once, within a day:`,
    `  ${bold(signInLink(base, prepared.token))}`,
    '',
    'Everybody in it is invented. Start your own installation with: npm start',
    dim('Ctrl-C stops the demo; the next one begins anew.'),
    '',
  ].join('\n');
}
