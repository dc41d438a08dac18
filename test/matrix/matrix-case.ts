import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { type RunState, liveRunState } from '#platform/installation/run-file.js';
import { statusInside, withoutNetwork } from './no-network.js';
import { processesOf } from './processes.js';
import type { RepositoryCopy } from './repository-copy.js';

/** Takes minutes, on copies of the whole repository: continuous integration sets MATRIX=1, others may. */
export const asked = process.env['MATRIX'] === '1' && process.platform === 'linux';
export const asRoot = process.getuid?.() === 0;

export interface MatrixCase {
  repository: RepositoryCopy;
  /** command line of `hirewall`; default: `demo --once` */
  args?: string[];
  /** account to run as; only root can become another */
  user?: { uid: number; gid: number };
  /** the whole environment beside PATH and HOME: nothing is inherited, so LANG is unset unless given here */
  env?: Record<string, string>;
  /** no interface but loopback */
  network?: 'loopback';
  deadlineMs?: number;
}

export interface MatrixResult {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  seconds: number;
}

export interface BackgroundCase {
  child: ChildProcess;
  /** what it has written so far */
  stderr(): string;
  result: Promise<MatrixResult>;
}

/** Runs `node apps/cli/hirewall.mjs demo --once` in the copy, to its end. */
export function runMatrixCase(options: MatrixCase): Promise<MatrixResult> {
  return startMatrixCase(options).result;
}

/** The same, left running; its process group is its own, as under a terminal. */
export function startMatrixCase(options: MatrixCase): BackgroundCase {
  const began = Date.now();
  const { repository, network } = options;
  const hirewall = [process.execPath, 'apps/cli/hirewall.mjs', ...(options.args ?? ['demo', '--once'])];
  const { command, env } = network === undefined ? { command: hirewall, env: {} } : withoutNetwork(hirewall);
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    ...options.user,
    cwd: repository.root,
    env: {
      PATH: process.env['PATH'] ?? '/usr/bin:/bin:/usr/sbin:/sbin',
      HOME: repository.folder,
      ...env,
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const timer = setTimeout(() => child.kill('SIGTERM'), options.deadlineMs ?? 120_000);
  const result = new Promise<MatrixResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, stdout, stderr, seconds: (Date.now() - began) / 1000 });
    });
  });
  return { child, stderr: () => stderr, result };
}

/** Waits for a line on stderr; fails with what was printed when the command ends before. */
export async function untilSaid(background: BackgroundCase, text: string, ms = 90_000): Promise<void> {
  await during(background, ms, text, () => background.stderr().includes(text) || undefined);
}

/** Waits until `start` shows its banner and says over HTTP that it is ready. */
export async function untilReady(background: BackgroundCase, copy: RepositoryCopy): Promise<RunState> {
  await untilSaid(background, 'Hirewall runs');
  const state = liveRunState(join(copy.home, 'run.json'));
  const pid = background.child.pid ?? 0;
  expect(statusInside(pid, `${state?.api_url ?? 'no address'}/v1/health/ready`)).toBe(200);
  if (state === undefined) throw new Error('run.json is not there while the installation runs');
  // they are found while they run: else none found after the end would mean nothing
  const found = processesOf(copy.places()).map((each) => each.pid);
  const named = [state.supervisor, ...Object.values(state.processes)].map((each) => each.pid);
  expect(named).toHaveLength(4);
  expect(found).toEqual(expect.arrayContaining(named));
  expect(found.length, 'children of PostgreSQL').toBeGreaterThan(6);
  return state;
}

async function during<T>(
  background: BackgroundCase,
  ms: number,
  what: string,
  look: () => T | undefined,
): Promise<T> {
  let ended: MatrixResult | undefined;
  void background.result.then((result) => (ended = result));
  const deadline = Date.now() + ms;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (ended !== undefined) throw new Error(`status ${ended.status} before "${what}":\n${ended.stderr}`);
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${what}\n${background.stderr()}`);
    await delay(20);
  }
}

/** Ctrl-C: the signal goes to the whole process group. */
export async function interrupt(background: BackgroundCase): Promise<MatrixResult & { stopSeconds: number }> {
  const began = Date.now();
  process.kill(-(background.child.pid ?? 0), 'SIGINT');
  const result = await background.result;
  return { ...result, stopSeconds: (Date.now() - began) / 1000 };
}

/** The table lists all eight with the advice that they should get, and the exit status says so. */
export function expectAllJudged({ status, stdout, stderr }: MatrixResult): void {
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('8 of 8 got the expected advice');
  expect(stdout.match(/ (clear|review|escalate) +yes /g)).toHaveLength(8);
}

/** A clean end: no process of the copy, PostgreSQL included, and no file that tells of one. */
export function expectNothingRuns(copy: RepositoryCopy): void {
  expect(processesOf(copy.places())).toEqual([]);
  for (const home of [copy.home, copy.demoHome])
    for (const name of ['run.json', 'start.lock']) expect(existsSync(join(home, name)), name).toBe(false);
}
