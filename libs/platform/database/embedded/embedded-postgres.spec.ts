import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { identifyProcess, isStillRunning } from '#platform/installation/process-identity.js';
import { type EmbeddedConnection, EmbeddedPostgres } from './embedded-postgres.js';

async function query<T extends object>(connection: EmbeddedConnection, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: connection.url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe.runIf(process.platform === 'linux')('embedded PostgreSQL', () => {
  let dir: string;
  let server: EmbeddedPostgres;
  let connection: EmbeddedConnection;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'hirewall-pg-'));
    // what containers and cron have, and what would lead a careless client or server astray
    vi.stubEnv('LANG', undefined);
    vi.stubEnv('LC_ALL', undefined);
    vi.stubEnv('PGPORT', '1');
    vi.stubEnv('PGHOST', '127.0.0.1');
    server = new EmbeddedPostgres({ dir, durability: 'off' });
    connection = await server.start();
  });

  afterAll(async () => {
    await server.stop();
    vi.unstubAllEnvs();
    rmSync(dir, { recursive: true, force: true });
  });

  it('keeps every script of a name although the environment names no language', async () => {
    const rows = await query<{ server_encoding: string }>(connection, 'SHOW server_encoding');
    expect(rows).toEqual([{ server_encoding: 'UTF8' }]);
    const names = await query<{ name: string }>(connection, `SELECT 'Łukasz 山田 José' AS name`);
    expect(names).toEqual([{ name: 'Łukasz 山田 José' }]);
  });

  it('listens on no TCP port, and its socket lies in a private folder', async () => {
    expect(await query(connection, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
    expect(statSync(connection.socketDir).mode & 0o777).toBe(0o700);
  });

  it('has a session of its own, out of the reach of Ctrl-C', () => {
    const pid = server.process?.pid ?? 0;
    const session = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[3]);
    const own = Number(readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ')[3]);
    expect(session).not.toBe(own);
    expect(session).toBeGreaterThan(0);
  });

  it('writes neither statements nor row values to its log', async () => {
    await query(connection, 'CREATE TABLE IF NOT EXISTS unique_names (name text PRIMARY KEY)');
    await query(connection, `INSERT INTO unique_names VALUES ('Ada Marlowe')`);
    await expect(query(connection, `INSERT INTO unique_names VALUES ('Ada Marlowe')`)).rejects.toThrow(
      /unique_names_pkey/,
    );
    const log = readFileSync(join(dir, 'cluster', 'server.log'), 'utf8');
    expect(log).toContain('unique_names_pkey');
    expect(log).not.toContain('Ada Marlowe');
  });

  it('adopts the server that an ended starter left running', async () => {
    const before = server.process;
    const second = new EmbeddedPostgres({ dir, durability: 'off' });
    expect(await second.start()).toEqual(connection);
    expect(second.process).toEqual(before);
  });

  it('replaces a server that runs with other settings', async () => {
    const before = server.process;
    const durable = new EmbeddedPostgres({ dir });
    await durable.start();
    expect(server.process).not.toEqual(before);
    expect(await query(connection, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    await server.start();
    expect(await query(connection, 'SHOW fsync')).toEqual([{ fsync: 'off' }]);
  });

  it('leaves no process behind when stopped, open connections or not, and keeps the data', async () => {
    await query(connection, 'CREATE TABLE kept AS SELECT 7 AS n');
    const client = new Client({ connectionString: connection.url });
    const ended = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await server.stop();
    await ended;
    expect(server.remainingProcesses).toEqual([]);
    expect(server.process).toBeUndefined();
    connection = await server.start();
    expect(await query(connection, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('starts again after kill -9 of the server while a statement runs', async () => {
    const client = new Client({ connectionString: connection.url });
    client.on('error', () => undefined);
    await client.connect();
    const busy = client.query('SELECT pg_sleep(60)').catch(() => 'lost');
    const postmaster = server.process;
    if (postmaster === undefined) throw new Error('no server to kill');
    process.kill(postmaster.pid, 'SIGKILL');
    expect(await busy).toBe('lost');
    connection = await server.start();
    expect(server.process).not.toEqual(postmaster);
    expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is not stopped by a postmaster.pid whose number now belongs to another program, and spares that program', async () => {
    await server.stop();
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    const identity = identifyProcess(stranger.pid ?? 0);
    if (identity === undefined) throw new Error('the stranger did not start');
    try {
      writeFileSync(join(dir, 'cluster', 'postmaster.pid'), `${identity.pid}\n${join(dir, 'cluster')}\n`);
      connection = await server.start();
      expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect(isStillRunning(identity)).toBe(true);
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('unpacks anew what an interrupted unpacking left half', async () => {
    await server.stop();
    const before = existsSync(join(dir, 'cluster', 'PG_VERSION'));
    const name =
      readFileSync(join(dir, 'cluster', 'postmaster.opts'), 'utf8').match(/binaries-[^/]+/)?.[0] ?? 'none';
    rmSync(join(dir, name), { recursive: true });
    connection = await server.start();
    expect(before).toBe(true);
    expect(await query(connection, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('refuses a database of another major version, saying which', async () => {
    await server.stop();
    const path = join(dir, 'cluster', 'PG_VERSION');
    const version = readFileSync(path, 'utf8');
    writeFileSync(path, '15\n');
    await expect(server.start()).rejects.toThrow(/made by PostgreSQL 15/);
    writeFileSync(path, version);
    connection = await server.start();
  });

  it('uses a short socket path where the home has a long one', async () => {
    const long = join(dir, 'x'.repeat(100));
    const other = new EmbeddedPostgres({ dir: long, durability: 'off' });
    const reached = await other.start();
    try {
      expect(reached.socketDir.length).toBeLessThan(90);
      expect(await query(reached, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      await other.stop();
      rmSync(reached.socketDir, { recursive: true, force: true });
    }
  });
});
