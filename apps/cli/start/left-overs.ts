import { setTimeout as delay } from 'node:timers/promises';
import {
  type ProcessIdentity,
  commandLineOf,
  isStillRunning,
} from '#platform/installation/process-identity.js';
import { readRunState, removeRunState } from '#platform/installation/run-file.js';

const DRAIN_MS = 5_000;

/**
 * Ends the api and worker processes that a killed supervisor left, by its run file. One is touched only when
 * it is the very process written down: same number, same start, same program. The database server is not
 * among them: it is adopted. The caller holds the start lock.
 */
export async function stopLeftOvers(
  runFile: string,
  programs: Readonly<Record<string, string>>,
): Promise<void> {
  const state = readRunState(runFile);
  if (state === undefined) return;
  const left = Object.entries(programs).flatMap(([name, program]) => {
    const identity = state.processes[name];
    return identity !== undefined && isStillRunning(identity) && commandLineOf(identity.pid).includes(program)
      ? [identity]
      : [];
  });
  for (const identity of left) signal(identity, 'SIGTERM');
  const deadline = Date.now() + DRAIN_MS;
  while (left.some(isStillRunning) && Date.now() < deadline) await delay(50);
  for (const identity of left) if (isStillRunning(identity)) signal(identity, 'SIGKILL');
  while (left.some(isStillRunning)) await delay(20);
  removeRunState(runFile);
}

function signal(identity: ProcessIdentity, name: NodeJS.Signals): void {
  try {
    // it led a process group of its own: what it started goes with it
    process.kill(-identity.pid, name);
  } catch {
    // ended meanwhile
  }
}
