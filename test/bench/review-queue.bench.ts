import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from 'pg';
import { systemActor } from '#audit/audit.service.js';
import { WaitingCases, type QueuePlace, type QueueRequest } from '#cases/waiting-cases.service.js';
import { RequisitionsService } from '#intake/requisitions.service.js';
import { encodeCursor } from '#platform/http/page.js';
import { defaultPolicyName, PoliciesService } from '#policy/policies.service.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import {
  connect,
  makeKey,
  startInstallation,
  startServer,
  type BenchInstallation,
} from './durable-installation.js';
import { fillQueue, sealNames } from './queue-filling.js';
import { takeTurns } from './rounds.js';

const limit = 50;

type Asked = Omit<QueueRequest, 'limit' | 'after'> & { inTheMiddle?: true };

const pages: Record<string, Asked> = {
  'first page': {},
  'page in the middle': { inTheMiddle: true },
  'only "clear"': { recommendation: 'clear' },
  'only unclaimed': { state: 'unclaimed' },
  'only claimed, none is': { state: 'claimed' },
};

interface Queue {
  size: number;
  installation: BenchInstallation;
  database: Client;
  key: string;
}

/** Pages of 50 through the API in process, with the names opened, of a long queue and of a short one in turns. */
export async function run({ quick, say }: BenchOptions): Promise<BenchRow[]> {
  const server = await startServer();
  const queues: Queue[] = [];
  const open = async (size: number): Promise<Queue> => {
    const begin = performance.now();
    const queue = await openQueueOf(await server.database(`queue_${size}`), size);
    queues.push(queue);
    say(`${size} cases written in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
    return queue;
  };
  try {
    const short = await open(10_000);
    const long = await open(quick ? 100_000 : 1_000_000);
    const rows: BenchRow[] = [];
    for (const [name, asked] of Object.entries(pages))
      rows.push(await compare(name, asked, long, short, quick));
    return rows;
  } finally {
    for (const { database, installation } of queues) {
      await database.end();
      await installation.stop();
    }
    await server.stop();
  }
}

async function compare(
  name: string,
  asked: Asked,
  long: Queue,
  short: Queue,
  quick: boolean,
): Promise<BenchRow> {
  const [ofLong, ofShort] = [await pageTimer(long, asked), await pageTimer(short, asked)];
  return {
    name: `review queue, ${name}, at ${long.size.toLocaleString('en-GB')} cases against ${short.size.toLocaleString('en-GB')}`,
    unit: 'ms/page',
    ...(await takeTurns(quick ? 10 : 50, ofLong, ofShort)),
    aim: { of: 'ratio', is: 'at most', than: 1.5 },
  };
}

async function openQueueOf(url: string, size: number): Promise<Queue> {
  const installation = await startInstallation(url);
  const database = await connect(url);
  const key = await makeKey(installation.api, ['reviewer']);
  await fillQueue(database, await makeRequisition(installation.api), size);
  return { size, installation, database, key };
}

async function makeRequisition(api: NestFastifyApplication): Promise<string> {
  await api.get(PoliciesService).ensureDefault();
  const order = { title: 'Backend engineer, remote', externalRef: null, policyName: defaultPolicyName };
  return (await api.get(RequisitionsService).create(systemActor, order)).id;
}

async function middleOf(database: Client): Promise<QueuePlace> {
  const { rows } = await database.query<{ priority: number; waiting_since: Date; id: string }>(
    `SELECT priority, waiting_since, id FROM cases ORDER BY priority DESC, waiting_since, id
     OFFSET (SELECT count(*) / 2 FROM cases) LIMIT 1`,
  );
  const [row] = rows;
  if (!row) throw new Error('the queue is empty');
  return { priority: row.priority, waitingSince: row.waiting_since, id: row.id };
}

/** Makes the names real that the page shows, asks for it a few times, and then gives the time it takes (ms). */
async function pageTimer(queue: Queue, { inTheMiddle, ...filter }: Asked): Promise<() => Promise<number>> {
  const { api } = queue.installation;
  const after = inTheMiddle && (await middleOf(queue.database));
  const shown = await api.get(WaitingCases).page({ limit, ...filter, ...(after && { after }) });
  await sealNames(
    api,
    shown.map(({ candidateId }) => candidateId),
  );
  const query = new URLSearchParams({ limit: String(limit), ...filter });
  if (after)
    query.set('cursor', encodeCursor('queue', [after.priority, after.waitingSince.toISOString(), after.id]));
  const ask = async (): Promise<number> => {
    const begin = performance.now();
    const url = `/v1/review/queue?${query.toString()}`;
    const reply = await api.inject({ method: 'GET', url, headers: { authorization: `Bearer ${queue.key}` } });
    const took = performance.now() - begin;
    if (reply.statusCode !== 200) throw new Error(`GET ${url}: ${reply.statusCode} ${reply.payload}`);
    return took;
  };
  for (let warm = 0; warm < 5; warm++) await ask();
  return ask;
}
