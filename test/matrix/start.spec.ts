import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isStillRunning } from '#platform/installation/process-identity.js';
import { heldPort, takePorts } from './listeners.js';
import {
  type BackgroundCase,
  type MatrixCase,
  asked,
  expectNothingRuns,
  interrupt,
  runMatrixCase,
  startMatrixCase,
  untilReady,
  untilSaid,
} from './matrix-case.js';
import { canLeaveNetwork } from './no-network.js';
import { killAll } from './processes.js';
import { type RepositoryCopy, copyRepository } from './repository-copy.js';

const signInLink = /console\/sign-in#token=/;
const people = ['Dana Whitfield', 'First administrator'];

describe.runIf(asked)('start on a fresh machine (MATRIX=1)', { timeout: 180_000 }, () => {
  let copy: RepositoryCopy;
  beforeAll(() => {
    copy = copyRepository();
  });
  afterAll(() => copy.remove());

  const start = (options: Partial<MatrixCase> = {}) =>
    startMatrixCase({ repository: copy, args: ['start'], env: { PORT: '0' }, ...options });

  async function names(): Promise<string[]> {
    const listed = await runMatrixCase({ repository: copy, args: ['user', 'list'] });
    expect(listed.status, listed.stderr).toBe(0);
    const lines = listed.stdout.trim().split('\n');
    return lines.map((line) => (JSON.parse(line) as { name: string }).name).sort();
  }

  /** Ctrl-C ends it well, in time, and leaves nothing. */
  async function stops(background: BackgroundCase): Promise<void> {
    const result = await interrupt(background);
    expect(result.status, result.stderr).toBe(0);
    expect(result.stderr).toContain('hirewall: stopped');
    expect(result.stopSeconds).toBeLessThan(15);
    expectNothingRuns(copy);
  }

  it('runs in a folder that no other account can enter and with LANG unset, lets the first person in, and Ctrl-C leaves no process', async () => {
    const first = start();
    await untilReady(first, copy);
    expect(first.stderr()).toMatch(signInLink);
    const args = ['user', 'add', 'Dana Whitfield', '--email', 'dana@example.org', '--role', 'reviewer'];
    const added = await runMatrixCase({ repository: copy, args });
    expect(added.status, added.stderr).toBe(0);
    await stops(first);
  });

  it('runs a second time on the same data, without a network, and makes no second first person', async () => {
    // the namespace has every port free: the default one
    const env = canLeaveNetwork ? {} : { PORT: '0' };
    const second = start({ network: 'loopback', env });
    const state = await untilReady(second, copy);
    if (canLeaveNetwork) expect(state.api_port).toBe(8787);
    expect(second.stderr()).not.toMatch(signInLink);
    expect(second.stderr()).not.toContain('building');
    expect(await names()).toEqual(people);
    await stops(second);
  });

  it('runs after kill -9 of everything, with its data', async () => {
    const killed = start();
    await untilReady(killed, copy);
    await killAll(copy.places());
    expect((await killed.result).signal).toBe('SIGKILL');
    const after = start();
    await untilReady(after, copy);
    expect(await names()).toEqual(people);
    await stops(after);
  });

  it('runs after kill -9 of its supervisor alone: the processes end, and the database that went on is taken over', async () => {
    const killed = start();
    const { processes } = await untilReady(killed, copy);
    killed.child.kill('SIGKILL');
    const after = start();
    const now = await untilReady(after, copy);
    for (const name of ['api', 'worker'] as const) {
      const before = processes[name];
      expect(before !== undefined && isStillRunning(before), name).toBe(false);
    }
    expect(now.processes['postgres']).toEqual(processes['postgres']);
    expect(await names()).toEqual(people);
    await stops(after);
  });

  it('leaves no process after Ctrl-C while it starts', async () => {
    const starting = start();
    await untilSaid(starting, 'starting the api');
    const result = await interrupt(starting);
    expect(result.status, result.stderr).toBe(1);
    expect(result.stderr).toContain('Stopped by SIGINT');
    expect(result.stopSeconds).toBeLessThan(15);
    expectNothingRuns(copy);
  });

  it('says that PORT takes another where its port is taken, and runs while others have those of PostgreSQL and Redis', async () => {
    const release = await takePorts([5432, 6379]);
    // one of its own: the default port may be given back meanwhile by whoever has it
    const held = await heldPort();
    try {
      const env = { PORT: String(held.port) };
      const refused = await runMatrixCase({ repository: copy, args: ['start'], env });
      expect(refused.status).toBe(1);
      expect(refused.stderr).toMatch(new RegExp(`${held.port}.*\\bPORT\\b`));
      expect(refused.stderr).not.toMatch(/\n +at /);
      expectNothingRuns(copy);
      const running = start();
      await untilReady(running, copy);
      await stops(running);
    } finally {
      release();
      held.release();
    }
  });
});
