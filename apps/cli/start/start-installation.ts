import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '#platform/config/child-environment.js';
import type { Durability } from '#platform/database/embedded/postgres-settings.js';
import { type Installation, openInstallation } from '#platform/installation/installation.js';
import { identifyProcess } from '#platform/installation/process-identity.js';
import {
  type RunState,
  liveRunState,
  removeRunState,
  writeRunState,
} from '#platform/installation/run-file.js';
import { LockedError, type Lock, takeLock } from '#platform/installation/start-lock.js';
import { InstallationDatabase } from './database.js';
import { stopLeftOvers } from './left-overs.js';
import { onStopSignals } from './stop-signals.js';
import { SupervisedProcess } from './supervised-process.js';

export interface StartOptions {
  /** folder of the installation (`Config.home`) */
  home: string;
  /** set in the environment of the api and worker processes, beside DATABASE_URL and HIREWALL_HOME */
  env?: Readonly<Record<string, string>>;
  /** a PostgreSQL server of one's own; without it the embedded one is started */
  databaseUrl?: string | undefined;
  durability?: Durability;
  /** brings the database to this version before the processes start */
  migrate: (databaseUrl: string) => Promise<unknown>;
  /** JavaScript files to run, by name; default: the built api and worker */
  programs?: { api: string; worker: string };
  onProgress?: (step: string) => void;
  /** time that each process gets to say that it is ready */
  readyDeadlineMs?: number;
  /** time that running requests and jobs get at the end */
  drainMs?: number;
  /** file descriptor that takes what the processes write; default: stderr */
  output?: number;
  /** how long to wait for a command that holds the installation */
  waitMs?: number;
}

export interface Ended {
  /** signal: somebody asked by signal; stopped: `stop()`; failed: something would not stay up */
  why: 'signal' | 'stopped' | 'failed';
  signal?: NodeJS.Signals;
  /** for `failed`: a sentence fit to print */
  reason?: string;
}

export interface RunningInstallation {
  apiUrl: string;
  databaseUrl: string;
  installation: Installation;
  /** drains and stops everything; `immediate` does not wait for running work. Returns when all is down. */
  stop(options?: { immediate?: boolean }): Promise<Ended>;
  /** settles when all is down, whoever asked for it; never rejects */
  done: Promise<Ended>;
}

/** Raised by a second start. */
export class AlreadyRunningError extends Error {
  override name = 'AlreadyRunningError';
}

/** Raised when somebody stops a start before its end. */
export class StoppedWhileStartingError extends Error {
  override name = 'StoppedWhileStartingError';
}

const builtPrograms = {
  api: fileURLToPath(new URL('../../api/main.js', import.meta.url)),
  worker: fileURLToPath(new URL('../../worker/main.js', import.meta.url)),
};

/**
 * Starts the installation: database, migrations, api, worker; writes `run.json`. SIGINT, SIGTERM and SIGHUP
 * drain and stop it, also while it starts; a second one stops at once. Prints nothing.
 * @throws AlreadyRunningError when it runs; StoppedWhileStartingError; the reason as a sentence when something does not come up
 */
export async function startInstallation(options: StartOptions): Promise<RunningInstallation> {
  const installation = openInstallation(options.home);
  const lock = await takeInstallation(installation, options.waitMs ?? 60_000);
  const supervisor = new Supervisor(installation, lock, options);
  try {
    await supervisor.start();
    return supervisor.running();
  } catch (error) {
    const ended = await supervisor.stop({ why: 'failed' });
    throw ended.why === 'signal'
      ? new StoppedWhileStartingError(`Stopped by ${ended.signal ?? 'a signal'} while starting.`)
      : error;
  }
}

/** A command that runs its own database holds the lock for a while: it is waited for. A start is not. */
async function takeInstallation(installation: Installation, waitMs: number): Promise<Lock> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    try {
      return await takeLock(installation.startLockFile);
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      const live = liveRunState(installation.runFile);
      if (live === undefined && Date.now() < deadline) await delay(100);
      else throw alreadyRunning(installation, error.holder.pid, live?.api_url);
    }
  }
}

function alreadyRunning(installation: Installation, pid: number, apiUrl?: string): AlreadyRunningError {
  const doing = apiUrl === undefined ? 'is starting or in use' : `already runs at ${apiUrl}`;
  return new AlreadyRunningError(`This installation (${installation.home}) ${doing}, process ${pid}.`);
}

class Supervisor {
  readonly #installation: Installation;
  readonly #lock: Lock;
  readonly #options: StartOptions;
  readonly #programs: { api: string; worker: string };
  readonly #database: InstallationDatabase;
  readonly #processes: SupervisedProcess[] = [];
  readonly #state: RunState;
  readonly #releaseSignals: () => void;
  #api: SupervisedProcess | undefined;
  #databaseUrl = '';
  #stopped: Promise<Ended> | undefined;
  #settle: (ended: Ended) => void = () => undefined;
  readonly #done = new Promise<Ended>((resolve) => (this.#settle = resolve));

  constructor(installation: Installation, lock: Lock, options: StartOptions) {
    this.#installation = installation;
    this.#lock = lock;
    this.#options = options;
    this.#programs = options.programs ?? builtPrograms;
    this.#database = new InstallationDatabase({
      installation,
      url: options.databaseUrl,
      durability: options.durability,
      onProgress: (step) => options.onProgress?.(step),
    });
    this.#state = {
      started_at: new Date().toISOString(),
      supervisor: identifyProcess(process.pid) ?? { pid: process.pid, started: '' },
      processes: {},
    };
    this.#releaseSignals = onStopSignals((signal, count) => {
      if (count > 1) void this.#killAll();
      void this.stop({ why: 'signal', signal });
    });
  }

  async start(): Promise<void> {
    await stopLeftOvers(this.#installation.runFile, this.#programs);
    this.#save();
    this.#databaseUrl = await this.#database.start();
    this.#saveDatabase();
    this.#throwIfStopping();
    this.#options.onProgress?.('preparing the database');
    await this.#options.migrate(this.#databaseUrl);
    this.#throwIfStopping();
    this.#options.onProgress?.('starting the api and the worker');
    this.#api = this.#program('api');
    const worker = this.#program('worker');
    await Promise.all([this.#api.start(), worker.start()]);
    this.#throwIfStopping();
    if (this.#api.url === undefined) throw new Error('api said that it is ready, but not at which address');
    this.#state.api_url = this.#api.url;
    const port = Number(new URL(this.#api.url).port);
    if (port > 0) this.#state.api_port = port;
    this.#save();
    this.#database.keepRunning(
      () => this.#saveDatabase(),
      (reason) => void this.stop({ why: 'failed', reason }),
    );
  }

  running(): RunningInstallation {
    return {
      apiUrl: this.#api?.url ?? '',
      databaseUrl: this.#databaseUrl,
      installation: this.#installation,
      stop: (options = {}) => {
        if (options.immediate) void this.#killAll();
        return this.stop({ why: 'stopped' });
      },
      done: this.#done,
    };
  }

  /** The first reason stands; later callers wait for the same end. */
  stop(ended: Ended): Promise<Ended> {
    this.#stopped ??= this.#stopEverything(ended);
    return this.#stopped;
  }

  async #stopEverything(ended: Ended): Promise<Ended> {
    let result = ended;
    try {
      await Promise.all(this.#processes.map((each) => each.stop(this.#options.drainMs ?? 20_000)));
      await this.#database.stop();
      removeRunState(this.#installation.runFile);
    } catch (error) {
      // run.json stays: it names what the next start has to end
      result = { ...ended, why: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
    this.#lock.release();
    this.#releaseSignals();
    this.#settle(result);
    return result;
  }

  async #killAll(): Promise<void> {
    await Promise.all(this.#processes.map((each) => each.stop(0)));
  }

  #program(name: 'api' | 'worker'): SupervisedProcess {
    const process_ = new SupervisedProcess({
      name,
      program: this.#programs[name],
      env: childEnvironment({
        ...this.#options.env,
        DATABASE_URL: this.#databaseUrl,
        HIREWALL_HOME: this.#installation.home,
      }),
      readyDeadlineMs: this.#options.readyDeadlineMs ?? 60_000,
      output: this.#options.output ?? 2,
      onSpawn: (identity) => {
        this.#state.processes[name] = identity;
        this.#save();
      },
      onGaveUp: (reason) => void this.stop({ why: 'failed', reason }),
    });
    this.#processes.push(process_);
    return process_;
  }

  #saveDatabase(): void {
    const connection = this.#database.connection;
    this.#state.database =
      connection === undefined
        ? { kind: 'external' }
        : { kind: 'embedded', url: connection.url, socket_dir: connection.socketDir };
    const postmaster = this.#database.process;
    if (postmaster !== undefined) this.#state.processes['postgres'] = postmaster;
    this.#save();
  }

  #save(): void {
    if (this.#stopped === undefined) writeRunState(this.#installation.runFile, this.#state);
  }

  #throwIfStopping(): void {
    if (this.#stopped !== undefined) throw new Error('stopped while starting');
  }
}
