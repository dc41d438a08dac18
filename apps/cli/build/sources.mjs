import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[/\\]$/, '');

/** The same folders as in nest-cli.json. */
export const serverFolders = ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'migrations'];
export const consoleFolder = 'apps/console';

/** What changes the output besides the sources: compiler settings and the versions of everything installed. */
const serverInputs = ['.swcrc', 'package-lock.json'];
const consoleInputs = ['package-lock.json', 'tsconfig.json'];

/**
 * Hash of each source file, by path from the root. By content: a checkout or a copy changes times, and a
 * branch switched back and forth changes nothing.
 */
export function serverSources(root = repositoryRoot, folders = serverFolders) {
  return hashes(
    root,
    folders,
    (path) => !/\.spec\.ts$|\.d\.[cm]?ts$|\.mjs$/.test(path) && !path.startsWith('apps/cli/build/'),
  );
}

export function serverSettings(root = repositoryRoot) {
  return digestOf(root, serverInputs);
}

/** One hash over all of the console; undefined when there is no console to build. */
export function consoleDigest(root = repositoryRoot) {
  if (!existsSync(join(root, consoleFolder, 'index.html'))) return undefined;
  const files = hashes(root, [consoleFolder], (path) => !/\.(spec|test)\.tsx?$/.test(path));
  return createHash('sha256')
    .update(JSON.stringify(files))
    .update(digestOf(root, consoleInputs))
    .digest('hex');
}

function hashes(root, folders, wanted) {
  const found = {};
  for (const path of folders.flatMap((folder) => walk(join(root, folder)))) {
    const name = relative(root, path).split(sep).join('/');
    if (wanted(name))
      found[name] = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 32);
  }
  return found;
}

function walk(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : [];
  });
}

function digestOf(root, names) {
  const hash = createHash('sha256');
  for (const name of names)
    if (existsSync(join(root, name))) hash.update(name).update(readFileSync(join(root, name)));
  return hash.digest('hex').slice(0, 32);
}
