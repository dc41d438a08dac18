import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withBuildLock } from './build-lock.mjs';
import { missingPackagesMessage } from './missing-packages.mjs';
import { consoleDigest, repositoryRoot, serverSettings, serverSources } from './sources.mjs';
import { readStamp } from './stamp.mjs';

/**
 * Makes `dist` match the sources: `dist/apps/{api,worker,cli}`, `dist/libs`, `dist/migrations` and
 * `dist/apps/console`. Returns false after saying on stderr why it can't.
 */
export async function ensureBuilt({ force = false, root = repositoryRoot, quiet = false } = {}) {
  const say = (text) => {
    if (!quiet) process.stderr.write(`hirewall: ${text}\n`);
  };
  const missing = missingPackagesMessage(root);
  if (missing !== undefined) {
    process.stderr.write(`hirewall: ${missing}\n`);
    return false;
  }
  // an image may hold the output alone
  if (!existsSync(join(root, 'apps/cli/main.ts')) && existsSync(join(root, 'dist/apps/cli/main.js')))
    return true;
  if (!force && stale(root).length === 0) return true;
  const lock = join(root, 'dist', '.build.lock');
  try {
    mkdirSync(join(root, 'dist'), { recursive: true });
    return await withBuildLock(
      lock,
      () => say('waiting for another build of this folder'),
      () => buildStale(root, force, say),
    );
  } catch (error) {
    process.stderr.write(
      `hirewall: ${join(root, 'dist')} can't be written (${error.message}). ` +
        'Make the folder writable, or run `npm run build` as its owner.\n',
    );
    return false;
  }
}

/** Which parts of the output no longer match their sources: `server`, `console`. */
export function stale(root = repositoryRoot) {
  const outDir = join(root, 'dist');
  const stamp = readStamp(outDir);
  const parts = [];
  const sameServer =
    stamp.settings === serverSettings(root) &&
    existsSync(join(outDir, 'apps/cli/main.js')) &&
    JSON.stringify(sorted(stamp.files)) === JSON.stringify(sorted(serverSources(root)));
  if (!sameServer) parts.push('server');
  const digest = consoleDigest(root);
  const consoleBuilt = stamp.console === digest && existsSync(join(outDir, 'apps/console/index.html'));
  if (digest !== undefined && !consoleBuilt) parts.push('console');
  return parts;
}

async function buildStale(root, force, say) {
  // another process may have built it while this one waited
  const parts = force ? ['server', 'console'] : stale(root);
  for (const part of parts) {
    say(`building the ${part}`);
    const began = Date.now();
    if (!(await runBuild(part, root, force))) return false;
    say(`built the ${part} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
  return true;
}

/** In a process of its own: the compilers' memory goes with it, and Vite's changes to the environment too. */
function runBuild(part, root, force) {
  const program = fileURLToPath(new URL('./build.mjs', import.meta.url));
  const args = [program, part, root, ...(force ? ['--force'] : [])];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 2, 2] });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

function sorted(files) {
  return Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1));
}
