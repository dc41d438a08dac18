import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type ProcessIdentity, isStillRunning } from './process-identity.js';

/** What a running installation says of itself in `run.json`. */
export interface RunState {
  started_at: string;
  supervisor: ProcessIdentity;
  /** absent until the API answers */
  api_url?: string;
  api_port?: number;
  /** absent until it can be reached; a server of one's own is not described: its password stays out of files */
  database?: { kind: 'embedded'; url: string; socket_dir: string } | { kind: 'external' };
  /** postmaster, api and worker, to be recognised after the supervisor was killed */
  processes: Record<string, ProcessIdentity>;
}

export function writeRunState(path: string, state: RunState): void {
  const temporary = `${path}.${randomUUID()}`;
  writeFileSync(temporary, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(temporary, path);
}

/** The last state written; undefined when there is none, or none that can be read. */
export function readRunState(path: string): RunState | undefined {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<RunState>;
    return isIdentity(value.supervisor) &&
      Object.values(value.processes ?? { none: undefined }).every(isIdentity)
      ? (value as RunState)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The state of an installation that runs now. */
export function liveRunState(path: string): RunState | undefined {
  const state = readRunState(path);
  return state !== undefined && isStillRunning(state.supervisor) ? state : undefined;
}

export function removeRunState(path: string): void {
  rmSync(path, { force: true });
}

function isIdentity(value: unknown): value is ProcessIdentity {
  const candidate = value as Partial<ProcessIdentity> | null | undefined;
  return typeof candidate?.pid === 'number' && typeof candidate.started === 'string';
}
