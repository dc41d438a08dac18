import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, Module, Param, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsOptional, IsString } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountsModule } from '#accounts/accounts.module.js';
import { ApiKeysService } from '#accounts/api-keys.service.js';
import { PeopleService } from '#accounts/people.service.js';
import type { Role, Scope } from '#accounts/roles.js';
import { SignInService } from '#accounts/sign-in.service.js';
import { AuditModule } from '#audit/audit.module.js';
import { systemActor } from '#audit/audit.service.js';
import { loadConfig } from '#platform/config/load-config.js';
import { configureHttp } from '#platform/http/configure-http.js';
import { DocumentRoute } from '#platform/http/document-route.js';
import { httpAdapter } from '#platform/http/http-adapter.js';
import { HttpModule } from '#platform/http/http.module.js';
import { IdempotencyService } from '#platform/http/idempotency.service.js';
import { undocumentedRoutes } from '#platform/http/openapi.js';
import { Problem } from '#platform/http/problem.js';
import { object, text } from '#platform/http/schema.js';
import { readUploadedFile } from '#platform/http/upload.js';
import { PinoLogger } from '#platform/telemetry/logger.js';
import { PlatformModule } from '#platform/platform.module.js';
import { startTestDatabase, type TestDatabase } from '../../../test/harness/test-database.js';
import { ConsoleModule } from '../console/console.module.js';
import { ApiKeysController } from '../v1/api-keys.controller.js';
import { HealthController } from '../v1/health.controller.js';
import { OpenApiController } from '../v1/openapi.controller.js';
import { AccessModule } from './access.module.js';
import { routeTable } from './route-table.js';

class OrderBody {
  @IsString()
  title: string;

  @IsOptional()
  @IsString()
  outcome?: 'refuse' | 'crash' | 'wait';
}

let made = 0;
/** handlers that wait to be let on, in the order they came */
let held: (() => void)[] = [];

/** Stands for the routes of the domains: three of the route table's. */
@Controller('v1')
class OrdersController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Post('cases')
  @DocumentRoute({
    summary: 'order',
    tag: 't',
    body: OrderBody,
    status: 201,
    reply: object({ n: text() }),
    idempotent: true,
  })
  async order(@Body() { outcome }: OrderBody, @Req() request: FastifyRequest): Promise<{ n: number }> {
    if (outcome === 'refuse') throw new Problem('conflict');
    if (outcome === 'crash') throw new Error('jane.doe@example.org is in this message');
    if (outcome === 'wait') await new Promise<void>((resolve) => held.push(resolve));
    return this.dataSource.transaction(async (tx) => {
      const body = { n: ++made };
      await this.idempotency.settle(tx, request, { status: 201, body });
      return body;
    });
  }

  @Post('cases/:id/evidence/documents')
  @DocumentRoute({
    summary: 'upload',
    tag: 't',
    params: { id: 'the case' },
    upload: { fields: { kind: text() }, fileDescription: 'a picture' },
    status: 201,
    reply: object({ size: text() }),
    idempotent: true,
  })
  async upload(@Req() request: FastifyRequest): Promise<{ size: number; n: number }> {
    const { file } = await readUploadedFile(request);
    return { size: file.bytes.length, n: ++made };
  }

  @Get('cases/:id')
  @DocumentRoute({ summary: 'case', tag: 't', params: { id: 'the case' }, reply: object({ id: text() }) })
  show(@Param('id') id: string): { id: string } {
    if (id !== 'case_1') throw Problem.notFound();
    return { id };
  }
}

const stubbed = ['POST /v1/cases', 'POST /v1/cases/:id/evidence/documents', 'GET /v1/cases/:id'];
const table = routeTable.filter(
  ({ method, path }) =>
    /^\/$|console|health|openapi|api-keys/.test(path) || stubbed.includes(`${method} ${path}`),
);

const logged: string[] = [];
let home: string;
let database: TestDatabase;
let app: NestFastifyApplication;

async function start(rows = table, env: Record<string, string> = {}): Promise<NestFastifyApplication> {
  const config = loadConfig({ HIREWALL_HOME: home, DATABASE_URL: database.url, NODE_ENV: 'test', ...env });
  @Module({
    imports: [
      PlatformModule.with(config),
      HttpModule,
      AuditModule,
      AccountsModule,
      AccessModule.with(rows),
      ConsoleModule,
    ],
    controllers: [OrdersController, ApiKeysController, HealthController, OpenApiController],
  })
  class EdgeModule {}
  const made = await NestFactory.create<NestFastifyApplication>(EdgeModule, httpAdapter(config), {
    logger: new PinoLogger('info', { write: (line) => void logged.push(line) }),
    abortOnError: false,
  });
  await configureHttp(made, config);
  await made.init();
  await made.getHttpAdapter().getInstance().ready();
  return made;
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hirewall-edge-'));
  database = await startTestDatabase();
  app = await start();
});

afterAll(async () => {
  await app.close();
  await database.stop();
  await rm(home, { recursive: true, force: true });
});

async function person(...held: Role[]): Promise<string> {
  return app
    .get(PeopleService)
    .create({ name: 'Pat Example', email: 'pat@example.org', roles: held }, systemActor);
}

async function keyWith(
  scopes: Scope[],
  personId: string | null = null,
): Promise<{ id: string; key: string }> {
  return app.get(ApiKeysService).create({ name: 'a key', scopes, personId }, systemActor);
}

interface Sent {
  method?: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'HEAD';
  url: string;
  key?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Starts at once; what `inject` gives back starts only when it is awaited. */
async function send({ method = 'GET', url, key, headers = {}, body }: Sent, to = app) {
  const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const payload = body === undefined ? {} : { payload: body as object };
  return to.inject({ method, url, headers: { ...authorization, ...headers }, ...payload });
}

async function sessionOf(...held: Role[]): Promise<string> {
  const token = await app.get(SignInService).createLink(await person(...held), systemActor);
  const reply = await send({ method: 'POST', url: '/console/session', body: { token } });
  return reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

describe('every fault is application/problem+json with a code and a fix', () => {
  const signIn = { url: '/console/session', method: 'POST' as const };
  const as = (type: string) => ({ 'content-type': type });

  it.each<[string, Sent, number, string]>([
    ['an unknown address', { url: '/v1/nothing' }, 404, 'not_found'],
    ['another method', { url: '/v1/cases', method: 'PUT' }, 405, 'method_not_allowed'],
    ['a broken escape', { url: '/v1/cases/%zz' }, 400, 'malformed_url'],
    ['a NUL in the address', { url: '/v1/cases/a%00b' }, 400, 'malformed_url'],
    ['a long id', { url: `/v1/cases/${'x'.repeat(200)}` }, 414, 'url_too_long'],
    [
      'half of a JSON text',
      { ...signIn, body: '{"a":', headers: as('application/json') },
      400,
      'malformed_json',
    ],
    ['plain text', { ...signIn, body: 'a', headers: as('text/plain') }, 415, 'unsupported_media_type'],
    [
      'a web form',
      { ...signIn, body: 'a=b', headers: as('application/x-www-form-urlencoded') },
      415,
      'unsupported_media_type',
    ],
    ['a body of 9 MB', { ...signIn, body: { token: 'x'.repeat(9_000_000) } }, 413, 'body_too_large'],
    ['a NUL in a text', { ...signIn, body: { token: 'a\0b' } }, 400, 'unstorable_text'],
    [
      'wrong and unknown fields',
      { ...signIn, body: { token: 5, mail: 'jane@example.org' } },
      400,
      'invalid_request',
    ],
    ['an unknown sign-in token', { ...signIn, body: { token: 'unknown' } }, 401, 'sign_in_link_invalid'],
    ['nobody', { url: '/v1/cases/case_1' }, 401, 'unauthenticated'],
    ['a made-up key', { url: '/v1/cases/case_1', key: 'hw_nonsense' }, 401, 'unauthenticated'],
  ])('%s', async (_name, sent, status, code) => {
    const reply = await send(sent);
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json(; charset=utf-8)?$/);
    const problem = reply.json<Record<string, unknown>>();
    expect(problem).toMatchObject({ status, code, type: `urn:hirewall:problem:${code}` });
    expect(problem['request_id']).toBe(reply.headers['x-request-id']);
    expect(problem['fix']).toMatch(/\.$/);
    expect(reply.statusCode).toBe(status);
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.body).not.toContain('jane');
    if (status === 401) expect(reply.headers['www-authenticate']).toMatch(/^Bearer/);
    if (status === 405) expect(reply.headers['allow']).toBe('POST');
  });

  it('tells nothing of an unexpected error', async () => {
    const { key } = await keyWith(['cases:write']);
    const headers = { 'idempotency-key': randomUUID() };
    const reply = await send({
      method: 'POST',
      url: '/v1/cases',
      key,
      headers,
      body: { title: 't', outcome: 'crash' },
    });
    expect(reply.json()).toMatchObject({ status: 500, code: 'internal_error' });
    expect(reply.body).not.toMatch(/jane|stack|at /);
  });

  it('answers bytes that are no HTTP', async () => {
    const listening = await start();
    await listening.listen(0, '127.0.0.1');
    const { port } = listening.getHttpServer().address() as { port: number };
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket.on('data', (data) => (text += data.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    await listening.close();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('urn:hirewall:problem:malformed_http');
  });
});

describe('the log', () => {
  it('names route, status and caller of a request, and nothing that may be personal', async () => {
    const { id, key } = await keyWith(['cases:write', 'cases:read']);
    const headers = { 'idempotency-key': randomUUID(), 'x-request-id': 'log-test-1' };
    const body = { title: 'jane.doe@example.org', outcome: 'crash' };
    await send({ method: 'POST', url: '/v1/cases?who=jane.doe', key, headers, body });
    await send({ url: '/v1/cases/jane.doe', key, headers: { 'x-request-id': 'log-test-2' } });
    const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    const access = lines.filter(({ context }) => context === 'access');
    const of = (request: string) => access.find((line) => line['request_id'] === request);
    const principal = `api_key:${id}`;
    expect(of('log-test-1')).toMatchObject({ method: 'POST', route: '/v1/cases', status: 500, principal });
    expect(of('log-test-2')).toMatchObject({ method: 'GET', route: '/v1/cases/:id', status: 404, principal });
    const fault = lines.find((line) => line['context'] === 'http' && line['request_id'] === 'log-test-1');
    expect(fault).toMatchObject({ level: 50, fault: 'Error' });
    expect(fault?.['stack']).toContainEqual(expect.stringContaining('OrdersController.order'));
    expect(logged.join('\n')).not.toMatch(/jane|pat@example|Pat Example|127\.0\.0\.1/);
    expect(logged.join('\n')).not.toContain(key.slice(-43));
  });
});

describe('request ids', () => {
  it('are the ones of the caller when they are fit for a log, else new', async () => {
    const id = async (given: string) =>
      (await send({ url: '/v1/health/live', headers: { 'x-request-id': given } })).headers['x-request-id'];
    expect(await id('caller-0123456789')).toBe('caller-0123456789');
    expect(await id('bad id\tforged')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await id('x'.repeat(129))).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('API keys', () => {
  it('open what their scopes say; what they do not say looks like what is missing', async () => {
    const { key } = await keyWith(['cases:read']);
    expect((await send({ url: '/v1/cases/case_1', key })).json()).toEqual({ id: 'case_1' });
    const other = await keyWith(['intel:read']);
    const denied = await send({ url: '/v1/cases/case_1', key: other.key });
    const missing = await send({ url: '/v1/cases/case_2', key });
    const said = (reply: typeof denied) => ({ ...reply.json<object>(), request_id: '' });
    expect(denied.statusCode).toBe(404);
    expect(said(denied)).toEqual(said(missing));
    const listing = await send({ url: '/v1/api-keys', key });
    expect(listing.json()).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('open nothing once revoked, once over, once their person is disabled, or with another secret', async () => {
    const reach = async (key: string) => (await send({ url: '/v1/cases/case_1', key })).statusCode;
    const revoked = await keyWith(['cases:read']);
    expect(await reach(revoked.key)).toBe(200);
    await app.get(ApiKeysService).revoke(revoked.id, systemActor);
    expect(await reach(revoked.key)).toBe(401);

    const over = { name: 'over', scopes: ['cases:read' as const], expiresAt: new Date(Date.now() - 1000) };
    expect(await reach((await app.get(ApiKeysService).create(over, systemActor)).key)).toBe(401);

    const who = await person('reviewer');
    const acting = await keyWith(['cases:read'], who);
    expect(await reach(acting.key)).toBe(200);
    expect(await app.get(PeopleService).disable(who, systemActor)).toBe(true);
    expect(await reach(acting.key)).toBe(401);

    const { key } = await keyWith(['cases:read']);
    expect(await reach(key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A'))).toBe(401);
  });

  it('are taken from the header alone', async () => {
    const { key } = await keyWith(['cases:read']);
    expect((await send({ url: `/v1/cases/case_1?access_token=${key}` })).statusCode).toBe(401);
  });

  it('are made, listed and revoked over the API; a key never makes one that may do more', async () => {
    const { key } = await keyWith(['keys:write', 'keys:read', 'cases:read']);
    const headers = { 'idempotency-key': randomUUID() };
    const order = { method: 'POST' as const, url: '/v1/api-keys', key, headers };
    const excess = await send({ ...order, body: { name: 'n', scopes: ['cases:read', 'review:write'] } });
    expect(excess.json()).toMatchObject({ status: 400, errors: [{ pointer: '#/scopes/1' }] });
    const one = await send({ ...order, body: { name: 'n', scopes: ['cases:read'] } });
    expect(one.statusCode).toBe(201);
    const created = one.json<{ id: string; key: string }>();
    expect((await send({ url: '/v1/cases/case_1', key: created.key })).statusCode).toBe(200);
    const first = (await send({ url: '/v1/api-keys?limit=1', key })).json<{
      data: { id: string }[];
      next_cursor: string;
    }>();
    expect(first.data.map(({ id }) => id)).toEqual([created.id]);
    const second = await send({ url: `/v1/api-keys?limit=200&cursor=${first.next_cursor}`, key });
    expect(second.json<{ data: { id: string }[] }>().data.map(({ id }) => id)).not.toContain(created.id);
    expect(second.body).not.toContain('secret');
    expect((await send({ method: 'DELETE', url: `/v1/api-keys/${created.id}`, key })).statusCode).toBe(204);
    expect((await send({ url: '/v1/cases/case_1', key: created.key })).statusCode).toBe(401);
    expect((await send({ method: 'DELETE', url: '/v1/api-keys/key_0', key })).statusCode).toBe(404);
  });
});

describe('signing in', () => {
  it('works once a link, also for two browsers at the same moment', async () => {
    const token = await app.get(SignInService).createLink(await person('screener'), systemActor);
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => send({ method: 'POST', url: '/console/session', body: { token } })),
    );
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([
      201,
      ...Array.from({ length: 7 }, () => 401),
    ]);
    const cookie = String(replies.find(({ statusCode }) => statusCode === 201)?.headers['set-cookie']);
    expect(cookie).toMatch(/^hirewall_session=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
    expect(cookie).not.toContain('Secure');
  });

  it('refuses a link that is over, and one of a disabled person', async () => {
    const late = await app.get(SignInService).createLink(await person('screener'), systemActor, -1);
    expect((await send({ method: 'POST', url: '/console/session', body: { token: late } })).statusCode).toBe(
      401,
    );
    const who = await person('screener');
    const token = await app.get(SignInService).createLink(who, systemActor);
    await app.get(PeopleService).disable(who, systemActor);
    expect((await send({ method: 'POST', url: '/console/session', body: { token } })).statusCode).toBe(401);
  });

  it('gives a session that the route table judges by role, and that ends at once', async () => {
    const cookie = await sessionOf('reviewer');
    const shown = await send({ url: '/console/session', headers: { cookie } });
    expect(shown.json()).toMatchObject({ person: { name: 'Pat Example', roles: ['reviewer'] } });
    expect((await send({ url: '/v1/cases/case_1', headers: { cookie } })).statusCode).toBe(200);
    expect((await send({ url: '/v1/api-keys', headers: { cookie } })).statusCode).toBe(403);
    const end = { method: 'DELETE' as const, url: '/console/session' };
    expect((await send({ ...end, headers: { cookie } })).json()).toMatchObject({
      code: 'csrf_header_missing',
    });
    expect((await send({ ...end, headers: { cookie, 'x-hirewall-csrf': '1' } })).statusCode).toBe(204);
    expect((await send({ url: '/console/session', headers: { cookie } })).statusCode).toBe(401);
  });

  it('ends after two idle hours, and after twelve whatever happens', async () => {
    const source = app.get(DataSource);
    for (const change of ["last_seen_at = now() - interval '121 minutes'", 'expires_at = now()']) {
      const cookie = await sessionOf('screener');
      expect((await send({ url: '/console/session', headers: { cookie } })).statusCode).toBe(200);
      await source.query(`UPDATE person_sessions SET ${change}`);
      expect((await send({ url: '/console/session', headers: { cookie } })).statusCode).toBe(401);
    }
  });

  it('keeps names and addresses sealed, and secrets only as hashes', async () => {
    const cookie = await sessionOf('admin');
    const { key } = await keyWith(['intel:read']);
    const tables = ['people', 'person_sessions', 'sign_in_links', 'api_keys', 'audit_log'];
    const planted = ['Pat Example', 'pat@example.org', cookie.split('=')[1] ?? '', key.slice(-43)];
    for (const name of tables) {
      const rows = await app.get(DataSource).query<{ all: string }[]>(`SELECT t::text AS all FROM ${name} t`);
      const dump = rows.map(({ all }) => all).join('\n');
      for (const value of planted) {
        expect(dump).not.toContain(value);
        expect(dump).not.toContain(Buffer.from(value).toString('hex'));
      }
    }
  });
});

describe('an Idempotency-Key', () => {
  const order = (key: string, name: string | undefined, body: object) =>
    send({
      method: 'POST',
      url: '/v1/cases',
      key,
      body,
      headers: name === undefined ? {} : { 'idempotency-key': name },
    });

  it('is required, and says so', async () => {
    const { key } = await keyWith(['cases:write']);
    expect((await order(key, undefined, { title: 't' })).json()).toMatchObject({
      status: 400,
      code: 'idempotency_key_missing',
    });
  });

  it('makes one thing of ten equal orders at once, and gives all ten the same reply', async () => {
    const { key } = await keyWith(['cases:write']);
    const before = made;
    const name = randomUUID();
    const replies = await Promise.all(Array.from({ length: 10 }, () => order(key, name, { title: 't' })));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(new Set(replies.map(({ body }) => body))).toEqual(new Set([`{"n":${before + 1}}`]));
    expect(made).toBe(before + 1);
    expect(replies.filter(({ headers }) => headers['idempotent-replayed'] === 'true')).toHaveLength(9);
    expect((await order(key, `"${name}"`, { title: 't' })).body).toBe(`{"n":${before + 1}}`);
  });

  it('stands for one request: another body is refused, another caller has keys of its own', async () => {
    const one = await keyWith(['cases:write']);
    const other = await keyWith(['cases:write']);
    const name = randomUUID();
    const first = await order(one.key, name, { title: 'a' });
    expect((await order(one.key, name, { title: 'b' })).json()).toMatchObject({
      status: 422,
      code: 'idempotency_key_reused',
    });
    const theirs = await order(other.key, name, { title: 'b' });
    expect(theirs.statusCode).toBe(201);
    expect(theirs.body).not.toBe(first.body);
  });

  it('is free again after a request that failed', async () => {
    const { key } = await keyWith(['cases:write']);
    const name = randomUUID();
    expect((await order(key, name, { title: 't', outcome: 'refuse' })).statusCode).toBe(409);
    expect((await order(key, name, { title: 5 })).statusCode).toBe(400);
    expect((await order(key, name, { title: 't' })).statusCode).toBe(201);
  });

  /** An order whose handler has begun and waits. */
  async function heldOrder(
    key: string,
    name: string,
  ): Promise<{ reply: ReturnType<typeof order>; letOn: () => void }> {
    held = [];
    const reply = order(key, name, { title: 't', outcome: 'wait' });
    await expect.poll(() => held.length, { timeout: 5000 }).toBe(1);
    return { reply, letOn: held[0] ?? (() => undefined) };
  }

  it('tells a repeat to come back when the first request takes long', async () => {
    const { key } = await keyWith(['cases:write']);
    const name = randomUUID();
    const first = await heldOrder(key, name);
    const repeat = await order(key, name, { title: 't', outcome: 'wait' });
    expect(repeat.json()).toMatchObject({ status: 409, code: 'idempotency_in_progress' });
    expect(repeat.headers['retry-after']).toBe('5');
    first.letOn();
    expect((await first.reply).statusCode).toBe(201);
  });

  it('outlives a crash: after 60 seconds a repeat runs, and the first can no longer create', async () => {
    const { key } = await keyWith(['cases:write']);
    const name = randomUUID();
    const first = await heldOrder(key, name);
    const age = `UPDATE idempotency_keys SET created_at = now() - interval '61 seconds' WHERE status IS NULL`;
    await app.get(DataSource).query(age);
    const second = await heldOrder(key, name);
    second.letOn();
    const created = await second.reply;
    expect(created.statusCode).toBe(201);
    first.letOn();
    expect((await first.reply).json()).toMatchObject({ status: 409, code: 'idempotency_in_progress' });
    expect((await order(key, name, { title: 't', outcome: 'wait' })).body).toBe(created.body);
  });

  it('counts no longer after a day', async () => {
    const { key } = await keyWith(['cases:write']);
    const name = randomUUID();
    const first = await order(key, name, { title: 't' });
    await app.get(DataSource).query(`UPDATE idempotency_keys SET created_at = now() - interval '25 hours'`);
    const second = await order(key, name, { title: 'another' });
    expect(second.statusCode).toBe(201);
    expect(second.body).not.toBe(first.body);
  });
});

describe('an upload', () => {
  const url = '/v1/cases/case_1/evidence/documents';

  function form(parts: [name: string, value: string | Blob][]): FormData {
    const data = new FormData();
    for (const [name, value] of parts) {
      if (typeof value === 'string') data.append(name, value);
      else data.append(name, value, 'picture.png');
    }
    return data;
  }

  async function upload(key: string, parts: [string, string | Blob][], name: string = randomUUID()) {
    // encodes the form with a boundary of its own
    const encoded = new Response(form(parts));
    const headers = { 'content-type': encoded.headers.get('content-type') ?? '', 'idempotency-key': name };
    return send({ method: 'POST', url, key, headers, body: Buffer.from(await encoded.arrayBuffer()) });
  }

  it('gives a repeat the same reply, though its boundary differs', async () => {
    const { key } = await keyWith(['evidence:write']);
    const name = randomUUID();
    const parts = (bytes: string): [string, string | Blob][] => [
      ['kind', 'passport'],
      ['file', new Blob([bytes])],
    ];
    const first = await upload(key, parts('abc'), name);
    expect(first.json()).toMatchObject({ size: 3 });
    expect((await upload(key, parts('abc'), name)).body).toBe(first.body);
    expect((await upload(key, parts('abd'), name)).json()).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it.each<[string, [string, string | Blob][], number, string]>([
    ['without a file', [['kind', 'passport']], 400, 'invalid_request'],
    ['with an empty file', [['file', new Blob([])]], 400, 'invalid_request'],
    ['with the file in another part', [['picture', new Blob(['x'])]], 400, 'invalid_request'],
    [
      'with two files',
      [
        ['file', new Blob(['x'])],
        ['file', new Blob(['y'])],
      ],
      400,
      'malformed_multipart',
    ],
    [
      'with a field twice',
      [
        ['kind', 'a'],
        ['kind', 'b'],
        ['file', new Blob(['y'])],
      ],
      400,
      'duplicate_member',
    ],
    [
      'with a NUL in a field',
      [
        ['kind', 'a\0b'],
        ['file', new Blob(['y'])],
      ],
      400,
      'unstorable_text',
    ],
    [
      'with a name that reaches a prototype',
      [
        ['__proto__', 'a'],
        ['file', new Blob(['y'])],
      ],
      400,
      'unsafe_member_name',
    ],
    ['that is too large', [['file', new Blob(['y'.repeat(20_000_001)])]], 413, 'file_too_large'],
  ])('%s is refused', async (_name, parts, status, code) => {
    const { key } = await keyWith(['evidence:write']);
    expect((await upload(key, parts)).json()).toMatchObject({ status, code });
  });

  it('that is no form is refused', async () => {
    const { key } = await keyWith(['evidence:write']);
    const sent = (type: string, body: string) =>
      send({
        method: 'POST',
        url,
        key,
        headers: { 'content-type': type, 'idempotency-key': randomUUID() },
        body,
      });
    expect((await sent('multipart/form-data', 'x')).json()).toMatchObject({ status: 400 });
    expect((await sent('multipart/form-data; boundary=b', '--b\r\nbroken')).json()).toMatchObject({
      status: 400,
    });
    expect((await sent('image/png', 'x')).json()).toMatchObject({ status: 415 });
    expect((await sent('application/json', '{}')).json()).toMatchObject({ status: 415 });
  });
});

describe('the edge', () => {
  it('refuses to start when a route has no row or a row no route', async () => {
    const withoutOne = table.filter(({ path }) => path !== '/v1/health/live');
    await expect(start(withoutOne)).rejects.toThrow('GET /v1/health/live has no row');
    const extra = { method: 'GET' as const, path: '/v1/ghosts', access: { kind: 'open' as const } };
    await expect(start([...table, extra])).rejects.toThrow('GET /v1/ghosts is in the route table');
  });

  it('limits a caller, and says what is left', async () => {
    const tight = await start(table, { RATE_LIMIT_PER_MINUTE: '2' });
    const { key } = await keyWith(['cases:read']);
    const ask = () => send({ url: '/v1/cases/case_1', key }, tight);
    expect((await ask()).headers['ratelimit']).toMatch(/^"caller";r=1;/);
    await ask();
    const third = await ask();
    expect(third.json()).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    expect((await send({ url: '/v1/health/live' }, tight)).statusCode).toBe(200);
    await tight.close();
  });

  it('describes each of its routes', async () => {
    const reply = await send({ url: '/v1/openapi.json' });
    const document = reply.json<Parameters<typeof undocumentedRoutes>[0]>();
    expect(document.openapi).toBe('3.1.0');
    expect(undocumentedRoutes(document)).toEqual([]);
    const rows = table.filter(({ path }) => path !== '/' && path !== '/console' && path !== '/console/*');
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(described.sort()).toEqual(rows.map(({ method, path }) => `${method} ${path}`).sort());
    expect(document.paths['/v1/cases/{id}']?.get?.security).toContainEqual({ api_key: ['cases:read'] });
  });

  it('is ready only when database and queue answer', async () => {
    expect((await send({ url: '/v1/health/ready' })).json()).toEqual({
      status: 'ready',
      database: 'up',
      queue: 'up',
    });
    const cut = await start(table, { REDIS_URL: 'redis://127.0.0.1:1' });
    const reply = await send({ url: '/v1/health/ready' }, cut);
    expect(reply.json()).toMatchObject({
      status: 503,
      code: 'unavailable',
      detail: 'No answer from the queue.',
    });
    await cut.close();
  });

  it('serves the console under its own policy, or says that it is not built', async () => {
    const reply = await send({ url: '/console/' });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toMatch(/^text\/html/);
    expect(reply.headers['content-security-policy']).toContain("default-src 'self'");
    expect((await send({ url: '/console/review/case_1' })).statusCode).toBe(200);
    expect((await send({ url: '/' })).headers['location']).toBe('/console/');
    expect((await send({ method: 'HEAD', url: '/console/' })).statusCode).toBe(200);
    for (const path of [
      '..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      'assets/..%2f..%2f..%2fpackage.json',
    ]) {
      expect((await send({ url: `/console/${path}` })).body).not.toContain('"dependencies"');
    }
  });

  it('has entities that fit the migrated tables', async () => {
    const { upQueries } = await app.get(DataSource).driver.createSchemaBuilder().log();
    const own = /people|sign_in_links|person_sessions|api_keys|idempotency_keys/;
    expect(upQueries.map(({ query }) => query).filter((query) => own.test(query))).toEqual([]);
  });
});
