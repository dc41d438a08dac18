import { spawn } from 'node:child_process';

/** The operating system account that PostgreSQL runs under, where it is not our own. */
export interface PostgresAccount {
  uid: number;
  gid: number;
}

/** Nothing of the caller's environment: PGPORT, PGDATA, LANG and the like would change what the server does. */
export const SERVER_ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
  LANG: 'C',
  LC_ALL: 'C',
  TZ: 'UTC',
};

export interface Outcome {
  status: number;
  /** stdout and stderr together */
  output: string;
}

/** Runs a program to its end under the account, in a session of its own so that Ctrl-C does not reach it. */
export function runAs(
  account: PostgresAccount | undefined,
  program: string,
  args: string[],
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: '/', // the account may not be able to enter the current folder
      env: SERVER_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ status: code ?? 1, output: signal === null ? output : `${output}ended by ${signal}` });
    });
  });
}
