import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { faultFacts } from '#platform/telemetry/fault-facts.js';
import { Problem, problemMediaType } from './problem.js';
import { problemOf } from './problem-of.js';
import { allowedMethods } from './registered-routes.js';

/** The one place where an error becomes a reply. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  /** @param translate what the caller is told of an error of a domain; null for one it does not know */
  constructor(private readonly translate: TranslateError = () => null) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for what fails before a controller: parsing, hooks, unknown addresses. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const known = request.is404 ? unroutedProblem(request) : this.problemFor(error);
    if (!known) this.logger.error({ msg: 'unexpected error', request_id: request.id, ...faultFacts(error) });
    if (reply.sent || reply.raw.headersSent) {
      // half of a reply is out: a cut connection is the only way left to say that it is not whole
      reply.raw.destroy();
      return;
    }
    sendProblem(reply, known ?? new Problem('internal_error'), request.id);
  }

  private problemFor(error: unknown): Problem | null {
    return (error instanceof Error ? this.translate(error) : null) ?? problemOf(error);
  }
}

export type TranslateError = (error: Error) => Problem | null;

/** @param requestId the request's id, see request-id.ts */
export function sendProblem(reply: FastifyReply, problem: Problem, requestId: string): void {
  for (const [name, value] of Object.entries(problem.details.headers ?? {})) reply.header(name, value);
  if (problem.status === 401 && !reply.hasHeader('www-authenticate')) {
    reply.header('www-authenticate', 'Bearer realm="hirewall"');
  }
  reply.removeHeader('etag');
  void reply
    .code(problem.status)
    .type(problemMediaType)
    .send(JSON.stringify(problem.body(requestId)));
}

/** No route took the request: either none has this address, or none has it with this method. */
function unroutedProblem(request: FastifyRequest): Problem {
  const allowed = allowedMethods(request.server, request.url);
  if (allowed.length === 0 || allowed.includes(request.method)) return Problem.notFound();
  return new Problem('method_not_allowed', { headers: { allow: allowed.join(', ') } });
}

/** What an unexpected error may leave in a log: its message may quote a value, so only its kind and its place. */
