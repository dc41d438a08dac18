import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portNobodyHas, takePorts } from './listeners.js';
import {
  asked,
  expectAllJudged,
  expectNothingRuns,
  interrupt,
  runMatrixCase,
  startMatrixCase,
  untilSaid,
} from './matrix-case.js';
import { killAll } from './processes.js';
import { type RepositoryCopy, copyRepository } from './repository-copy.js';

/** From the end of `npm ci` to the result table, the build included. */
const limitSeconds = 120;

describe.runIf(asked)('the demo on a fresh machine (MATRIX=1)', { timeout: 180_000 }, () => {
  let copy: RepositoryCopy;
  beforeAll(() => {
    copy = copyRepository();
  });
  afterAll(() => copy.remove());

  it('judges every applicant within two minutes of npm ci, in a folder that no other account can enter and with an environment of PATH and HOME', async () => {
    const result = await runMatrixCase({ repository: copy });
    expectAllJudged(result);
    expect(result.seconds).toBeLessThan(limitSeconds);
    console.log(`from npm ci to the table: ${result.seconds.toFixed(1)} s of ${limitSeconds} s`);
    expectNothingRuns(copy);
  });

  it('does so a second time, on what the first left, under a locale that is not English, and builds nothing', async () => {
    const env = { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Kolkata' };
    const result = await runMatrixCase({ repository: copy, env });
    expectAllJudged(result);
    expect(result.stderr).not.toContain('building');
    expectNothingRuns(copy);
  });

  it('does so without a network', async () => {
    expectAllJudged(await runMatrixCase({ repository: copy, network: 'loopback' }));
    expectNothingRuns(copy);
  });

  it('does so while other programs have the ports 5432, 6379 and 8787', async () => {
    const release = await takePorts([5432, 6379, 8787]);
    try {
      expectAllJudged(await runMatrixCase({ repository: copy }));
    } finally {
      release();
    }
    expectNothingRuns(copy);
  });

  it('does so while another program takes its port amid the start', async () => {
    const port = await portNobodyHas();
    const demo = startMatrixCase({ repository: copy, env: { PORT: String(port) } });
    await untilSaid(demo, 'preparing the database');
    const release = await takePorts([port]);
    try {
      const result = await demo.result;
      expectAllJudged(result);
      expect(result.stderr).toContain(`taken port ${port}`);
    } finally {
      release();
    }
    expectNothingRuns(copy);
  });

  it('leaves no process after Ctrl-C amid its work', async () => {
    const demo = startMatrixCase({ repository: copy });
    await untilSaid(demo, 'vetting 8');
    const result = await interrupt(demo);
    expect(result.status, result.stderr).toBe(1);
    expect(result.stderr).toContain('stopped before its end');
    expect(result.stopSeconds).toBeLessThan(15);
    expectNothingRuns(copy);
  });

  it('judges every applicant after kill -9 of everything amid an earlier one', async () => {
    const killed = startMatrixCase({ repository: copy });
    await untilSaid(killed, 'vetting 8');
    await killAll(copy.places());
    expect((await killed.result).signal).toBe('SIGKILL');
    expectAllJudged(await runMatrixCase({ repository: copy }));
    expectNothingRuns(copy);
  });

  it('judges every applicant after kill -9 of an earlier one alone, whose database and processes still run', async () => {
    const killed = startMatrixCase({ repository: copy });
    await untilSaid(killed, 'vetting 8');
    killed.child.kill('SIGKILL');
    expectAllJudged(await runMatrixCase({ repository: copy }));
    expect((await killed.result).signal).toBe('SIGKILL');
    expectNothingRuns(copy);
  });

  it('names the packages that are missing, and what to run', async () => {
    rmSync(join(copy.root, 'node_modules/commander'), { recursive: true });
    for (const args of [['demo', '--once'], ['start']]) {
      const result = await runMatrixCase({ repository: copy, args });
      expect(result.status).toBe(1);
      expect(result.stderr).toContain('commander');
      expect(result.stderr).toContain('npm ci');
    }
  });
});
