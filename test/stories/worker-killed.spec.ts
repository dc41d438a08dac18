import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { queueNames } from '#platform/queues/queue-table.js';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';
import { startProcess, type ServerProcess } from '../harness/process.js';
import { until } from '../harness/until.js';

const caseCount = 200;
/** After this share of the checks the running worker is killed. */
const kills = [0.1 + Math.random() * 0.2, 0.45 + Math.random() * 0.3];
/** A database of its own on the Redis server, so that the queues of nobody else are met. */
const redisUrl = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379/11';

/** What is sent for a case, in turn; each shows other signals, told apart by how they are numbered. */
const messages = [
  'I can only accept USDT (TRC-20). No bank transfer please, crypto only.',
  'Thank you for the interview, I look forward to the next round.',
  'As a blockchain developer I integrated USDT payments into a wallet.',
];

let installation: TestInstallation;
let database: DataSource;
let ats: ApiClient;
let reviewer: ApiClient;
let requisition: string;
let env: Record<string, string>;
const workers: ServerProcess[] = [];

async function prepare(more: Record<string, string>): Promise<void> {
  installation = await startTestInstallation(more);
  database = installation.api.get(DataSource);
  ats = new ApiClient(installation.api, await installation.key());
  reviewer = new ApiClient(installation.api, await installation.key({ roles: ['reviewer'] }));
  requisition = (await ats.must<{ id: string }>('/v1/requisitions', { title: 'Engineer' })).id;
  env = {
    HIREWALL_HOME: installation.config.home,
    DATABASE_URL: installation.databaseUrl,
    LOG_LEVEL: 'warn',
    // a killed worker's checks are taken up again after this long
    WORKER_LEASE_SECONDS: '3',
    ...more,
  };
}

async function startWorker(): Promise<ServerProcess> {
  const worker = await startProcess('worker', env);
  workers.push(worker);
  return worker;
}

/** Nothing in one case points to another: what is found in it depends on it alone. */
async function orderCase(index: number): Promise<string> {
  const { id } = await ats.must<{ id: string }>('/v1/cases', {
    requisition_id: requisition,
    candidate: {
      claims: [
        { kind: 'name', value: 'Anna Maria Eriksson' },
        { kind: 'birth_date', value: '1974-08-12' },
        { kind: 'residence_country', value: 'DE' },
        { kind: 'time_zone', value: 'Europe/Berlin' },
      ],
    },
  });
  const at = `/v1/cases/${id}/evidence`;
  const zone = index % 2 === 0 ? 'Europe/Berlin' : 'Asia/Pyongyang';
  await ats.must(`${at}/sessions`, { ip: `10.${index >> 8}.${index & 255}.7`, time_zone: zone });
  await ats.must(`${at}/messages`, { text: messages[index % 3], lang: 'en' });
  const holder = index % 5 === 0 ? 'Somebody Else' : 'Anna Maria Eriksson';
  await ats.must(`${at}/payouts`, { method: 'bank', holder, country: 'DE' });
  if (index % 10 === 0) await sendDocument(at, index);
  await ats.must(`/v1/cases/${id}/submit`);
  return id;
}

/** The specimen lines of ICAO Doc 9303 Part 4, with a number of their own; its check digit does not hold. */
async function sendDocument(at: string, index: number): Promise<void> {
  const number = `L${String(10_000_000 + index)}`;
  const lines = [
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    `${number}9UTO7408122F3104159ZE184226B<<<<<10`,
  ];
  const fields = { type: 'passport', mrz_lines: lines.join('\n'), mrz_source: 'scanner' };
  const { status, body } = await ats.upload(`${at}/documents`, fields);
  if (status !== 201) throw new Error(JSON.stringify(body));
}

async function inParallel<T>(items: T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

async function shareDone(expected: number): Promise<number> {
  const [row] = await database.query<[{ n: number }]>(
    "SELECT count(*)::int AS n FROM checks WHERE status IN ('done', 'failed')",
  );
  return row.n / expected;
}

async function nothingWaits(): Promise<void> {
  await until(
    'every check to end',
    async () => {
      const rows = await database.query<unknown[]>(
        "SELECT 1 FROM checks WHERE status NOT IN ('done', 'failed') LIMIT 1",
      );
      return rows.length === 0;
    },
    90_000,
  );
}

/** What was found in each case, as sorted lines 'check.ordinal code outcome'. */
async function findingsOf(caseIds: string[]): Promise<Map<string, string[]>> {
  const rows = await database.query<{ case_id: string; finding: string }[]>(
    `SELECT k.case_id, concat_ws(' ', k.name, k.outcome, k.error, s.ordinal, s.code, s.strength) AS finding
     FROM checks k LEFT JOIN signals s ON s.check_id = k.id WHERE k.case_id = ANY($1) ORDER BY finding`,
    [caseIds],
  );
  const found = new Map(caseIds.map((id) => [id, [] as string[]]));
  for (const { case_id, finding } of rows) found.get(case_id)?.push(finding);
  return found;
}

/** Evidence and claims of a case repeat after 30: lcm(2, 3, 5, 10). */
const kinds = 30;

async function checksOf(): Promise<number> {
  const [row] = await database.query<[{ n: number }]>('SELECT count(*)::int AS n FROM checks');
  return row.n;
}

/** Runs while checks run: each case is decided by six equal requests at once, four of them under one key. */
async function decideConcurrently(caseId: string): Promise<void> {
  await reviewer.must(`/v1/review/cases/${caseId}/claim`);
  const url = `/v1/review/cases/${caseId}/decisions`;
  const body = {
    decision: 'inconclusive',
    reason_code: 'no_answer',
    text: 'Asked at the same moment.',
  };
  const key = randomUUID();
  const replies = await Promise.all([
    ...Array.from({ length: 4 }, () => reviewer.post<{ id: string }>(url, body, key)),
    ...Array.from({ length: 2 }, () => reviewer.post<{ id: string }>(url, body)),
  ]);
  const made = new Set(replies.filter(({ status }) => status === 201).map(({ body: { id } }) => id));
  expect(made.size).toBe(1);
  expect(replies.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
}

async function surviveKills(): Promise<void> {
  // what 30 cases of every kind show when nothing is disturbed
  const calm: string[] = [];
  for (let index = 0; index < kinds; index++) calm.push(await orderCase(1000 + 20 + index));
  let worker = await startWorker();
  await nothingWaits();
  const expected = [...(await findingsOf(calm)).values()];
  const perCase = (await checksOf()) / kinds;
  await worker.end('SIGTERM');

  const ids = new Map<number, string>();
  await inParallel(
    Array.from({ length: caseCount }, (_, index) => index),
    8,
    async (index) => void ids.set(index, await orderCase(index)),
  );
  const total = await checksOf();
  expect(total).toBeGreaterThan(perCase * caseCount);
  const before = kinds * perCase;
  worker = await startWorker();
  for (const [round, share] of kills.entries()) {
    await until(
      `${share} of the checks`,
      async () => (await shareDone(total)) >= (before + share * (total - before)) / total,
      60_000,
    );
    await worker.end('SIGKILL');
    expect(await shareDone(total)).toBeLessThan(1);
    worker = await startWorker();
    if (round === 0) await decideSome();
  }
  const held = await freezeAmidRuns(worker);
  await startWorker();
  await until('runs of the worker that hangs to be taken over', async () => (await runsOf(held)) === 0);
  worker.thaw();
  await nothingWaits();
  await expectWhole(ids, expected);
}

/** @returns the ids of the runs it was in the middle of */
async function freezeAmidRuns(worker: ServerProcess): Promise<string[]> {
  return until('a moment amid runs', async () => {
    worker.freeze();
    const rows = await database.query<{ run_id: string }[]>(
      `SELECT run_id FROM checks WHERE status = 'running' FOR UPDATE SKIP LOCKED`,
    );
    if (rows.length > 0) return rows.map(({ run_id }) => run_id);
    worker.thaw();
    return null;
  });
}

async function runsOf(runIds: string[]): Promise<number> {
  const [row] = await database.query<[{ n: number }]>(
    "SELECT count(*)::int AS n FROM checks WHERE status = 'running' AND run_id = ANY($1)",
    [runIds],
  );
  return row.n;
}

const decidedCount = 10;
async function decideSome(): Promise<void> {
  const rows = await until('cases in review', async () => {
    const found = await database.query<{ id: string }[]>(
      `SELECT id FROM cases WHERE status = 'in_review' AND NOT EXISTS
         (SELECT 1 FROM checks WHERE case_id = cases.id AND status IN ('queued', 'running'))
       ORDER BY opened_at DESC LIMIT ${decidedCount}`,
    );
    return found.length === decidedCount && found;
  });
  await Promise.all(rows.map(({ id }) => decideConcurrently(id)));
}

async function expectWhole(ids: Map<number, string>, expected: string[][]): Promise<void> {
  const lost = await database.query<unknown[]>(
    "SELECT id, status FROM cases WHERE recommendation IS NULL OR status NOT IN ('in_review', 'decided')",
  );
  expect(lost).toEqual([]);
  expect(ids.size).toBe(caseCount);
  const found = await findingsOf([...ids.values()]);
  for (const [index, id] of ids) {
    const kind = (index + kinds - (1020 % kinds)) % kinds;
    expect(found.get(id), `case ${index}`).toEqual(expected[kind]);
  }
  const doubled = await database.query<unknown[]>(
    `SELECT check_id, code FROM signals GROUP BY check_id, code, evidence_ids HAVING count(*) > 1
     UNION ALL SELECT case_id, 'decision' FROM decisions GROUP BY case_id HAVING count(*) > 1
     UNION ALL SELECT detail->>'check', 'audit' FROM audit_log WHERE action = 'check.done'
       GROUP BY detail->>'check' HAVING count(*) > 1`,
  );
  expect(doubled).toEqual([]);
  const [counts] = await database.query<[{ decisions: number; interrupted: number; audited: boolean }]>(
    `SELECT (SELECT count(*)::int FROM decisions) AS decisions,
       (SELECT count(*)::int FROM checks WHERE attempts > 1) AS interrupted,
       (SELECT count(*) FROM audit_log WHERE action = 'check.done') = (SELECT count(*) FROM checks) AS audited`,
  );
  expect(counts).toMatchObject({ decisions: decidedCount, audited: true });
  // else nothing was killed in the middle of its work
  expect(counts.interrupted).toBeGreaterThan(0);
}

async function finish(): Promise<void> {
  await Promise.all(workers.splice(0).map((worker) => worker.end('SIGTERM')));
  await installation.stop();
}

describe('killing workers amid 200 cases, and one that hangs and comes back, queues in PostgreSQL', () => {
  beforeAll(() => prepare({}));
  afterAll(finish);

  it('loses no case and doubles no signal and no decision', surviveKills, 150_000);
});

async function redisAnswers(): Promise<boolean> {
  const { hostname, port } = new URL(redisUrl);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 1_000 });
    const say = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => say(data.toString().startsWith('+PONG')));
    socket.once('error', () => say(false));
    socket.once('timeout', () => say(false));
  });
}

const redis = await redisAnswers();
if (!redis && process.env.HIREWALL_REQUIRE_ALL === '1')
  throw new Error(`Redis is required here and does not answer at ${redisUrl}`);

describe.skipIf(!redis)(
  `killing workers amid 200 cases, and one that hangs and comes back, queues in Redis${redis ? '' : ' (skipped: none answers on 127.0.0.1:6379)'}`,
  () => {
    const clearQueues = async () => {
      for (const name of queueNames) {
        const queue = new Queue(name, { connection: { url: redisUrl }, prefix: 'hirewall' });
        await queue.obliterate({ force: true });
        await queue.close();
      }
    };
    beforeAll(async () => {
      await clearQueues();
      await prepare({ REDIS_URL: redisUrl });
    });
    afterAll(async () => {
      await finish();
      await clearQueues();
    });

    it('loses no case and doubles no signal and no decision', surviveKills, 150_000);
  },
);
