import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditCheckpoints } from '#audit/checkpoints.service.js';
import { CheckRelay } from '#checks/relay.service.js';
import { Config } from '#platform/config/config.js';
import { openQueue, openWorker, type JobQueue, type JobWorker } from '#platform/queues/queue-backend.js';
import { queueNames, type QueueName } from '#platform/queues/queue-table.js';
import { faultFacts } from '#platform/telemetry/fault-facts.js';
import { RecommendationService } from '#review/recommendation.service.js';
import { CheckProcessor } from './check-processor.service.js';
import { LoadedIntel } from './loaded-intel.service.js';
import { loop, type Loop } from './loop.js';
import { servedQueues } from './served-queues.js';

const log = new Logger('worker');

/** Starts the processors of the queues this process serves, and the loops that keep the rest moving. */
@Injectable()
export class WorkerService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly queues = new Map<QueueName, JobQueue>();
  private workers: JobWorker[] = [];
  private loops: Loop[] = [];

  constructor(
    private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly relay: CheckRelay,
    private readonly processor: CheckProcessor,
    private readonly intel: LoadedIntel,
    private readonly recommendation: RecommendationService,
    private readonly checkpoints: AuditCheckpoints,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.intel.refresh();
    for (const name of queueNames) this.queues.set(name, openQueue(this.config, name, onError));
    this.workers = servedQueues(this.config).map((name) =>
      openWorker(this.config, name, (checkId) => this.processor.process(name, checkId), onError),
    );
    this.loops = [
      // new checks wait for at most this long before they are handed over
      loop('relay', 50, async () => (await this.relay.pass((queue, ids) => this.add(queue, ids))) > 0),
      loop('lost runs', 2_000, () => this.takeBackLostRuns()),
      loop('intel', 2_000, () => this.intel.refresh()),
      loop('audit', 1_000, () => this.checkpoints.advance()),
      loop('partitions', 6 * 3_600_000, async () => {
        await this.dataSource.query('SELECT hirewall_make_partitions(2)');
        return false;
      }),
    ];
  }

  /** Running checks are finished, nothing new is begun; before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((item) => item.stop()));
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.checkpoints.advance();
  }

  private async add(name: QueueName, checkIds: string[]): Promise<void> {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`No queue is open for ${name}`);
    await queue.add(checkIds);
  }

  private async takeBackLostRuns(): Promise<boolean> {
    for (const caseId of await this.relay.takeBackLostRuns())
      await this.dataSource.transaction((tx) => this.recommendation.update(tx, caseId));
    return false;
  }
}

function onError(fault: Error): void {
  log.warn({ msg: 'job queue fault', ...faultFacts(fault) });
}
