import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '#platform/config/config.js';
import { configureHttp } from '#platform/http/configure-http.js';
import { httpAdapter } from '#platform/http/http-adapter.js';
import { PinoLogger } from '#platform/telemetry/logger.js';
import { AppModule } from './app.module.js';
import { domainProblem } from './v1/domain-problems.js';

/** The API, ready for `listen` or `inject`. */
export async function createApi(config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), httpAdapter(config), {
    logger: new PinoLogger(config.logLevel),
    abortOnError: false,
  });
  await configureHttp(app, config, domainProblem);
  return app;
}
