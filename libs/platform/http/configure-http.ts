import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Config } from '#platform/config/config.js';
import { noteAccess } from './access-lines.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { parseJsonBody } from './json-body.js';
import { describeApi } from './openapi.js';
import { OpenApiDocument } from './openapi-document.service.js';
import { Problem } from './problem.js';
import { ProblemFilter, type TranslateError } from './problem-filter.js';
import { noteRoutes } from './registered-routes.js';
import { securityHeaders } from './response-headers.js';
import { fieldLimits } from './upload.js';
import { RequestValidationPipe } from './validation.js';

/**
 * Everything between the socket and the controllers, for the server and for tests alike. Call it after
 * `NestFactory.create(AppModule, httpAdapter(config))` and before `init` or `listen`.
 * @param translate what callers are told of the errors of the domains
 */
export async function configureHttp(
  app: NestFastifyApplication,
  config: Config,
  translate?: TranslateError,
): Promise<void> {
  const instance = app.getHttpAdapter().getInstance();
  const filter = new ProblemFilter(translate);
  noteRoutes(instance);
  instance.setErrorHandler((error, request, reply) => filter.answer(error, request, reply));
  instance.removeContentTypeParser('text/plain');
  app.useBodyParser('application/json', {}, (_request, body: Buffer, done) => {
    try {
      done(null, parseJsonBody(body));
    } catch (fault) {
      done(fault as Error);
    }
  });
  // forms are not taken: a page of another site could send them
  app.useBodyParser('application/x-www-form-urlencoded', {}, (_request, _body, done) => {
    done(new Problem('unsupported_media_type'));
  });
  await app.register(cookie);
  await app.register(multipart, {
    limits: { ...fieldLimits, files: 1, fileSize: config.uploadMaxBytes },
    throwFileSizeLimit: true,
  });
  addHooks(instance, config);
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(filter);
  app.useGlobalInterceptors(app.get(IdempotencyInterceptor));
  app.get(OpenApiDocument).from(() => describeApi(app));
}

type Instance = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** What no route takes, told before a body is read. */
function refusalOf({ url, headers }: FastifyRequest): Problem | null {
  // a NUL can be stored nowhere, so nothing can have such an address
  if (/%00/.test(url)) return new Problem('malformed_url');
  // RFC 9110 section 15.5.16: a packed body could be a thousand times what its limit allows
  if ((headers['content-encoding'] ?? 'identity') === 'identity') return null;
  return new Problem('unsupported_media_type', {
    detail: 'The body is packed (Content-Encoding).',
    fix: 'Send the body as it is, without Content-Encoding.',
  });
}

function addHooks(instance: Instance, config: Config): void {
  const headers = Object.entries(securityHeaders(config.publicUrl?.startsWith('https:') ?? false));
  instance.decorateRequest('principalKey', 'anonymous');
  instance.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done(refusalOf(request) ?? undefined);
  });
  instance.addHook('onSend', (_request, reply, payload, done) => {
    for (const [name, value] of headers) if (!reply.hasHeader(name)) reply.header(name, value);
    done(null, payload);
  });
  instance.addHook('preClose', (done) => {
    // a connection that was busy when the server began to close is idle a moment later, and nobody would end it
    const idle = setInterval(() => instance.server.closeIdleConnections(), 100);
    instance.server.once('close', () => clearInterval(idle));
    done();
  });
  noteAccess(instance);
}
