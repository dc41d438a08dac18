import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identifyProcess, isStillRunning } from '#platform/installation/process-identity.js';
import { type RunState, liveRunState } from '#platform/installation/run-file.js';
import { ordinaryUser, type RepositoryCopy } from './repository-copy.js';

export interface MatrixCase {
  /** current: whoever runs the tests; ordinary: `nobody`, which only root can become */
  user: 'current' | 'ordinary';
  /** the whole environment beside PATH: nothing is inherited, so LANG is unset unless given here */
  env?: Record<string, string>;
  repository: RepositoryCopy;
  /** command line of `hirewall`; default: `demo --once` */
  args?: string[];
  deadlineMs?: number;
}

export interface MatrixResult {
  name: string;
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  seconds: number;
}

export interface BackgroundCase {
  child: ChildProcess;
  result: Promise<MatrixResult>;
}

/** Runs `node apps/cli/hirewall.mjs demo --once` in the copy, to its end. */
export function runMatrixCase(name: string, options: MatrixCase): Promise<MatrixResult> {
  return startMatrixCase(name, options).result;
}

/** The same, left running; its process group is its own, as under a terminal. */
export function startMatrixCase(name: string, options: MatrixCase): BackgroundCase {
  const began = Date.now();
  const child = spawn(process.execPath, ['apps/cli/hirewall.mjs', ...(options.args ?? ['demo', '--once'])], {
    ...(options.user === 'ordinary' && process.getuid?.() === 0 ? ordinaryUser : {}),
    cwd: options.repository.root,
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', PORT: '0', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const timer = setTimeout(() => child.kill('SIGTERM'), options.deadlineMs ?? 180_000);
  const result = new Promise<MatrixResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ name, status, signal, stdout, stderr, seconds: (Date.now() - began) / 1000 });
    });
  });
  return { child, result };
}

/** Waits until the installation in the copy answers; fails with what it printed when it ends before. */
export async function untilRunning(
  background: BackgroundCase,
  copy: RepositoryCopy,
  ms = 120_000,
): Promise<RunState> {
  const ended = background.result.then((result) => {
    throw new Error(`${result.name} ended with status ${result.status}:\n${result.stderr}`);
  });
  const running = async () => {
    const deadline = Date.now() + ms;
    for (;;) {
      const state = liveRunState(join(copy.root, '.hirewall/run.json'));
      if (state?.api_url !== undefined) return state;
      if (Date.now() > deadline) throw new Error(`the installation did not come up within ${ms} ms`);
      await delay(50);
    }
  };
  return Promise.race([running(), ended]);
}

/** Kills every process of the installation at once, as a lost machine would. */
export async function killEverything(state: RunState): Promise<void> {
  const all = [state.supervisor, ...Object.values(state.processes)];
  for (const identity of all) if (isStillRunning(identity)) process.kill(identity.pid, 'SIGKILL');
  const deadline = Date.now() + 10_000;
  while (all.some(isStillRunning) && Date.now() < deadline) await delay(20);
}

/** Processes whose command line names the copy or its database; a clean stop leaves none. */
export function processesOf(copy: RepositoryCopy, postgresDir?: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => identifyProcess(Number(name)) !== undefined)
    .map((name) => {
      try {
        return `${name} ${readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(copy.root) || (postgresDir !== undefined && line.includes(postgresDir)));
}
