import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../apps/api/create-api.js';
import { createWorker } from '../../apps/worker/create-worker.js';
import { ApiKeysService } from '#accounts/api-keys.service.js';
import { PeopleService } from '#accounts/people.service.js';
import { scopes, type Role, type Scope } from '#accounts/roles.js';
import { systemActor } from '#audit/audit.service.js';
import { loadConfig } from '#platform/config/load-config.js';
import type { Config } from '#platform/config/config.js';
import { startTestDatabase } from './test-database.js';

export interface TestInstallation {
  config: Config;
  databaseUrl: string;
  api: NestFastifyApplication;
  /** A key with these scopes, or all; with roles it acts for a person made for it. */
  key(options?: { scopes?: readonly Scope[]; roles?: readonly Role[]; name?: string }): Promise<string>;
  startWorker(): Promise<INestApplicationContext>;
  stop(): Promise<void>;
}

/** A whole installation in this process: a database of its own, the API through `inject`, a worker on demand. */
export async function startTestInstallation(env: Record<string, string> = {}): Promise<TestInstallation> {
  const database = await startTestDatabase();
  const home = await mkdtemp(join(tmpdir(), 'hwh-'));
  const config = loadConfig({
    HIREWALL_HOME: home,
    DATABASE_URL: database.url,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'error',
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '1000000',
    ...env,
  });
  const api = await createApi(config);
  await api.init();
  await api.getHttpAdapter().getInstance().ready();
  const workers: INestApplicationContext[] = [];
  return {
    config,
    databaseUrl: database.url,
    api,
    key: (options) => makeKey(api, options),
    startWorker: async () => {
      const worker = await createWorker(config);
      workers.push(worker);
      return worker;
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await api.close();
      await database.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function makeKey(
  api: NestFastifyApplication,
  options: { scopes?: readonly Scope[]; roles?: readonly Role[]; name?: string } = {},
): Promise<string> {
  const person = options.roles && {
    name: options.name ?? 'Robin Test',
    email: 'robin.test@example.test',
    roles: options.roles,
  };
  const personId = person ? await api.get(PeopleService).create(person, systemActor) : null;
  const { key } = await api
    .get(ApiKeysService)
    .create(
      { name: 'test', scopes: [...(options.scopes ?? scopes)], personId, expiresAt: null },
      systemActor,
    );
  return key;
}
