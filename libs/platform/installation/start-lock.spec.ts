import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identifyProcess, isStillRunning } from './process-identity.js';
import { LockedError, lockHolder, takeLock } from './start-lock.js';

describe('start lock', () => {
  let folder: string;
  let path: string;
  let others: ChildProcess[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hirewall-lock-'));
    path = join(folder, 'start.lock');
    others = [];
  });
  afterEach(() => {
    for (const other of others) other.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  function otherProcess() {
    const child = spawn('sleep', ['60'], { stdio: 'ignore' });
    others.push(child);
    const identity = identifyProcess(child.pid ?? 0);
    if (identity === undefined) throw new Error('sleep did not start');
    return { child, identity };
  }
  const heldBy = (identity: { pid: number; started: string }) =>
    writeFileSync(path, JSON.stringify({ ...identity, nonce: 'n1' }));

  it('is held by one at a time, and names its holder', async () => {
    const lock = await takeLock(path);
    expect(lockHolder(path)?.pid).toBe(process.pid);
    await expect(takeLock(path)).rejects.toThrow(LockedError);
    lock.release();
    expect(lockHolder(path)).toBeUndefined();
    (await takeLock(path)).release();
  });

  it('is not taken from a process that lives', async () => {
    heldBy(otherProcess().identity);
    await expect(takeLock(path, { waitMs: 150 })).rejects.toThrow(/starting or running/);
  });

  it('is taken over when the holder died', async () => {
    const { child, identity } = otherProcess();
    heldBy(identity);
    const waiting = takeLock(path, { waitMs: 10_000 });
    child.kill('SIGKILL');
    (await waiting).release();
    expect(isStillRunning(identity)).toBe(false);
  });

  it("is taken over when the holder's number belongs to another process now", async () => {
    heldBy({ pid: otherProcess().identity.pid, started: 'earlier' });
    (await takeLock(path)).release();
  });

  it('goes to exactly one of many that find the same dead holder', async () => {
    for (let round = 0; round < 20; round++) {
      heldBy({ pid: 999_999_999, started: 'earlier' });
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(path)));
      const taken = results.filter((result) => result.status === 'fulfilled');
      expect(taken).toHaveLength(1);
      for (const each of taken) each.value.release();
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('releasing twice does not give away the lock of the next holder', async () => {
    const first = await takeLock(path);
    first.release();
    const second = await takeLock(path);
    first.release();
    await expect(takeLock(path)).rejects.toThrow(LockedError);
    second.release();
  });

  it('a file that is not a lock is left alone, and named', async () => {
    writeFileSync(path, 'notes');
    await expect(takeLock(path)).rejects.toThrow(`${path} is not a lock of ours`);
  });
});
