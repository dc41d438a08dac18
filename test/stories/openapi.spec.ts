import { randomUUID } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undocumentedRoutes } from '#platform/http/openapi.js';
import { problems } from '#platform/http/problems.catalogue.js';
import { registeredRoutes } from '#platform/http/registered-routes.js';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';

interface Described {
  responses: Record<string, { description?: string; content?: Record<string, { schema?: object }> }>;
  security?: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean; schema?: object }[];
  requestBody?: { content: Record<string, { schema?: object }> };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const ajv = new Ajv2020({ strict: false, allErrors: true });
// what the database gives back as a time is sent as Date.toISOString writes it
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
ajv.addFormat('binary', true);

let installation: TestInstallation;
let document: OpenAPIObject;
let operations: Map<string, Described>;
const validators = new Map<object, ValidateFunction>();
/** operations whose declared success was seen and fits */
const seen = new Set<string>();
/** all of them at once, a sentence each */
const faults: string[] = [];

beforeAll(async () => {
  installation = await startTestInstallation();
  await installation.startWorker();
  document = (await installation.api.inject({ url: '/v1/openapi.json' })).json<OpenAPIObject>();
  operations = new Map(
    Object.entries(document.paths).flatMap(([path, item]) =>
      methods.flatMap((method) => {
        const found = item[method] as Described | undefined;
        return found
          ? [[`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, found] as const]
          : [];
      }),
    ),
  );
});

afterAll(async () => {
  await installation.stop();
});

interface Call {
  route: string;
  id?: string;
  query?: string;
  body?: object;
  headers?: Record<string, string>;
  payload?: Buffer;
}

/** Sends a request, and holds its reply against what the document declares for its status. */
async function call(key: string | null, { route, id = '', query = '', body, payload, headers = {} }: Call) {
  const [method = '', path = ''] = route.split(' ');
  const reply = await installation.api.inject({
    method: method as 'GET',
    url: path.replace(':id', id) + query,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      'idempotency-key': randomUUID(),
      ...headers,
    },
    ...((payload ?? body) === undefined ? {} : { payload: payload ?? body }),
  });
  const declared = operations.get(route)?.responses[String(reply.statusCode)];
  const what = `${route} -> ${reply.statusCode} ${reply.body.slice(0, 400)}`;
  expect(declared, `${what}: no such reply is declared`).toBeDefined();
  const type = String(reply.headers['content-type'] ?? '').split(';', 1)[0] ?? '';
  const content = Object.entries(declared?.content ?? {});
  if (reply.statusCode === 204) expect(reply.body).toBe('');
  else
    expect(
      content.map(([name]) => name.replace('/*', '')),
      what,
    ).toContainEqual(expect.stringContaining(type.replace(/^image\/.*/, 'image')));
  const schema = content[0]?.[1].schema;
  if (schema && type.endsWith('json')) {
    const validate = validators.get(schema) ?? ajv.compile(schema);
    validators.set(schema, validate);
    if (!validate(reply.json())) faults.push(`${what}: ${ajv.errorsText(validate.errors)}`);
  }
  if (reply.statusCode < 300) seen.add(route);
  return reply;
}

describe('the description of the API', () => {
  it('is OpenAPI 3.1, and names every route but the files of the console', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const routes = registeredRoutes(installation.api.getHttpAdapter().getInstance())
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !/^GET \/(console(\/\*)?)?$/.test(route));
    expect([...operations.keys()].sort()).toEqual([...new Set(routes)].sort());
  });

  it('says of each what it takes, what it answers, and who may', () => {
    expect(undocumentedRoutes(document)).toEqual([]);
    for (const [route, operation] of operations) {
      const isOpen = /health|openapi|POST \/console\/session/.test(route);
      expect((operation.security ?? []).length > 0, route).toBe(!isOpen);
      const named =
        operation.parameters?.filter((parameter) => parameter.in === 'path').map(({ name }) => name) ?? [];
      expect(named, route).toEqual(route.includes(':id') ? ['id'] : []);
      for (const [status, reply] of Object.entries(operation.responses))
        if (Number(status) >= 400)
          expect(Object.keys(reply.content ?? {}), `${route} ${status}`).toEqual([
            'application/problem+json',
          ]);
    }
  });

  it('has schemas that are JSON Schema 2020-12', () => {
    for (const { responses, requestBody, parameters } of operations.values()) {
      const media = [
        ...Object.values(responses).flatMap(({ content }) => Object.values(content ?? {})),
        ...Object.values(requestBody?.content ?? {}),
      ];
      for (const { schema } of [...media, ...(parameters ?? [])])
        if (schema) expect(() => ajv.compile(schema)).not.toThrow();
    }
  });

  it('documents every code a program can meet, with what can be done', () => {
    const listed = (document as unknown as { 'x-problems': { type: string; status: number; fix: string }[] })[
      'x-problems'
    ];
    expect(listed.map(({ type }) => type).sort()).toEqual(
      Object.keys(problems)
        .map((code) => `urn:hirewall:problem:${code}`)
        .sort(),
    );
    for (const { fix, status } of listed) {
      expect(fix).toMatch(/\.$/);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('the replies of the main job', () => {
  it('are what the description says', async () => {
    const ats = await installation.key();
    const reviewer = await installation.key({
      roles: ['reviewer', 'screener', 'admin'],
      name: 'Rae Reviewer',
    });
    const approver = await installation.key({ roles: ['approver'], name: 'Ann Approver' });
    const idOf = (reply: { json: <T>() => T }) => reply.json<{ id: string }>().id;
    const requisition = idOf(
      await call(ats, { route: 'POST /v1/requisitions', body: { title: 'Backend engineer' } }),
    );
    await call(ats, { route: 'GET /v1/requisitions/:id', id: requisition });
    await call(ats, { route: 'GET /v1/requisitions' });
    const body = {
      requisition_id: requisition,
      candidate: {
        claims: [
          { kind: 'name', value: 'Mara Lindqvist' },
          { kind: 'residence_country', value: 'DE' },
        ],
      },
    };
    const made = (await call(ats, { route: 'POST /v1/cases', body })).json<{
      id: string;
      candidate_id: string;
    }>();
    const [id, candidate] = [made.id, made.candidate_id];
    await call(ats, {
      route: 'POST /v1/candidates/:id/claims',
      id: candidate,
      body: { claims: [{ kind: 'time_zone', value: 'Europe/Berlin' }] },
    });
    await call(ats, { route: 'POST /v1/candidates/:id/stage', id: candidate, body: { stage: 'offered' } });
    await evidence(ats, id);
    await call(ats, { route: 'POST /v1/cases/:id/submit', id });
    await new ApiClient(installation.api, ats).settled(id);
    for (const route of ['', '/checks', '/signals', '/timeline', '/evidence', '/documents'])
      await call(ats, { route: `GET /v1/cases/:id${route}`, id });
    const span = { from: '2026-01-05T00:00:00Z', until: '2036-01-05T00:00:00Z' };
    await call(reviewer, {
      route: 'POST /v1/candidates/:id/mitigations',
      id: candidate,
      body: {
        kind: 'allow_list',
        signal_codes: ['network.known_vpn'],
        facts: { provider: 'x' },
        reason: 'ours',
        ...span,
      },
    });
    for (const route of ['/v1/candidates/:id', '/v1/candidates/:id/mitigations'])
      await call(reviewer, { route: `GET ${route}`, id: candidate });
    await review(reviewer, approver, id);
    for (const route of ['candidates', 'cases', 'policies', 'intel', 'api-keys']) {
      await call(ats, { route: `GET /v1/${route}` });
      if (!/policies|intel/.test(route)) await call(ats, { route: `GET /v1/${route}`, query: '?limit=1' });
    }
    const other = idOf(await call(ats, { route: 'POST /v1/cases', body }));
    await call(ats, { route: 'POST /v1/cases/:id/cancel', id: other });
    const policy = idOf(
      await call(reviewer, { route: 'POST /v1/policies', body: { name: 'strict', body: {} } }),
    );
    await call(reviewer, { route: 'POST /v1/policies/:id/activate', id: policy });
    const key = idOf(
      await call(reviewer, { route: 'POST /v1/api-keys', body: { name: 'n', scopes: ['cases:read'] } }),
    );
    await call(reviewer, { route: 'DELETE /v1/api-keys/:id', id: key });
    for (const route of ['health/live', 'health/ready', 'openapi.json'])
      await call(null, { route: `GET /v1/${route}` });
    expect(faults).toEqual([]);
  }, 60_000);

  it('cover every route but those named here', () => {
    const unseen = [...operations.keys()].filter((route) => !seen.has(route));
    // the session is the console's; a retry takes a check that failed; a PDF has no schema
    expect(unseen.sort()).toEqual([
      'DELETE /console/session',
      'GET /console/session',
      'GET /v1/cases/:id/dossier.pdf',
      'POST /console/session',
      'POST /v1/checks/:id/retry',
    ]);
  });
});

async function evidence(key: string, id: string): Promise<void> {
  const received: [string, object][] = [
    ['sessions', { ip: '192.0.2.7', time_zone: 'Europe/Berlin' }],
    [
      'device-reports',
      {
        platform: 'windows',
        rows: [{ source: 'processes', columns: { name: 'AnyDesk.exe', path: 'C:\\AnyDesk.exe' } }],
      },
    ],
    ['messages', { text: 'I can only accept USDT (TRC-20). No bank transfer please, crypto only.' }],
    ['payouts', { method: 'bank', holder: 'Somebody Else', iban: 'DE89370400440532013000' }],
    ['addresses', { purpose: 'residence', line: 'Main Street 1', country: 'DE' }],
  ];
  for (const [kind, body] of received)
    await call(key, { route: `POST /v1/cases/:id/evidence/${kind}`, id, body });
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#886644' } })
    .png()
    .toBuffer();
  const head =
    '--b\r\nContent-Disposition: form-data; name="file"; filename="d.png"\r\nContent-Type: image/png\r\n\r\n';
  const made = await call(key, {
    route: 'POST /v1/cases/:id/evidence/documents',
    id,
    payload: Buffer.concat([Buffer.from(head), picture, Buffer.from('\r\n--b--\r\n')]),
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  const { id: document } = made.json<{ id: string }>();
  await call(key, { route: 'GET /v1/evidence/:id', id: document });
  await call(key, { route: 'GET /v1/evidence/:id/file', id: document });
}

/** Refusals on the way are held against the description too. */
async function review(reviewer: string, approver: string, id: string): Promise<void> {
  const judgement = { decision: 'not_cleared', reason_code: 'payout_not_acceptable', text: 'crypto only' };
  const refused = await call(reviewer, { route: 'POST /v1/review/cases/:id/decisions', id, body: judgement });
  expect(refused.json()).toMatchObject({ status: 409, code: 'not_claimed' });
  expect((await call(reviewer, { route: 'POST /v1/review/cases/:id/notes', id, body: {} })).statusCode).toBe(
    400,
  );
  expect((await call(reviewer, { route: 'GET /v1/cases/:id', id: 'case_none' })).statusCode).toBe(404);
  expect((await call(null, { route: 'GET /v1/review/queue' })).statusCode).toBe(401);
  await call(reviewer, { route: 'POST /v1/review/next' });
  for (const route of ['claim', 'renew'])
    await call(reviewer, { route: `POST /v1/review/cases/:id/${route}`, id });
  await call(reviewer, { route: 'POST /v1/review/cases/:id/notes', id, body: { text: 'looked at' } });
  await call(reviewer, {
    route: 'POST /v1/review/cases/:id/asks',
    id,
    body: { template: 'own_words', text: 'Where do you live?' },
  });
  for (const route of ['queue', 'ask-templates', 'reason-codes'])
    await call(reviewer, { route: `GET /v1/review/${route}` });
  await call(reviewer, { route: 'GET /v1/review/cases/:id/notes', id });
  await call(reviewer, { route: 'POST /v1/review/cases/:id/release', id });
  await call(reviewer, { route: 'POST /v1/review/cases/:id/claim', id });
  await call(reviewer, { route: 'GET /v1/cases/:id', id });
  const proposed = await call(reviewer, {
    route: 'POST /v1/review/cases/:id/decisions',
    id,
    body: judgement,
  });
  const { id: decision } = proposed.json<{ id: string }>();
  await call(approver, { route: 'GET /v1/cases/:id', id });
  await call(approver, {
    route: 'POST /v1/review/decisions/:id/approval',
    id: decision,
    body: { approve: true },
  });
  await call(approver, { route: 'GET /v1/cases/:id', id });
}
