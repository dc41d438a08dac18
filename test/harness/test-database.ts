import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { connectionParts } from '#platform/database/connection.js';
import { EmbeddedPostgres } from '#platform/database/embedded/embedded-postgres.js';
import { migrate } from '#platform/database/migrate.js';

export interface TestDatabase {
  url: string;
  /** Drops the database, and stops the cluster if this call started it. */
  stop(): Promise<void>;
}

/**
 * A migrated database of its own: on the server of TEST_DATABASE_URL, else on a cluster shared by the tests of this
 * process.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  const name = `hirewall_test_${randomBytes(6).toString('hex')}`;
  await onServer(server.url, `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  const url = withDatabase(server.url, name);
  await migrate(url);
  return {
    url,
    stop: async () => {
      await onServer(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
      await server.release();
    },
  };
}

let shared: { pg: EmbeddedPostgres; dir: string; url: string; users: number } | undefined;
let starting: Promise<void> | undefined;

async function testServer(): Promise<{ url: string; release: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, release: () => Promise.resolve() };
  starting ??= startShared();
  await starting;
  if (!shared) throw new Error('The test cluster did not start');
  shared.users += 1;
  return { url: shared.url, release: stopShared };
}

async function startShared(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'hwt-'));
  const pg = new EmbeddedPostgres({ dir, durability: 'off' });
  const { url } = await pg.start();
  shared = { pg, dir, url, users: 0 };
}

async function stopShared(): Promise<void> {
  if (!shared || --shared.users > 0) return;
  const { pg, dir } = shared;
  shared = undefined;
  starting = undefined;
  await pg.stop();
  await rm(dir, { recursive: true, force: true });
}

export async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client(connectionParts(url));
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
