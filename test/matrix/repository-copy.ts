import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { killAll } from './processes.js';

/** Account `nobody`: an ordinary user on every Linux, with no home folder and no rights. */
export const ordinaryUser = { uid: 65_534, gid: 65_534 };

/** Where the product keeps PostgreSQL when it runs as root. */
const rootsPlace = '/var/lib/hirewall';

export interface RepositoryCopy {
  /** of mode 0700, holds all else */
  folder: string;
  root: string;
  /** home of `start` */
  home: string;
  /** home of `demo` */
  demoHome: string;
  /** every folder that the product uses for this copy: what runs in it names one of them */
  places(): string[];
  /** ends what still runs, and removes the copy with all that the product keeps for it elsewhere */
  remove(): Promise<void>;
}

/**
 * A copy of the repository as a fresh clone after `npm ci` has it: no build output, no installation. It lies
 * in a folder of mode 0700, as a clone under /root does. For the ordinary user node_modules stays another's
 * and is therefore read-only.
 */
export function copyRepository(owner?: { uid: number; gid: number }): RepositoryCopy {
  const from = resolve(import.meta.dirname, '../..');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hirewall-matrix-')));
  const root = join(folder, 'repo');
  for (const path of sourcesOf(from)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(from, path), join(root, path), { force: true, recursive: true });
  }
  chmodSync(folder, 0o700);
  if (owner !== undefined) {
    execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, root]);
    chownSync(folder, owner.uid, owner.gid);
  }
  copyPackages(join(from, 'node_modules'), join(root, 'node_modules'));
  const home = join(root, '.hirewall');
  const demoHome = join(home, 'demo');
  const outside = () => [home, demoHome].flatMap(postgresFoldersOf);
  const places = () => [folder, ...outside()];
  const remove = async () => {
    await killAll(places());
    const gone = [...outside(), ...[join(home, 'postgres'), ...outside()].map(socketFolderOf), folder];
    for (const path of gone) rmSync(path, { recursive: true, force: true });
  };
  return { folder, root, home, demoHome, places, remove };
}

function sourcesOf(repository: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(repository, path)));
}

/** By hard links where the file system allows: it holds half a gigabyte. Nothing in it may be chowned or changed. */
function copyPackages(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
  } catch {
    rmSync(to, { recursive: true, force: true });
    execFileSync('cp', ['-a', from, to], { stdio: 'ignore' });
  }
}

/** As root the folder is called after the home, with the installation's own number behind it. */
function postgresFoldersOf(home: string): string[] {
  if (!existsSync(rootsPlace)) return [];
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
  return readdirSync(rootsPlace)
    .filter((each) => each.startsWith(`${name}-`))
    .map((each) => join(rootsPlace, each));
}

/** Used where the folder of PostgreSQL has too long a path for a socket. */
function socketFolderOf(postgresFolder: string): string {
  return join(tmpdir(), `hirewall-${createHash('sha256').update(postgresFolder).digest('hex').slice(0, 16)}`);
}
