import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Config } from '#platform/config/config.js';
import { PinoLogger } from '#platform/telemetry/logger.js';
import { WorkerModule } from './worker.module.js';

/** The worker, running once this returns. */
export async function createWorker(config: Config): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(WorkerModule.with(config), {
    logger: new PinoLogger(config.logLevel),
    abortOnError: false,
  });
}
