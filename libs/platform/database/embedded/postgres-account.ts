import { execFileSync } from 'node:child_process';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { type PostgresAccount, SERVER_ENVIRONMENT } from './run-as.js';

const ACCOUNT = 'postgres';

/** PostgreSQL refuses to run as root: as uid 0 it runs under the account `postgres`, made when there is none. */
export function postgresAccount(): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp() ?? (create() ? lookUp() : undefined);
  if (found === undefined) {
    throw new EmbeddedPostgresError(
      'PostgreSQL refuses to run as root, and this system has no account "postgres" and no way to make one. ' +
        'Run as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
  return found;
}

function lookUp(): PostgresAccount | undefined {
  try {
    const uid = Number(answer('id', ['-u', ACCOUNT]));
    const gid = Number(answer('id', ['-g', ACCOUNT]));
    return Number.isInteger(uid) && uid > 0 && Number.isInteger(gid) ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

function create(): boolean {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ACCOUNT]],
    ['adduser', ['-S', '-D', '-H', ACCOUNT]], // BusyBox
  ];
  return ways.some(([command, args]) => {
    try {
      answer(command, args);
      return true;
    } catch {
      return false;
    }
  });
}

function answer(command: string, args: string[]): string {
  return execFileSync(command, args, {
    env: SERVER_ENVIRONMENT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
