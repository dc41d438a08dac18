import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import passport from 'passport';
import { Strategy as CustomStrategy } from 'passport-custom';
import { Strategy as BearerStrategy } from 'passport-http-bearer';
import { ApiKeysService } from '#accounts/api-keys.service.js';
import type { Principal } from '#accounts/principal.js';
import { SignInService } from '#accounts/sign-in.service.js';
import { sessionCookie } from './session-cookie.js';

type Done = (fault: unknown, principal?: Principal | false) => void;
type Middleware = (request: unknown, reply: unknown, next: (fault?: unknown) => void) => void;

/**
 * Who a request comes from, by stateless passport strategies. Each application has a passport of its own: the shared
 * one would keep the strategies of the application that was made last.
 */
@Injectable()
export class Authentication {
  private readonly passport = new passport.Passport();

  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly signIn: SignInService,
  ) {
    const bearer = new BearerStrategy(
      { passReqToCallback: true },
      (request: unknown, token: string, done: Done) => {
        settle(this.byKey(request as FastifyRequest, token), done);
      },
    );
    const cookie = new CustomStrategy((request: unknown, done: Done) => {
      settle(this.bySession(request as FastifyRequest), done);
    });
    this.passport.use('api-key', bearer);
    this.passport.use('session', cookie);
  }

  /** null without valid credentials. @throws whatever the database throws */
  principalOf(request: FastifyRequest, reply: FastifyReply): Promise<Principal | null> {
    return new Promise((resolve, reject) => {
      const answer: Done = (fault, principal) =>
        fault ? reject(asError(fault)) : resolve(principal || null);
      const run = this.passport.authenticate(
        ['api-key', 'session'],
        { session: false },
        answer,
      ) as Middleware;
      run(request, reply, (fault) => reject(asError(fault)));
    });
  }

  /** Authorization: Bearer hw_<id>_<secret> (RFC 6750 section 2.1). */
  private async byKey(request: FastifyRequest, token: string): Promise<Principal | null> {
    // the strategy also finds tokens in bodies and queries, from where they get into logs
    return request.headers.authorization === undefined ? null : this.apiKeys.principalOf(token);
  }

  /** The cookie of a signed-in browser. A request that brings a key is judged by its key alone. */
  private async bySession(request: FastifyRequest): Promise<Principal | null> {
    const token = request.cookies[sessionCookie];
    return request.headers.authorization !== undefined || !token ? null : this.signIn.principalOf(token);
  }
}

function settle(found: Promise<Principal | null>, done: Done): void {
  found.then(
    (principal) => done(null, principal ?? false),
    (fault: unknown) => done(fault),
  );
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error('Authentication failed for no known reason');
}
