import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { principalKey, type Principal } from '#accounts/principal.js';
import { Config } from '#platform/config/config.js';
import { Problem } from '#platform/http/problem.js';
import { RateLimiter } from '#platform/http/rate-limit.js';
import { Authentication } from './authentication.js';
import { refusalOf } from './authorize.js';
import { nameOf } from './route-faults.js';
import type { RouteRow } from './route-table.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** set by the access guard before any handler runs */
    principal?: Principal;
  }
}

export const ROUTE_TABLE = Symbol('route table');

const anonymous: Principal = { kind: 'anonymous' };
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Stands before every route: who asks, how often, and whether the route table lets them. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly rows: ReadonlyMap<string, RouteRow>;
  private readonly limiter: RateLimiter;

  constructor(
    @Inject(ROUTE_TABLE) table: readonly RouteRow[],
    private readonly authentication: Authentication,
    config: Config,
  ) {
    this.rows = new Map(table.map((row) => [nameOf(row), row]));
    this.limiter = new RateLimiter(config.rateLimitPerMinute);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const row = this.rowOf(request);
    if (!row) throw Problem.notFound();
    const known = row.access.kind === 'open' ? null : await this.authentication.principalOf(request, reply);
    const principal = known ?? anonymous;
    request.principal = principal;
    request.principalKey = principalKey(principal);
    this.limit(request, reply, row);
    const refusal = refusalOf(row, principal) ?? forgeryRefusal(request, principal);
    if (refusal) throw refusal;
    return true;
  }

  private rowOf({ method, routeOptions }: FastifyRequest): RouteRow | undefined {
    return this.rows.get(
      nameOf({ method: method === 'HEAD' ? 'GET' : method, path: routeOptions.url ?? '' }),
    );
  }

  /** Open pages cost nothing and are not counted: many people may share one address. */
  private limit(request: FastifyRequest, reply: FastifyReply, row: RouteRow): void {
    if (row.access.kind === 'open' && reading.has(request.method)) return;
    const isKnown = request.principalKey !== 'anonymous';
    const { allowed, headers } = this.limiter.take(isKnown ? request.principalKey : `address:${request.ip}`);
    reply.headers(headers);
    if (!allowed) throw new Problem('rate_limited');
  }
}

/** Another site can make a browser send its cookie, but not this header. */
function forgeryRefusal({ method, headers }: FastifyRequest, principal: Principal): Problem | null {
  if (principal.kind !== 'person' || reading.has(method)) return null;
  return headers['x-hirewall-csrf'] === '1' ? null : new Problem('csrf_header_missing');
}
