import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checksForClaim } from '#checks/registry.js';
import { IdempotencyService } from '#platform/http/idempotency.service.js';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';
import { onServer } from '../harness/test-database.js';

let installation: TestInstallation;
let key: string;
let requisition: string;

beforeAll(async () => {
  installation = await startTestInstallation();
  key = await installation.key();
  requisition = (
    await new ApiClient(installation.api, key).must<{ id: string }>('/v1/requisitions', { title: 't' })
  ).id;
});

afterAll(async () => {
  await installation.stop();
});

const orderOf = (name: string) => ({
  requisition_id: requisition,
  candidate: {
    claims: [
      { kind: 'name', value: name },
      { kind: 'birth_date', value: '1990-04-12' },
    ],
  },
});

const post = (url: string, payload: object, idempotencyKey: string, bearer = key) =>
  installation.api
    .inject({
      method: 'POST',
      url,
      payload,
      headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': idempotencyKey },
    })
    .then((reply) => reply);

/** A document under a boundary of its own, as a client that encodes it anew sends it. */
function upload(caseId: string, picture: Buffer, idempotencyKey: string) {
  const boundary = `b${randomUUID()}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="d.png"\r\nContent-Type: image/png\r\n\r\n`;
  return installation.api
    .inject({
      method: 'POST',
      url: `/v1/cases/${caseId}/evidence/documents`,
      payload: Buffer.concat([Buffer.from(head), picture, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      headers: {
        authorization: `Bearer ${key}`,
        'idempotency-key': idempotencyKey,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
    })
    .then((reply) => reply);
}

const created = [
  'candidates',
  'claims',
  'cases',
  'checks',
  'evidence',
  'idempotency_keys',
  'audit_log',
] as const;
type Counts = Record<(typeof created)[number], number>;

async function counts(): Promise<Counts> {
  const columns = created.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`);
  const [row] = await installation.api.get(DataSource).query<Counts[]>(`SELECT ${columns.join(', ')}`);
  if (!row) throw new Error('No counts');
  return row;
}

/** What was made in between; tables of which nothing was made are left out. */
function made(before: Counts, after: Counts): Partial<Counts> {
  const grown = created.map((table) => [table, after[table] - before[table]] as const);
  return Object.fromEntries(grown.filter(([, rows]) => rows !== 0));
}

/** name and birth date call for these, each once */
const called = [...new Set((['name', 'birth_date'] as const).flatMap(checksForClaim))].sort();
const oneOrder = {
  candidates: 1,
  claims: 2,
  cases: 1,
  checks: called.length,
  idempotency_keys: 1,
  audit_log: 1,
};
const oneDocument = { checks: 1, evidence: 1, idempotency_keys: 1, audit_log: 1 };

describe('ten equal requests at once under one Idempotency-Key', () => {
  it('that order a case make one case, one candidate and one set of checks, and get one reply', async () => {
    const before = await counts();
    const name = randomUUID();
    const order = orderOf('Mara Lindqvist');
    const replies = await Promise.all(Array.from({ length: 10 }, () => post('/v1/cases', order, name)));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(201));
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
    expect(replies.filter(({ headers }) => headers['idempotent-replayed'] === 'true')).toHaveLength(9);
    expect(made(before, await counts())).toEqual(oneOrder);
    const { id } = replies[0]?.json<{ id: string }>() ?? { id: '' };
    const { body } = await new ApiClient(installation.api, key).get<{ data: { name: string }[] }>(
      `/v1/cases/${id}/checks`,
    );
    expect(body.data.map((check) => check.name).sort()).toEqual(called);
  });

  it('that upload a document store it once, whatever their boundaries', async () => {
    const order = await post('/v1/cases', orderOf('Ben Example'), randomUUID());
    const { id } = order.json<{ id: string }>();
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#886644' } })
      .png()
      .toBuffer();
    const before = await counts();
    const name = randomUUID();
    const replies = await Promise.all(Array.from({ length: 10 }, () => upload(id, picture, name)));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(201));
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
    expect(made(before, await counts())).toEqual(oneDocument);
    const other = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#446688' } })
      .png()
      .toBuffer();
    expect((await upload(id, other, name)).json()).toMatchObject({
      status: 422,
      code: 'idempotency_key_reused',
    });
    expect(made(before, await counts())).toEqual(oneDocument);
  });
});

describe('an Idempotency-Key', () => {
  it('does not serve for another request', async () => {
    const name = randomUUID();
    expect((await post('/v1/cases', orderOf('Mara Lindqvist'), name)).statusCode).toBe(201);
    const before = await counts();
    const reused = { status: 422, code: 'idempotency_key_reused' };
    expect((await post('/v1/cases', orderOf('Mara Lindquist'), name)).json()).toMatchObject(reused);
    expect((await post('/v1/requisitions', { title: 't' }, name)).json()).toMatchObject(reused);
    expect(made(before, await counts())).toEqual({});
  });

  it('is one of its caller: the same key of another makes another case', async () => {
    const name = randomUUID();
    const before = await counts();
    const first = await post('/v1/cases', orderOf('Mara Lindqvist'), name);
    const second = await post('/v1/cases', orderOf('Mara Lindqvist'), name, await installation.key());
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.body).not.toBe(first.body);
    expect(made(before, await counts())).toMatchObject({
      cases: 2,
      candidates: 2,
      checks: 2 * called.length,
      idempotency_keys: 2,
    });
  });

  it('is free again after a refusal', async () => {
    const name = randomUUID();
    const wrong = { ...orderOf('Mara Lindqvist'), requisition_id: 'req_nothing' };
    expect((await post('/v1/cases', wrong, name)).statusCode).toBe(400);
    expect((await post('/v1/cases', orderOf('Mara Lindqvist'), name)).statusCode).toBe(201);
  });

  it('is stored as a hash, and the reply under it sealed', async () => {
    const name = `mara-lindqvist-${randomUUID()}`;
    const reply = await post(
      '/v1/cases',
      { ...orderOf('Mara Lindqvist'), external_ref: 'ref-of-mara' },
      name,
    );
    expect(reply.json()).toMatchObject({ external_ref: 'ref-of-mara' });
    const rows = await installation.api
      .get(DataSource)
      .query<{ row: string }[]>(
        `SELECT convert_from(decode(replace(k::text, '\\', ''), 'escape'), 'LATIN1') AS row FROM idempotency_keys k`,
      );
    const replies = await installation.api
      .get(DataSource)
      .query<{ reply: Buffer }[]>('SELECT reply FROM idempotency_keys');
    expect(rows.map(({ row }) => row).join()).not.toContain('mara');
    expect(Buffer.concat(replies.map(({ reply: sealed }) => sealed)).includes('ref-of-mara')).toBe(false);
  });
});

describe('a failure', () => {
  it('between commit and reply loses the reply alone: the repeat gets it, and makes nothing', async () => {
    const before = await counts();
    const name = randomUUID();
    const lost = vi
      .spyOn(installation.api.get(IdempotencyService), 'finish')
      .mockRejectedValueOnce(new Error('gone'));
    expect((await post('/v1/cases', orderOf('Mara Lindqvist'), name)).statusCode).toBe(500);
    lost.mockRestore();
    expect(made(before, await counts())).toEqual(oneOrder);
    const repeat = await post('/v1/cases', orderOf('Mara Lindqvist'), name);
    expect(repeat.statusCode).toBe(201);
    expect(repeat.headers['idempotent-replayed']).toBe('true');
    expect(made(before, await counts())).toEqual(oneOrder);
  });

  it('at the commit leaves nothing behind, and the same key serves for the repeat', async () => {
    const before = await counts();
    const name = randomUUID();
    await onServer(
      installation.databaseUrl,
      `CREATE FUNCTION fail_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'out of order'; END $$;
       CREATE CONSTRAINT TRIGGER fail_at_commit AFTER INSERT ON cases DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION fail_at_commit()`,
    );
    expect((await post('/v1/cases', orderOf('Mara Lindqvist'), name)).json()).toMatchObject({
      status: 500,
      code: 'internal_error',
    });
    expect(made(before, await counts())).toEqual({});
    await onServer(installation.databaseUrl, 'DROP TRIGGER fail_at_commit ON cases');
    expect((await post('/v1/cases', orderOf('Mara Lindqvist'), name)).statusCode).toBe(201);
    expect(made(before, await counts())).toEqual(oneOrder);
  });

  it('of a process that held the key is taken for one after a minute, and the repeat runs', async () => {
    const name = randomUUID();
    const before = await counts();
    const principal = `api_key:${(await ownKeyId()) ?? ''}`;
    // what such a process leaves: a row without a reply
    await installation.api.get(DataSource).query(
      `INSERT INTO idempotency_keys (principal, key_hash, request_hash, created_at)
       VALUES ($1, sha256(convert_to($2, 'UTF8')), '\\x00', now() - interval '61 seconds')`,
      [principal, name],
    );
    expect((await post('/v1/cases', orderOf('Mara Lindqvist'), name)).statusCode).toBe(201);
    expect(made(before, await counts())).toEqual(oneOrder);
  });
});

async function ownKeyId(): Promise<string | undefined> {
  const hex = key.split('_')[1] ?? '';
  const [row] = await installation.api
    .get(DataSource)
    .query<{ id: string }[]>('SELECT id FROM api_keys WHERE id = $1', [`key_${hex}`]);
  return row?.id;
}
