import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot, serverFolders, serverSettings, serverSources } from './sources.mjs';
import { readStamp, writeStamp, writeWhole } from './stamp.mjs';

/**
 * Compiles the server with SWC into `outDir`, file by file, as the builder in nest-cli.json does: only what
 * changed since the stamp. Files that are not code (data, SQL, templates) are copied beside it.
 * Returns how many files were written.
 */
export async function buildServer({
  root = repositoryRoot,
  folders = serverFolders,
  outDir = join(root, 'dist'),
} = {}) {
  const stamp = readStamp(outDir);
  const files = serverSources(root, folders);
  const settings = serverSettings(root);
  const same = settings === stamp.settings;
  const changed = Object.keys(files).filter(
    (path) => !same || files[path] !== stamp.files[path] || !existsSync(join(outDir, outputOf(path))),
  );
  mkdirSync(outDir, { recursive: true });
  for (const gone of Object.keys(stamp.files).filter((path) => files[path] === undefined)) {
    for (const suffix of ['', '.map']) rmSync(join(outDir, outputOf(gone) + suffix), { force: true });
  }
  const faults = [];
  await inBatches(changed, async (path) => {
    try {
      await buildFile(root, outDir, path);
    } catch (error) {
      faults.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  if (faults.length > 0)
    throw new Error(`${faults.length} files could not be compiled\n${faults.join('\n')}`);
  writeStamp(outDir, { ...readStamp(outDir), settings, files });
  return changed.length;
}

async function buildFile(root, outDir, path) {
  const output = join(outDir, outputOf(path));
  mkdirSync(dirname(output), { recursive: true });
  if (!isCode(path)) return copyFileSync(join(root, path), output);
  const { transformFile } = await import('@swc/core');
  const { code, map } = await transformFile(join(root, path), {
    cwd: root,
    configFile: join(root, '.swcrc'),
    swcrc: false,
    outputPath: output,
    sourceFileName: join(root, path),
  });
  if (map !== undefined) writeWhole(`${output}.map`, map);
  const name = output.slice(output.lastIndexOf('/') + 1);
  writeWhole(output, map === undefined ? code : `${code}//# sourceMappingURL=${name}.map\n`);
}

/** A few at a time: SWC compiles on threads of its own. */
async function inBatches(items, work, size = 16) {
  const left = [...items];
  await Promise.all(
    Array.from({ length: size }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    }),
  );
}

function isCode(path) {
  return path.endsWith('.ts');
}

function outputOf(path) {
  return isCode(path) ? path.replace(/\.ts$/, '.js') : path;
}
