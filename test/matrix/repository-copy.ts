import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Account `nobody`: an ordinary user on every Linux, with no home folder and no rights. */
export const ordinaryUser = { uid: 65_534, gid: 65_534 };

export interface RepositoryCopy {
  root: string;
  /** removes the copy, and what the product keeps outside of it when it runs as root */
  remove(): void;
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
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: from,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const path of listed.split('\0').filter((each) => each !== '')) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(from, path), join(root, path), { force: true, recursive: true });
  }
  chmodSync(folder, 0o700);
  if (owner !== undefined) {
    execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, root]);
    chownSync(folder, owner.uid, owner.gid);
  }
  copyPackages(join(from, 'node_modules'), join(root, 'node_modules'));
  return { root, remove: () => remove(folder, root) };
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

function remove(folder: string, root: string): void {
  try {
    const installation = JSON.parse(readFileSync(join(root, '.hirewall/installation.json'), 'utf8')) as {
      postgres_dir?: string;
    };
    if (installation.postgres_dir?.startsWith('/var/lib/hirewall/')) {
      rmSync(installation.postgres_dir, { recursive: true, force: true });
    }
  } catch {
    // it never got as far as an installation
  }
  rmSync(folder, { recursive: true, force: true });
}
