import { join } from 'node:path';
import { consoleDigest, consoleFolder, repositoryRoot } from './sources.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/** Builds the web app with Vite into `dist/apps/console`. */
export async function buildConsole({ root = repositoryRoot, outDir = join(root, 'dist') } = {}) {
  const digest = consoleDigest(root);
  if (digest === undefined) return;
  const { build } = await import('vite');
  await build({
    root: join(root, consoleFolder),
    configFile: join(root, consoleFolder, 'vite.config.ts'),
    configLoader: 'runner', // the default writes into node_modules, which may be read-only
    logLevel: 'warn',
    build: { outDir: join(outDir, consoleFolder), emptyOutDir: true },
  });
  writeStamp(outDir, { ...readStamp(outDir), console: digest });
}
