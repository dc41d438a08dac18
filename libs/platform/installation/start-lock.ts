import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type ProcessIdentity, identifyProcess, isStillRunning } from './process-identity.js';

/** Raised when another live process holds the lock. */
export class LockedError extends Error {
  override name = 'LockedError';
  constructor(
    readonly holder: ProcessIdentity,
    message: string,
  ) {
    super(message);
  }
}

export interface Lock {
  /** gives the lock back; harmless when done twice */
  release(): void;
}

interface LockContent extends ProcessIdentity {
  nonce: string;
}

/** A claim on a dead holder's lock file is held for microseconds; one this old was left by a process that died. */
const ABANDONED_CLAIM_MS = 10_000;

/**
 * Takes the lock or throws {@link LockedError}: at once, or after `waitMs` of trying. The lock of a process
 * that died, or whose number now belongs to another process, is taken over.
 */
export async function takeLock(path: string, options: { waitMs?: number } = {}): Promise<Lock> {
  const self = identifyProcess(process.pid);
  if (self === undefined)
    throw new Error('the own process is not to be found: is /proc mounted, or ps installed?');
  const content: LockContent = { ...self, nonce: randomUUID() };
  const deadline = Date.now() + (options.waitMs ?? 0);
  for (;;) {
    if (createWhole(path, JSON.stringify(content)))
      return { release: () => removeIfOurs(path, content.nonce) };
    const holder = read(path);
    if (holder !== undefined && isStillRunning(holder)) {
      if (Date.now() >= deadline) {
        throw new LockedError(
          holder,
          `Process ${holder.pid} holds ${path}: this installation is starting or running.`,
        );
      }
      await delay(100);
    } else if (holder !== undefined && !removeStale(path, holder.nonce)) await delay(20);
  }
}

/** The live holder of the lock, if any. */
export function lockHolder(path: string): ProcessIdentity | undefined {
  const holder = read(path);
  return holder !== undefined && isStillRunning(holder)
    ? { pid: holder.pid, started: holder.started }
    : undefined;
}

/** Creates the file with its content in one step (link fails when the name is taken), so none is ever read half. */
function createWhole(path: string, text: string): boolean {
  const temporary = `${path}.${process.pid}.${randomUUID()}`;
  writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Removes a dead holder's file. Whoever holds the claim named after the file's nonce alone may remove it, and
 * looks once more before doing so: without that, two starters that both saw the dead holder could each remove
 * the other's new lock.
 */
function removeStale(path: string, nonce: string): boolean {
  const claim = `${path}.${nonce}.claim`;
  if (!createWhole(claim, String(process.pid))) {
    const age = Date.now() - (statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > ABANDONED_CLAIM_MS) rmSync(claim, { force: true });
    return false;
  }
  try {
    removeIfOurs(path, nonce);
    return true;
  } finally {
    rmSync(claim, { force: true });
  }
}

function removeIfOurs(path: string, nonce: string): void {
  if (read(path)?.nonce === nonce) rmSync(path, { force: true });
}

function read(path: string): LockContent | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const value = JSON.parse(text) as Partial<LockContent>;
    if (
      typeof value.pid === 'number' &&
      typeof value.started === 'string' &&
      typeof value.nonce === 'string'
    ) {
      return { pid: value.pid, started: value.started, nonce: value.nonce };
    }
  } catch {
    // falls through: told below
  }
  throw new Error(`${path} is not a lock of ours. Remove it if nothing of this installation runs.`);
}
