import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { PostgresAccount } from './run-as.js';

/** sockaddr_un.sun_path is 108 bytes on Linux and 104 on macOS, the closing zero included: unix(7), unix(4). */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_NAME = '.s.PGSQL.5432.lock';

/**
 * Makes the folder of the server's socket: 0700 and the server's own, since reaching the socket is the
 * permission to connect. Beside the cluster; in a temporary folder named after it when that path is too long.
 */
export async function makeSocketDirectory(postgresDir: string, account?: PostgresAccount): Promise<string> {
  const name = `hirewall-${createHash('sha256').update(postgresDir).digest('hex').slice(0, 16)}`;
  const candidates = [join(postgresDir, 'socket'), join(tmpdir(), name), join('/tmp', name)];
  const directory = candidates.find(
    (path) => Buffer.byteLength(join(path, SOCKET_NAME)) <= LONGEST_SOCKET_PATH,
  );
  if (directory === undefined)
    throw new EmbeddedPostgresError(`No path short enough for a socket: ${candidates.join(', ')}`);
  const owner = account?.uid ?? process.getuid?.() ?? 0;
  try {
    await mkdir(directory, { mode: 0o700 });
    if (account !== undefined) await chown(directory, account.uid, account.gid);
    await chmod(directory, 0o700);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // a temporary folder is open to all: what lies there under the name may be somebody else's
  const found = await lstat(directory);
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new EmbeddedPostgresError(
      `${directory} exists and is not a private folder of uid ${owner}. Remove it, or set HIREWALL_HOME to a shorter path.`,
    );
  }
  return directory;
}
