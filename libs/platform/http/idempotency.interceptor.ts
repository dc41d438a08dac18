import {
  Injectable,
  Logger,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { idempotencyKeyOf, requestHash } from './idempotency-key.js';
import { IdempotencyService, type Claim } from './idempotency.service.js';

const mark = 'hirewall:idempotent';

/**
 * For every POST that creates: the request must carry an Idempotency-Key, and repeats within 24 hours get the first
 * reply. The handler returns its reply as JSON; one that must never create twice also calls
 * `IdempotencyService.settle` in its transaction.
 */
export const Idempotent = (): MethodDecorator => SetMetadata(mark, true);

export function isIdempotent(handler: object): boolean {
  return Reflect.getMetadata(mark, handler) === true;
}

@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger('idempotency');

  constructor(private readonly idempotency: IdempotencyService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!isIdempotent(context.getHandler())) return next.handle();
    const http = context.switchToHttp();
    return from(this.once(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), next));
  }

  private async once(request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const key = idempotencyKeyOf(request.headers['idempotency-key']);
    const found = await this.idempotency.claim(request.principalKey, key, await requestHash(request));
    if ('reply' in found) {
      reply.code(found.reply.status).header('idempotent-replayed', 'true');
      return found.reply.body;
    }
    const { claim } = found;
    this.idempotency.hold(request, claim);
    let body: unknown;
    try {
      body = await firstValueFrom(next.handle());
    } catch (fault) {
      await this.release(claim);
      throw fault;
    }
    await this.idempotency.finish(request, { status: reply.statusCode, body });
    return body;
  }

  /** The fault of the request matters more to the caller than one of the release, which 60 seconds undo anyway. */
  private async release(claim: Claim): Promise<void> {
    await this.idempotency.release(claim).catch((fault: unknown) => {
      this.logger.warn({
        msg: 'a key could not be released',
        error: fault instanceof Error ? fault.name : 'unknown',
      });
    });
  }
}
