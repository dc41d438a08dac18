import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of one installation and where things lie in it. */
export interface Installation {
  /** absolute, symbolic links resolved */
  home: string;
  /** random, made with the home: a home that was deleted and made anew is another installation */
  id: string;
  /** address, socket and processes of the installation while it runs */
  runFile: string;
  startLockFile: string;
  /** binaries, cluster and socket of the embedded PostgreSQL */
  postgresDir: string;
}

/** Raised for a home folder that can't be used; the message says what to do. */
export class InstallationError extends Error {
  override name = 'InstallationError';
}

interface InstallationFile {
  id: string;
  postgres_dir?: string;
}

/**
 * Opens the installation in this folder, making it when it is not there.
 *
 * PostgreSQL refuses to run as root, and the account it runs under then often can't enter the home (a folder
 * under /root). For uid 0 its files therefore lie under /var/lib/hirewall, in a folder named after the home.
 */
export function openInstallation(homePath: string): Installation {
  const home = makeHome(resolve(homePath));
  const file = readOrCreateInstallationFile(home);
  return {
    home,
    id: file.id,
    runFile: join(home, 'run.json'),
    startLockFile: join(home, 'start.lock'),
    postgresDir: file.postgres_dir ?? join(home, 'postgres'),
  };
}

function makeHome(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const home = realpathSync(path);
    const owner = statSync(home).uid;
    const self = process.getuid?.();
    if (self !== undefined && owner !== self) {
      throw new InstallationError(
        `The folder ${home} belongs to uid ${owner}, and this runs as uid ${self}. ` +
          'Run as its owner, or set HIREWALL_HOME to a folder of your own.',
      );
    }
    makePrivate(home);
    return home;
  } catch (error) {
    if (error instanceof InstallationError) throw error;
    throw new InstallationError(
      `The folder ${path} can't be made or used (${describe(error)}). Set HIREWALL_HOME to a folder that you may write.`,
      { cause: error },
    );
  }
}

/** A folder of something else, given by mistake (/tmp, a home folder), must not have its mode changed. */
function makePrivate(home: string): void {
  if ((statSync(home).mode & 0o077) === 0) return;
  const contents = readdirSync(home);
  if (contents.length > 0 && !contents.includes('installation.json')) {
    throw new InstallationError(
      `The folder ${home} is open to others and holds other things. Set HIREWALL_HOME to a folder of its own.`,
    );
  }
  chmodSync(home, 0o700);
}

function readOrCreateInstallationFile(home: string): InstallationFile {
  const path = join(home, 'installation.json');
  const fresh: InstallationFile = { id: randomUUID() };
  if (process.getuid?.() === 0) {
    const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
    fresh.postgres_dir = `/var/lib/hirewall/${name}-${fresh.id.slice(0, 8)}`;
  }
  try {
    writeFileSync(path, `${JSON.stringify(fresh)}\n`, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return parseInstallationFile(path);
}

function parseInstallationFile(path: string): InstallationFile {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<InstallationFile>;
    if (typeof value.id !== 'string') throw new Error('it has no id');
    return typeof value.postgres_dir === 'string'
      ? { id: value.id, postgres_dir: value.postgres_dir }
      : { id: value.id };
  } catch (error) {
    throw new InstallationError(
      `${path} can't be read (${describe(error)}). Restore it from a backup: it names where the database lies.`,
      { cause: error },
    );
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
