import { Body, Controller, Delete, Get, Post, Res } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { PeopleService } from '#accounts/people.service.js';
import { personOf, type Principal } from '#accounts/principal.js';
import { roles } from '#accounts/roles.js';
import { SignInService } from '#accounts/sign-in.service.js';
import { Config } from '#platform/config/config.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { Problem } from '#platform/http/problem.js';
import { listOf, object, oneOf, text } from '#platform/http/schema.js';
import { Caller } from '../access/principal.decorator.js';
import { sessionCookie, sessionCookieOptions } from '../access/session-cookie.js';

export class SignInBody {
  /** the token out of the sign-in link */
  @IsString()
  @MaxLength(100)
  token: string;
}

interface SignedIn {
  person: { id: string; name: string; email: string; roles: readonly string[] };
}

const signedIn = object({
  person: object({ id: text(), name: text(), email: text(), roles: listOf(oneOf(roles)) }),
});

/** Who is signed in to the console. */
@Controller('console/session')
export class SessionController {
  constructor(
    private readonly signIn: SignInService,
    private readonly people: PeopleService,
    private readonly config: Config,
  ) {}

  @Post()
  @DocumentRoute({
    summary: 'Sign in with the token of a one-time link',
    tag: 'console',
    body: SignInBody,
    status: 201,
    reply: signedIn,
    problems: ['sign_in_link_invalid'],
  })
  async start(
    @Body() { token }: SignInBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const session = await this.signIn.redeem(token);
    const options = { ...sessionCookieOptions(this.config), expires: session.expiresAt };
    reply.setCookie(sessionCookie, session.token, options);
    return this.viewOf(session.personId);
  }

  @Get()
  @DocumentRoute({ summary: 'Who is signed in', tag: 'console', reply: signedIn })
  async show(@Caller() caller: Principal): Promise<SignedIn> {
    return this.viewOf(personOf(caller)?.id ?? '');
  }

  @Delete()
  @DocumentRoute({ summary: 'Sign out', tag: 'console', status: 204, problems: ['csrf_header_missing'] })
  async end(@Caller() caller: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (caller.kind === 'person') await this.signIn.signOut(caller.sessionId, caller.id);
    reply.clearCookie(sessionCookie, sessionCookieOptions(this.config));
  }

  private async viewOf(personId: string): Promise<SignedIn> {
    const person = await this.people.find(personId);
    if (!person) throw new Problem('unauthenticated');
    const { id, name, email, roles: held } = person;
    return { person: { id, name, email, roles: held } };
  }
}
