import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#platform/config/config.js';
import { Problem, problemMediaType } from './problem.js';
import { sendProblem } from './problem-filter.js';
import { problemOf } from './problem-of.js';
import type { ProblemCode } from './problems.catalogue.js';
import { requestIdOf } from './request-id.js';
import { securityHeaders } from './response-headers.js';

/** JSON bodies; uploads have their own limit (upload.ts). A device report of 20,000 rows is about 4 MB. */
const jsonLimitBytes = 8_000_000;

/** A case id and everything like it has under 50 characters. */
const longestParameter = 120;

/**
 * Nest sets its error handler after the routes and after every module's start; a route that Fastify has finished
 * before that would keep Fastify's own. So `configureHttp` sets ours first, and this one stays.
 */
class ProblemAdapter extends FastifyAdapter {
  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.getInstance() as unknown as ReturnType<FastifyAdapter['setErrorHandler']>;
  }
}

/** The server below Nest, for `NestFactory.create(AppModule, httpAdapter(config))`; then call `configureHttp`. */
export function httpAdapter(config: Config): FastifyAdapter {
  const headers = securityHeaders(config.publicUrl?.startsWith('https:') ?? false);
  return new ProblemAdapter({
    bodyLimit: jsonLimitBytes,
    trustProxy: config.trustedProxies ?? false,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: longestParameter, ignoreTrailingSlash: false },
    // these come before any route and any hook
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      reply.headers({ ...headers, 'x-request-id': request.id });
      sendProblem(reply, problemOf(error) ?? new Problem('malformed_url'), request.id);
    },
    clientErrorHandler: refuseUnreadable,
  });
}

const bySocketError: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/** Bytes that are not HTTP never become a request: the reply is written by hand. */
function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = new Problem(bySocketError[error.code ?? ''] ?? 'malformed_http');
  const body = JSON.stringify(problem.body(requestIdOf(undefined)));
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${problem.status} ${problem.body('').title}\r\nContent-Type: ${problemMediaType}\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  }
  socket.destroy();
}
