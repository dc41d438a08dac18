import { once } from 'node:events';
import { connect } from 'node:net';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#platform/config/config.js';
import { queueSchema } from '#platform/database/migrate.js';

export type Health = 'up' | 'down';

const patienceMs = 2_000;

/** Whether what this process can't do without answers now. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  async check(): Promise<{ database: Health; queue: Health }> {
    const [database, queue] = await Promise.all([this.database(), this.queue()]);
    return { database, queue };
  }

  private database(): Promise<Health> {
    return healthOf(this.dataSource.query('SELECT 1'));
  }

  /** The queue backend in PostgreSQL answers when its schema is there. */
  private queue(): Promise<Health> {
    const { redisUrl } = this.config;
    if (redisUrl) return healthOf(reach(new URL(redisUrl)));
    const asked = this.dataSource.query<{ there: boolean }[]>(
      'SELECT to_regnamespace($1) IS NOT NULL AS there',
      [queueSchema],
    );
    return healthOf(
      asked.then(([row]) => {
        if (!row?.there) throw new Error('The queue schema is missing');
      }),
    );
  }
}

async function healthOf(answer: Promise<unknown>): Promise<Health> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Health>((resolve) => {
    timer = setTimeout(() => resolve('down'), patienceMs);
  });
  const answered = answer.then(
    (): Health => 'up',
    (): Health => 'down',
  );
  return Promise.race([answered, tooLate]).finally(() => clearTimeout(timer));
}

async function reach({ hostname, port }: URL): Promise<void> {
  const socket = connect({
    host: hostname,
    port: Number(port || 6379),
    signal: AbortSignal.timeout(patienceMs),
  });
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
