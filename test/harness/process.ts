import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ensureBuilt } from '../../apps/cli/build/ensure-built.mjs';

export interface ServerProcess {
  pid: number;
  /** where it listens; undefined for a worker */
  url: string | undefined;
  /** everything it has written to stdout and stderr */
  output(): Buffer;
  /** Stops it in its tracks, as a machine that hangs. */
  freeze(): void;
  thaw(): void;
  /** SIGTERM for a clean stop, SIGKILL for a crash; returns when it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** The built API or worker as a process of its own, ready when this returns. */
export async function startProcess(
  name: 'api' | 'worker',
  env: Record<string, string>,
): Promise<ServerProcess> {
  if (!(await ensureBuilt({ quiet: true }))) throw new Error('The product does not build');
  const child = fork(join('dist', 'apps', name, 'main.js'), {
    env: { PATH: process.env.PATH ?? '', ...env },
    // a loader of the test runner must not reach it
    execArgv: [],
    silent: true,
  });
  const written: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => written.push(part));
  child.stderr?.on('data', (part: Buffer) => written.push(part));
  const output = () => Buffer.concat(written);
  const url = await readiness(child, name, output);
  return {
    pid: child.pid ?? 0,
    url,
    output,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    end: (signal) => end(child, signal),
  };
}

function readiness(child: ChildProcess, name: string, output: () => Buffer): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { type: string; url?: string }) => resolve(message.url));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}: ${output().toString()}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'close');
  child.kill(signal);
  await gone;
}
