import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { type Installation, openInstallation } from '#platform/installation/installation.js';
import { type RunState, liveRunState } from '#platform/installation/run-file.js';
import { LockedError, takeLock } from '#platform/installation/start-lock.js';
import { InstallationDatabase } from './database.js';
import { onStopSignals } from './stop-signals.js';

export interface AttachOptions {
  /** folder of the installation (`Config.home`) */
  home: string;
  /** a PostgreSQL server of one's own */
  databaseUrl?: string | undefined;
  onProgress?: (step: string) => void;
  /** how long to wait for a start or another command that is under way */
  waitMs?: number;
}

export interface Attached {
  databaseUrl: string;
  installation: Installation;
  /** address of the running API; absent when the installation does not run */
  apiUrl?: string;
  /** stops what was started for this command; does nothing to an installation that runs on its own */
  release(): Promise<void>;
}

/**
 * The database for a command: of the running installation, or started for this command under the start lock.
 * SIGINT, SIGTERM and SIGHUP stop what was started before they end the process.
 */
export async function attachOrStart(options: AttachOptions): Promise<Attached> {
  const installation = openInstallation(options.home);
  const deadline = Date.now() + (options.waitMs ?? 60_000);
  for (;;) {
    const live = liveRunState(installation.runFile);
    const attached = attach(installation, live, options);
    if (attached !== undefined) return attached;
    try {
      return await startForCommand(installation, options);
    } catch (error) {
      if (!(error instanceof LockedError) || Date.now() >= deadline) throw error;
      await delay(100);
    }
  }
}

function attach(
  installation: Installation,
  live: RunState | undefined,
  options: AttachOptions,
): Attached | undefined {
  const apiUrl = live?.api_url === undefined ? {} : { apiUrl: live.api_url };
  const release = () => Promise.resolve();
  if (options.databaseUrl !== undefined) {
    return { databaseUrl: options.databaseUrl, installation, ...apiUrl, release };
  }
  if (live?.database?.kind === 'embedded')
    return { databaseUrl: live.database.url, installation, ...apiUrl, release };
  if (live?.database?.kind === 'external') {
    throw new Error(
      'This installation runs on a database server of its own. Set the same DATABASE_URL for this command.',
    );
  }
  return undefined;
}

async function startForCommand(installation: Installation, options: AttachOptions): Promise<Attached> {
  const lock = await takeLock(installation.startLockFile);
  const database = new InstallationDatabase({
    installation,
    onProgress: (step) => options.onProgress?.(step),
  });
  const release = async () => {
    try {
      await database.stop();
    } finally {
      lock.release();
      releaseSignals();
    }
  };
  const releaseSignals = onStopSignals((signal, count) => {
    if (count === 1) void release().finally(() => process.exit(128 + constants.signals[signal]));
    else process.exit(128 + constants.signals[signal]);
  });
  try {
    return { databaseUrl: await database.start(), installation, release };
  } catch (error) {
    await release();
    throw error;
  }
}
