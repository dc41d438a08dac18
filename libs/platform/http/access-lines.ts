import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** who is asking, as 'person:<id>', 'api_key:<id>' or 'anonymous'; set by the guard */
    principalKey: string;
  }
}

/**
 * One line a request. The route's pattern stands for the address; no query, body, header or network address is
 * written, since each may hold personal data.
 */
export function noteAccess(instance: FastifyInstance): void {
  const logger = new Logger('access');
  instance.addHook('onResponse', (request, reply, done) => {
    logger.log({
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      request_id: request.id,
      principal: request.principalKey,
    });
    done();
  });
}
