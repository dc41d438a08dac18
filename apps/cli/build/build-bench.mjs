// node build-bench.mjs: compiles the server and, beside it, the bench with what it draws and starts.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withBuildLock } from './build-lock.mjs';
import { buildServer } from './build-server.mjs';
import { repositoryRoot, serverFolders } from './sources.mjs';

const benchFolders = ['test/bench', 'test/generator', 'test/golden/identity', 'test/harness'];

try {
  mkdirSync(join(repositoryRoot, 'dist'), { recursive: true });
  await withBuildLock(
    join(repositoryRoot, 'dist', '.build.lock'),
    () => console.error('bench: waiting for another build of this folder'),
    () => buildServer({ folders: [...serverFolders, ...benchFolders] }),
  );
} catch (error) {
  console.error(`bench: building it failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
