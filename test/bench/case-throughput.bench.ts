import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from 'pg';
import { systemActor } from '#audit/audit.service.js';
import { IntelStore } from '#intel/intel-store.service.js';
import { readManifestFile } from '#intel/load-manifest.js';
import type { Config } from '#platform/config/config.js';
import { openQueue } from '#platform/queues/queue-backend.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import { inventedCase, type InventedCase } from './invented-case.js';
import { quantile, takeTurns } from './rounds.js';
import {
  connect,
  makeKey,
  startInstallation,
  startProcess,
  startServer,
  stopProcess,
  type BenchInstallation,
} from './durable-installation.js';
import { repositoryRoot } from './repository.js';

/** Cases ordered at the same time, and cases whose jobs are added at the same time. */
const inFlight = 16;
const jobsACase = 5;
const deadlineMs = 120_000;

/**
 * A case is ordered with a name, and a session, a message, a device report and a payout come in: five pieces
 * of work, and the identity check for the claims. It counts
 * once its recommendation on all of them is stored. The API runs in this process and is called through `inject`, so no
 * time goes to sockets; the worker is a process of its own, as in use. The baseline adds five jobs that do nothing in
 * one call a case, from this process, to a worker process of the same settings.
 */
export async function run(options: BenchOptions): Promise<BenchRow[]> {
  const server = await startServer();
  try {
    const url = await server.database('cases');
    const installation = await startInstallation(url);
    const database = await connect(url);
    await importIntel(installation);
    const worker = await startProcess(
      new URL('../../apps/worker/main.js', import.meta.url),
      installation.environment,
    );
    try {
      return await measure(installation, database, await server.database('jobs'), options);
    } finally {
      await stopProcess(worker);
      await database.end();
      await installation.stop();
    }
  } finally {
    await server.stop();
  }
}

async function measure(
  installation: BenchInstallation,
  database: Client,
  jobsUrl: string,
  { quick, say }: BenchOptions,
): Promise<BenchRow[]> {
  const orders = await orderer(installation.api);
  const baseline = await noOpJobs(installation.config, {
    ...installation.environment,
    DATABASE_URL: jobsUrl,
  });
  const [cases, rounds] = quick ? [30, 2] : [100, 3];
  try {
    say('warming up');
    await casesASecond(orders, database, 20);
    await baseline.casesASecond(20);
    say(`${rounds} rounds of ${cases} cases`);
    const figures = await takeTurns(
      rounds,
      () => casesASecond(orders, database, cases),
      () => baseline.casesASecond(cases),
    );
    say('one case at a time');
    const waits = await oneByOne(orders, database, quick ? 5 : 40);
    const latency = (name: string, share: number): BenchRow => {
      return { name, unit: 'ms', value: quantile(waits, share), baseline: null, aim: null };
    };
    return [
      {
        name: 'case from order to stored recommendation, against five no-op jobs',
        unit: 'cases/s',
        ...figures,
        aim: { of: 'ratio', is: 'at least', than: 0.5 },
        note: `${inFlight} in flight; API in process through inject, one worker process; PostgreSQL with synchronous_commit`,
      },
      latency('one case at a time, order to recommendation: half within', 0.5),
      latency('one case at a time, order to recommendation: 95 % within', 0.95),
    ];
  } finally {
    await baseline.stop();
  }
}

async function importIntel({ api }: BenchInstallation): Promise<void> {
  const folder = join(repositoryRoot, 'apps/cli/demo/intel');
  const feeds = await readManifestFile(join(folder, 'manifest.json'));
  await api.get(IntelStore).import(systemActor, feeds, (feed) => readFile(join(folder, feed.path)));
}

type Order = (person: InventedCase) => Promise<string>;

/** @returns what orders a case and sends its evidence, one request after the other, and tells the case's id */
async function orderer(api: NestFastifyApplication): Promise<Order> {
  const key = await makeKey(api);
  const post = async (url: string, payload: object): Promise<string> => {
    const headers = { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() };
    const reply = await api.inject({ method: 'POST', url, headers, payload });
    if (reply.statusCode !== 201) throw new Error(`POST ${url}: ${reply.statusCode} ${reply.payload}`);
    return reply.json<{ id: string }>().id;
  };
  const requisition = await post('/v1/requisitions', { title: 'Backend engineer, remote' });
  return async ({ order, evidence }) => {
    const id = await post('/v1/cases', { requisition_id: requisition, ...order });
    for (const [kind, body] of evidence) await post(`/v1/cases/${id}/evidence/${kind}`, body);
    return id;
  };
}

async function casesASecond(order: Order, database: Client, count: number): Promise<number> {
  const people = Array.from({ length: count }, () => inventedCase());
  const begin = performance.now();
  const ids: string[] = [];
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let next = people.pop(); next; next = people.pop()) ids.push(await order(next));
    }),
  );
  await allRecommended(database, ids, 15);
  return (count * 1000) / (performance.now() - begin);
}

/** Milliseconds from the order to the recommendation on all evidence, for one case after the other. */
async function oneByOne(order: Order, database: Client, count: number): Promise<number[]> {
  const waits: number[] = [];
  for (let at = 0; at < count; at++) {
    const begin = performance.now();
    await allRecommended(database, [await order(inventedCase())], 3);
    waits.push(performance.now() - begin);
  }
  return waits;
}

async function allRecommended(database: Client, ids: string[], everyMs: number): Promise<void> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const { rows } = await database.query<{ done: number; wrong: string | null }>(
      // all checks of a case are there once its evidence was taken in. Identity is asked of a case without a document
      // too, and has no answer then: that is right
      `SELECT count(*) FILTER (WHERE running = 0 AND recommended_at >= last_begun)::int AS done,
         min(unanswered) AS wrong
       FROM cases JOIN (
         SELECT case_id, count(*) FILTER (WHERE finished_at IS NULL) AS running, max(started_at) AS last_begun,
           min(concat_ws(' ', name, error)) FILTER (WHERE outcome = 'unavailable' AND name <> 'identity') AS unanswered
         FROM checks WHERE case_id = ANY($1) GROUP BY case_id) c ON c.case_id = cases.id`,
      [ids],
    );
    const [row] = rows;
    if (row?.wrong) throw new Error(`A ${row.wrong} check had no answer: the figures would mean nothing`);
    if (row?.done === ids.length) return;
    if (performance.now() > end)
      throw new Error(`${row?.done ?? 0} of ${ids.length} cases were recommended in time`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** In a database of its own on the same server, so that it takes no job of the product's. */
async function noOpJobs(config: Config, environment: Record<string, string> & { DATABASE_URL: string }) {
  const own = Object.assign(Object.create(config) as Config, { databaseUrl: environment.DATABASE_URL });
  const queue = openQueue(own, 'payment', (fault) => {
    throw fault;
  });
  const worker = await startProcess(new URL('./baselines/no-op-worker.js', import.meta.url), environment);
  return {
    casesASecond: async (count: number): Promise<number> => {
      let left = count;
      const begin = performance.now();
      const done = once(worker, 'message');
      worker.send(count * jobsACase);
      await Promise.all(
        Array.from({ length: inFlight }, async () => {
          while (left-- > 0) await queue.add(Array.from({ length: jobsACase }, () => randomUUID()));
        }),
      );
      await done;
      return (count * 1000) / (performance.now() - begin);
    },
    stop: async () => {
      await stopProcess(worker);
      await queue.close();
    },
  };
}
