import { readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type ProcessIdentity,
  commandLineOf,
  identifyProcess,
} from '#platform/installation/process-identity.js';

const ORPHAN_DEADLINE_MS = 30_000;

/** The server that `postmaster.pid` names and that runs; undefined when there is none, or the number is another's now. */
export function runningPostmaster(clusterDir: string): ProcessIdentity | undefined {
  const pid = recordedPid(clusterDir);
  const identity = pid === undefined ? undefined : identifyProcess(pid);
  if (identity === undefined) return undefined;
  const command = commandLineOf(identity.pid);
  return command.includes('postgres') && command.includes(clusterDir) ? identity : undefined;
}

/** Command line the running server was started with, for telling whether it is of this version. */
export function postmasterCommand(identity: ProcessIdentity): string {
  return commandLineOf(identity.pid);
}

/**
 * Readies a cluster whose server died unannounced (kill -9, power cut). Its backends end on their own once
 * they notice; until then a new server must not open the same files. The left-over lock files are removed
 * because PostgreSQL takes any process of that number for a server: another program's by now, or the dead one
 * itself where process 1 of a container never collects it.
 */
export async function clearDeadPostmaster(clusterDir: string, socketDir: string): Promise<void> {
  const deadline = Date.now() + ORPHAN_DEADLINE_MS;
  while (processesIn(clusterDir).length > 0 && Date.now() < deadline) await delay(50);
  // past the deadline PostgreSQL itself refuses, by the shared memory that postmaster.pid names
  if (processesIn(clusterDir).length > 0) return;
  rmSync(join(clusterDir, 'postmaster.pid'), { force: true });
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(socketDir, name), { force: true });
}

/** Every server process works in the cluster's folder. Only Linux tells; elsewhere the answer is none. */
export function processesIn(clusterDir: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
      } catch {
        return false; // gone, or another account's
      }
    });
}

function recordedPid(clusterDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
