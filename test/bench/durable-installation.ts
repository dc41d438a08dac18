import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { ApiKeysService } from '#accounts/api-keys.service.js';
import { PeopleService } from '#accounts/people.service.js';
import { scopes, type Role } from '#accounts/roles.js';
import { systemActor } from '#audit/audit.service.js';
import { childEnvironment } from '#platform/config/child-environment.js';
import type { Config } from '#platform/config/config.js';
import { loadConfig } from '#platform/config/load-config.js';
import { connectionParts } from '#platform/database/connection.js';
import { EmbeddedPostgres } from '#platform/database/embedded/embedded-postgres.js';
import { migrate } from '#platform/database/migrate.js';
import { createApi } from '../../apps/api/create-api.js';

export interface BenchServer {
  /** A database of its own, migrated. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** The embedded PostgreSQL with the settings it has in use: every commit is on the disk before it is answered. */
export async function startServer(): Promise<BenchServer> {
  const dir = await mkdtemp(join(tmpdir(), 'hwb-'));
  const pg = new EmbeddedPostgres({ dir });
  const { url } = await pg.start();
  return {
    database: async (name) => {
      const owner = await connect(url);
      await owner.query(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
      await owner.end();
      const own = new URL(url);
      own.pathname = `/${name}`;
      await migrate(own.toString());
      return own.toString();
    },
    stop: async () => {
      await pg.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** As the owner of the tables. */
export async function connect(url: string): Promise<Client> {
  const client = new Client(connectionParts(url));
  await client.connect();
  return client;
}

export interface BenchInstallation {
  config: Config;
  /** for `inject`, in this process */
  api: NestFastifyApplication;
  environment: Record<string, string>;
  stop(): Promise<void>;
}

export async function startInstallation(databaseUrl: string): Promise<BenchInstallation> {
  const home = await mkdtemp(join(tmpdir(), 'hwb-'));
  const environment = {
    HIREWALL_HOME: home,
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'error',
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '10000000',
  };
  const config = loadConfig(environment);
  const api = await createApi(config);
  await api.init();
  await api.getHttpAdapter().getInstance().ready();
  return {
    config,
    api,
    environment,
    stop: async () => {
      await api.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** @param roles the key acts for a person who has them; without, for a machine */
export async function makeKey(api: NestFastifyApplication, roles?: Role[]): Promise<string> {
  const person = roles && { name: 'Robin Bench', email: 'robin.bench@example.test', roles };
  const personId = person ? await api.get(PeopleService).create(person, systemActor) : null;
  const order = { name: 'bench', scopes: [...scopes], personId, expiresAt: null };
  return (await api.get(ApiKeysService).create(order, systemActor)).key;
}

/** Another process of the compiled product or bench, once it has said that it is ready. */
export async function startProcess(file: URL, environment: Record<string, string>): Promise<ChildProcess> {
  const child = fork(file, [], { env: childEnvironment(environment), execArgv: [] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file.pathname} ended with ${String(code)} before it was ready`);
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return child;
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
