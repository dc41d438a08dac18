import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servedQueues } from '../../apps/worker/served-queues.js';
import { createWorker } from '../../apps/worker/create-worker.js';
import { checkNames } from '#checks/check.js';
import { checks } from '#checks/registry.js';
import { evidenceKinds } from '#checks/evidence.js';
import { Config } from '#platform/config/config.js';
import { queueNames, queueTable } from '#platform/queues/queue-table.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';

let installation: TestInstallation;

beforeAll(async () => {
  installation = await startTestInstallation();
});

afterAll(async () => {
  await installation.stop();
});

describe('every check', () => {
  it('stands in the registry under its own name', () => {
    expect(Object.entries(checks).map(([name, check]) => [name, check.name])).toEqual(
      checkNames.map((name) => [name, name]),
    );
  });

  it('has its queue, and every queue its check', () => {
    expect([...queueNames].sort()).toEqual([...checkNames].sort());
    expect(Object.keys(queueTable).sort()).toEqual([...queueNames].sort());
  });

  it('is called for by something that can come in', () => {
    for (const { name, evidence, claims } of Object.values(checks)) {
      expect(evidence.length + (claims?.length ?? 0), name).toBeGreaterThan(0);
      expect(evidence.filter((kind) => !evidenceKinds.includes(kind))).toEqual([]);
    }
  });
});

describe('every queue', () => {
  it('has exactly one processor in a worker that serves all, named twice or once', () => {
    expect(servedQueues({ workerQueues: 'all' })).toEqual([...queueNames]);
    expect(servedQueues({ workerQueues: ['network', 'identity', 'network'] })).toEqual([
      'network',
      'identity',
    ]);
  });

  it('has somebody who knows its name: a worker told to serve another does not start', async () => {
    const config = Object.assign(new Config(), installation.config, { workerQueues: ['network', 'face'] });
    await expect(createWorker(config)).rejects.toThrow(
      `WORKER_QUEUES names "face"; there are ${queueNames.join(', ')}`,
    );
  });
});
