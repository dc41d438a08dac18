import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { InjectOptions } from 'fastify';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registeredRoutes } from '#platform/http/registered-routes.js';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';
import { until } from '../harness/until.js';
import { documentFaults, goodDocument } from './malformed/documents.js';
import { addresses, bodies, idempotencyKeys, queries } from './malformed/edge.js';
import { fieldFaults } from './malformed/fields.js';
import { consequential, good } from './malformed/good-requests.js';
import { marker, withIds, type ExistingIds, type MalformedRequest } from './malformed/malformed-request.js';

const everyRole = ['screener', 'reviewer', 'approver', 'admin', 'auditor'] as const;

let installation: TestInstallation;
let key: string;
let client: ApiClient;
let ids: ExistingIds;
let before: string;
let counts: string;
let residentBefore: number;
let residentMost = 0;
const documents = await documentFaults();

beforeAll(async () => {
  installation = await startTestInstallation();
  key = await installation.key({ roles: everyRole });
  client = new ApiClient(installation.api, key);
  await installation.startWorker();
  ids = await existing();
  for (const request of Object.values(good)) {
    const reply = await send(request);
    expect(reply.statusCode, `${request.url}: ${reply.body}`).toBeLessThan(300);
  }
  const document = await goodDocument();
  expect((await send(document)).statusCode).toBe(201);
  counts = await countingSql();
  await until(
    'every check to be done',
    async () =>
      (await counted(`SELECT count(*) AS n FROM checks WHERE status IN ('queued', 'running')`)) === '0',
  );
  before = await everything();
  residentBefore = process.memoryUsage.rss();
}, 120_000);

afterAll(async () => {
  await installation.stop();
});

/** A case that its reviewer holds, a decision that waits, and one of everything else that has an id. */
async function existing(): Promise<ExistingIds> {
  const requisition = (await client.must<{ id: string }>('/v1/requisitions', { title: 't' })).id;
  const caseOf = async (name: string) => {
    const order = { requisition_id: requisition, candidate: { claims: [{ kind: 'name', value: name }] } };
    const made = await client.must<{ id: string; candidate_id: string }>('/v1/cases', order);
    const evidence = await client.must<{ id: string }>(`/v1/cases/${made.id}/evidence/messages`, {
      text: 'I can only accept USDT (TRC-20). No bank transfer please, crypto only.',
    });
    await client.must(`/v1/cases/${made.id}/submit`);
    await client.settled(made.id);
    await client.must(`/v1/review/cases/${made.id}/claim`);
    return { ...made, evidence: evidence.id };
  };
  const open = await caseOf('Mara Lindqvist');
  const proposed = await caseOf('Ben Example');
  const decision = await client.must<{ id: string }>(`/v1/review/cases/${proposed.id}/decisions`, {
    decision: 'not_cleared',
    reason_code: 'payout_not_acceptable',
    text: 'Only crypto would be accepted.',
  });
  const checks = await client.get<{ data: { id: string }[] }>(`/v1/cases/${open.id}/checks`);
  const policies = await client.get<{ data: { id: string }[] }>('/v1/policies');
  const keys = await client.get<{ data: { id: string }[] }>('/v1/api-keys');
  return {
    requisition,
    case: open.id,
    candidate: open.candidate_id,
    evidence: open.evidence,
    foreignEvidence: proposed.evidence,
    decision: decision.id,
    check: checks.body.data[0]?.id ?? '',
    policy: policies.body.data[0]?.id ?? '',
    key: keys.body.data[0]?.id ?? '',
  };
}

type Sent = Pick<MalformedRequest, 'method' | 'url' | 'body' | 'headers'>;

async function send({ method = 'POST', url, body, headers = {} }: Sent) {
  const given: Record<string, string | undefined> = {
    authorization: `Bearer ${key}`,
    'idempotency-key': randomUUID(),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  const request: InjectOptions = {
    method,
    url: withIds(url, ids),
    headers: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
  if (body !== undefined) request.payload = Buffer.isBuffer(body) ? body : JSON.stringify(withIds(body, ids));
  const reply = await installation.api.inject(request);
  residentMost = Math.max(residentMost, process.memoryUsage.rss());
  return reply;
}

async function counted(sql: string): Promise<string> {
  const [row] = await installation.api.get(DataSource).query<{ n: string }[]>(sql);
  return String(row?.n);
}

/** Rows of every table, though not the chain over the audit, which grows behind it, nor audited views. */
async function countingSql(): Promise<string> {
  const tables = await installation.api.get(DataSource).query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
     AND relkind IN ('r', 'p') AND NOT relispartition AND relname NOT IN ('audit_chain', 'migrations') ORDER BY 1`,
  );
  const each = tables.map(({ name }) => {
    const rows = name === 'audit_log' ? `audit_log WHERE action NOT LIKE '%.viewed'` : `"${name}"`;
    return `'${name} ' || (SELECT count(*) FROM ${rows})`;
  });
  return `SELECT concat_ws(', ', ${each.join(', ')}) AS n`;
}

async function everything(): Promise<string> {
  const files = await readdir(installation.config.home, { recursive: true });
  return `${await counted(counts)}, files ${files.length}`;
}

async function refusal(request: MalformedRequest): Promise<void> {
  const reply = await send(request);
  const problem = reply.json<Record<string, unknown> & { errors?: Record<string, string>[] }>();
  expect(problem, request.name).toMatchObject({ status: request.status, code: request.code });
  expect(reply.statusCode).toBe(request.status);
  expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(problem['fix']).toMatch(/\.$/);
  const pointers = problem.errors?.map(({ pointer }) => pointer);
  if (request.pointer) expect(pointers).toContain(request.pointer);
  if (request.parameter)
    expect(problem.errors?.map(({ parameter }) => parameter)).toContain(request.parameter);
  // a pointer names the field that the caller named; nothing else that was sent comes back
  expect(JSON.stringify({ ...problem, errors: problem.errors?.map(({ detail }) => detail) })).not.toContain(
    marker,
  );
  expect(await everything()).toBe(before);
}

describe('a malformed request is refused with its fault named, and leaves nothing behind', () => {
  it.each(fieldFaults.map((request) => [request.name, request] as const))('%s', (_name, request) =>
    refusal(request),
  );
  it.each(bodies.map((request) => [request.name, request] as const))('%s', (_name, request) =>
    refusal(request),
  );
  it.each([...idempotencyKeys, ...queries, ...addresses].map((request) => [request.name, request] as const))(
    '%s',
    (_name, request) => refusal(request),
  );
  it.each(documents.map((request) => [request.name, request] as const))('%s', (_name, request) =>
    refusal(request),
  );
});

describe('an id that is none of this kind answers like one that is missing', () => {
  const strange = [
    'nonsense',
    '0',
    '-1',
    'null',
    'case_01890000000070008000000000000000',
    'CASE_0',
    '..%2f..%2fetc%2fpasswd',
    '..%5c..%5cwindows',
    '%2e%2e%2f',
    "1'%20OR%20'1'='1",
    '%24%7B7*7%7D',
    '%F0%9F%92%A9',
    '%20',
    '%0d%0aset-cookie:a=b',
    'x'.repeat(110),
    '{requisition}',
    '{case}',
    '{candidate}',
    '{evidence}',
    '{decision}',
    '{check}',
    '{policy}',
    '{key}',
  ];
  /** What an id stands for, by the path up to it. */
  const kinds: Record<string, string> = {
    '/v1/requisitions/': '{requisition}',
    '/v1/candidates/': '{candidate}',
    '/v1/cases/': '{case}',
    '/v1/evidence/': '{evidence}',
    '/v1/checks/': '{check}',
    '/v1/review/cases/': '{case}',
    '/v1/review/decisions/': '{decision}',
    '/v1/api-keys/': '{key}',
    '/v1/policies/': '{policy}',
  };

  it('on every route with an id', async () => {
    const routes = registeredRoutes(installation.api.getHttpAdapter().getInstance()).filter(({ path }) =>
      path.includes(':id'),
    );
    expect(routes.length).toBeGreaterThan(25);
    const known = [...Object.values(good), ...Object.values(consequential)];
    const document = await goodDocument();
    for (const { method, path } of routes) {
      const own = kinds[path.slice(0, path.indexOf(':id'))];
      expect(own, path).toBeDefined();
      const sample = known.find(({ url }) => url === path.replace(':id', own ?? ''));
      for (const id of strange.filter((other) => other !== own)) {
        const request = path.endsWith('/documents')
          ? document
          : { body: method === 'POST' ? (sample?.body ?? {}) : undefined };
        const reply = await send({ ...request, method: method as 'GET', url: path.replace(':id', id) });
        const what = `${method} ${path} with ${id}: ${reply.body.slice(0, 300)}`;
        expect(reply.statusCode, what).toBe(404);
        expect(reply.json(), what).toMatchObject({ code: 'not_found' });
      }
    }
    expect(await everything()).toBe(before);
  }, 120_000);

  it('and one that is named in a body is the fault of its field', async () => {
    for (const id of ['nonsense', 'cand_01890000000070008000000000000000', '{case}'])
      await refusal({
        name: id,
        url: '/v1/cases',
        body: { requisition_id: '{requisition}', candidate_id: id },
        status: 400,
        code: 'invalid_request',
        pointer: '#/candidate_id',
      });
  });
});

describe('after all of them', () => {
  it('the service is ready, takes an order, and has not grown', async () => {
    expect((await send({ method: 'GET', url: '/v1/health/ready' })).statusCode).toBe(200);
    for (const request of Object.values(good)) expect((await send(request)).statusCode).toBeLessThan(300);
    expect((await send(await goodDocument())).statusCode).toBe(201);
    // bodies are 9 MB and files 26 MB at most; the rest is what the engine has not given back yet
    expect(residentMost - residentBefore).toBeLessThan(700_000_000);
  });

  it('there were more than a hundred', () => {
    const all = [...fieldFaults, ...bodies, ...idempotencyKeys, ...queries, ...addresses, ...documents];
    expect(new Set(all.map(({ name }) => name)).size).toBeGreaterThan(300);
  });
});
