import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Config } from '#platform/config/config.js';
import { loadConfig } from '#platform/config/load-config.js';
import { migrate } from '#platform/database/migrate.js';
import { say } from '../output/say.js';
import { attachOrStart, type Attached } from '../start/attach-or-start.js';
import { CommandModule } from './command.module.js';

export interface Services {
  config: Config;
  attached: Attached;
  app: INestApplicationContext;
}

/** Runs over the services on a database that is there and of this version. */
export async function overDatabase<T>(
  config: Config,
  databaseUrl: string,
  run: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const settings = Object.assign(Object.create(Object.getPrototypeOf(config) as object), config, {
    databaseUrl,
  }) as Config;
  // faults come back as errors, to be told in one sentence
  const app = await NestFactory.createApplicationContext(CommandModule.with(settings), {
    logger: false,
    abortOnError: false,
  });
  try {
    return await run(app);
  } finally {
    await app.close();
  }
}

/** The database of this installation for a command: of the running one, or started and stopped for it. */
export async function onInstallation<T>(run: (attached: Attached, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig();
  const attached = await attachOrStart({
    home: config.home,
    databaseUrl: config.databaseUrl,
    onProgress: (step) => say(`hirewall: ${step}`),
  });
  try {
    return await run(attached, config);
  } finally {
    await attached.release();
  }
}

/** The same with its tables brought to this version and the services over it. */
export async function withServices<T>(run: (services: Services) => Promise<T>): Promise<T> {
  return onInstallation(async (attached, config) => {
    // a running installation has migrated at its start
    if (attached.apiUrl === undefined) await migrate(config.databaseMigrationUrl ?? attached.databaseUrl);
    return overDatabase(config, attached.databaseUrl, (app) => run({ config, attached, app }));
  });
}
