// node build.mjs server|console ROOT [--force]: started by ensure-built.mjs, which holds the lock.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildConsole } from './build-console.mjs';
import { buildServer } from './build-server.mjs';

const [part, root, option] = process.argv.slice(2);
try {
  if (part === 'server' && option === '--force') rmSync(join(root, 'dist', '.stamp.json'), { force: true });
  if (part === 'server') await buildServer({ root });
  else await buildConsole({ root });
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  console.error(`hirewall: building the ${part} failed: ${text}`);
  if (/native binding|Cannot find (module|native)|ERR_MODULE_NOT_FOUND/.test(text)) {
    console.error(
      'The compilers come as optional packages, one for each kind of machine: run `npm ci` again, without ' +
        '--omit=optional and on this machine (a node_modules copied from another system lacks them).',
    );
  }
  process.exitCode = 1;
}
