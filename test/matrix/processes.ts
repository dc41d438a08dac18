import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type ProcessIdentity,
  identifyProcess,
  isStillRunning,
} from '#platform/installation/process-identity.js';

export interface FoundProcess extends ProcessIdentity {
  command: string;
}

/**
 * Processes that work in one of these folders, or name one in their command line or environment. The children of
 * PostgreSQL tell by their working folder alone; those of another account tell nothing but their command line.
 */
export function processesOf(places: readonly string[]): FoundProcess[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid)
    .flatMap((pid) => {
      const command = textOf(pid, 'cmdline').trim();
      const told = [command, textOf(pid, 'environ'), workingFolder(pid)].join(' ');
      const identity = identifyProcess(pid);
      return identity !== undefined && places.some((place) => told.includes(place))
        ? [{ ...identity, command }]
        : [];
    });
}

/** Kills them all in one go, as a lost machine would, and those that they started meanwhile. */
export async function killAll(places: readonly string[], ms = 10_000): Promise<void> {
  const deadline = Date.now() + ms;
  for (let left = processesOf(places); left.length > 0; left = processesOf(places)) {
    for (const each of left) if (isStillRunning(each)) process.kill(each.pid, 'SIGKILL');
    if (Date.now() > deadline) throw new Error(`not to be killed: ${JSON.stringify(left)}`);
    await delay(20);
  }
}

function textOf(pid: number, name: 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function workingFolder(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
