import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const ABANDONED_MS = 15 * 60_000;

/**
 * Lets one build run at a time. It saves work and no more: each output file is replaced in one step and is the
 * same whoever writes it, so nothing breaks where the lock is lost.
 */
export async function withBuildLock(path, onWaiting, work) {
  let told = false;
  while (!take(path)) {
    if (isAbandoned(path)) rmSync(path, { force: true });
    else {
      if (!told) onWaiting();
      told = true;
      await delay(200);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path) {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function isAbandoned(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > ABANDONED_MS) return true;
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH'; // ENOENT: given back meanwhile; EPERM: runs, under another account
  }
}
