import { type ChildProcess, spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type ProcessIdentity, identifyProcess } from '#platform/installation/process-identity.js';

/** A life shorter than this is a quick death. */
const QUICK_DEATH_MS = 60_000;
const MAX_QUICK_DEATHS = 5;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const KEPT_ERROR_CHARACTERS = 2_000;

export interface ProgramOptions {
  /** for messages and the run file: api, worker */
  name: string;
  /** JavaScript file to run; it says `{type: 'ready', url?}` to its parent once it works */
  program: string;
  env: Readonly<Record<string, string | undefined>>;
  readyDeadlineMs: number;
  /** file descriptor that takes what the program writes */
  output: number;
  /** told at each start of the program, also after a death */
  onSpawn: (identity: ProcessIdentity) => void;
  /** told when the program died for good, with the reason */
  onGaveUp: (reason: string) => void;
}

/**
 * One program kept running: started again after a death, with growing pauses, and given up after five quick
 * deaths in a row. It has a process group of its own, so Ctrl-C reaches its supervisor alone.
 */
export class SupervisedProcess {
  readonly #options: ProgramOptions;
  #child: ChildProcess | undefined;
  #exited: Promise<void> = Promise.resolve();
  #stopping = false;
  #quickDeaths = 0;
  #url: string | undefined;
  #errors = '';
  readonly #stop = new AbortController();

  constructor(options: ProgramOptions) {
    this.#options = options;
  }

  /** Where it listens; undefined for a program that listens nowhere. */
  get url(): string | undefined {
    return this.#url;
  }

  /** First start. Fails with the reason when the program dies or stays silent before it is ready. */
  async start(): Promise<void> {
    await this.#launch();
    void this.#keepRunning();
  }

  /** Asks it to end; what is left after `drainMs` is killed, its own children included. */
  async stop(drainMs: number): Promise<void> {
    this.#stopping = true;
    this.#stop.abort();
    const child = this.#child;
    if (child === undefined) return;
    if (drainMs > 0) {
      child.kill('SIGTERM');
      const drained = new AbortController();
      await Promise.race([
        this.#exited,
        delay(drainMs, undefined, { signal: drained.signal }).catch(() => undefined),
      ]);
      drained.abort();
    }
    killGroup(child.pid);
    await this.#exited;
  }

  async #launch(): Promise<void> {
    const { name, program, env, output, readyDeadlineMs } = this.#options;
    const child = spawn(process.execPath, ['--enable-source-maps', program], {
      env: { ...env },
      detached: true,
      stdio: ['ignore', output, 'pipe', 'ipc'],
    });
    this.#child = child;
    this.#errors = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString('utf8')).slice(-KEPT_ERROR_CHARACTERS);
      passOn(chunk, output);
    });
    this.#exited = new Promise((resolve) => {
      child.once('close', () => {
        killGroup(child.pid); // what it started itself
        resolve();
      });
      child.once('error', () => resolve());
    });
    const identity = child.pid === undefined ? undefined : identifyProcess(child.pid);
    if (identity !== undefined) this.#options.onSpawn(identity);
    const answer = await this.#firstAnswer(child, readyDeadlineMs);
    if (answer.ready) this.#url = answer.url ?? this.#url;
    else {
      killGroup(child.pid);
      await this.#exited;
      throw new Error(`${name} ${answer.reason}${this.#lastErrors()}`);
    }
  }

  #firstAnswer(child: ChildProcess, deadlineMs: number) {
    return new Promise<{ ready: true; url?: string } | { ready: false; reason: string }>((resolve) => {
      const timer = setTimeout(
        () => resolve({ ready: false, reason: `was not ready after ${deadlineMs / 1000} s` }),
        deadlineMs,
      );
      const settle = (answer: Parameters<typeof resolve>[0]) => {
        clearTimeout(timer);
        resolve(answer);
      };
      child.on('message', (message: unknown) => {
        const { type, url } = message as { type?: unknown; url?: unknown };
        if (type === 'ready') settle({ ready: true, ...(typeof url === 'string' ? { url } : {}) });
      });
      child.once('error', (error) => settle({ ready: false, reason: `can't be started: ${error.message}` }));
      child.once('close', (code, signal) => settle({ ready: false, reason: ended(code, signal) }));
    });
  }

  async #keepRunning(): Promise<void> {
    let began = Date.now();
    for (;;) {
      await this.#exited;
      if (this.#stopping) return;
      this.#quickDeaths = Date.now() - began < QUICK_DEATH_MS ? this.#quickDeaths + 1 : 1;
      if (this.#quickDeaths >= MAX_QUICK_DEATHS) {
        const how = ended(this.#child?.exitCode ?? null, this.#child?.signalCode ?? null);
        this.#options.onGaveUp(
          `${this.#options.name} ended ${this.#quickDeaths} times soon after its start; the last time it ${how}${this.#lastErrors()}`,
        );
        return;
      }
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (this.#quickDeaths - 1), LONGEST_PAUSE_MS);
      await delay(pause, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      if (this.#stop.signal.aborted) return;
      began = Date.now();
      // a failed start is a death like any other: counted in the next round
      await this.#launch().catch(() => undefined);
    }
  }

  #lastErrors(): string {
    const text = this.#errors.trim();
    return text === '' ? '' : `:\n${text}`;
  }
}

function passOn(chunk: Buffer, output: number): void {
  try {
    if (output === 2) process.stderr.write(chunk);
    else writeSync(output, chunk);
  } catch {
    // a terminal that was closed, a full disk: the program itself goes on
  }
}

/** Kills the process and all it started; harmless when none is left. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // nobody left in the group
  }
}

function ended(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `ended with status ${code ?? 'unknown'}` : `was ended by ${signal}`;
}
