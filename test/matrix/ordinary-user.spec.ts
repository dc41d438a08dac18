import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asRoot,
  asked,
  expectAllJudged,
  expectNothingRuns,
  interrupt,
  runMatrixCase,
  startMatrixCase,
  untilReady,
} from './matrix-case.js';
import { type RepositoryCopy, copyRepository, ordinaryUser } from './repository-copy.js';

const user = ordinaryUser;

// who runs this as an ordinary user has the same from the other files
describe.runIf(asked && asRoot)('an ordinary user (MATRIX=1, as root)', { timeout: 180_000 }, () => {
  let copy: RepositoryCopy;
  beforeAll(() => {
    copy = copyRepository(ordinaryUser);
  });
  afterAll(() => copy.remove());

  it('sees the demo judge every applicant, with a node_modules that may not be written', async () => {
    expectAllJudged(await runMatrixCase({ repository: copy, user }));
    expectNothingRuns(copy);
  });

  it('starts the installation, and Ctrl-C leaves no process', async () => {
    const running = startMatrixCase({ repository: copy, user, args: ['start'], env: { PORT: '0' } });
    await untilReady(running, copy);
    const result = await interrupt(running);
    expect(result.status, result.stderr).toBe(0);
    expectNothingRuns(copy);
  });

  it('is the only one to start it: root is told whose it is', async () => {
    for (const args of [['demo', '--once'], ['start']]) {
      const result = await runMatrixCase({ repository: copy, args });
      expect(result.status).toBe(1);
      expect(result.stderr).toContain(`belongs to uid ${ordinaryUser.uid}`);
    }
  });

  it('is told how to go on in a built repository that may not be written, and does so with HIREWALL_HOME', async () => {
    rmSync(copy.home, { recursive: true });
    execFileSync('chown', ['-R', '0:0', copy.root]);
    for (const args of [['demo', '--once'], ['start']]) {
      const refused = await runMatrixCase({ repository: copy, user, args });
      expect(refused.status).toBe(1);
      expect(refused.stderr).toContain(copy.home);
      expect(refused.stderr).toContain('HIREWALL_HOME');
    }
    const home = join(copy.folder, 'home of mine');
    mkdirSync(home, { mode: 0o700 });
    chownSync(home, user.uid, user.gid);
    expectAllJudged(await runMatrixCase({ repository: copy, user, env: { HIREWALL_HOME: home } }));
    expectNothingRuns(copy);
  });

  it('is told what to do where nothing is built and the repository may not be written', async () => {
    rmSync(join(copy.root, 'dist'), { recursive: true });
    const refused = await runMatrixCase({ repository: copy, user });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(`${join(copy.root, 'dist')} can't be written`);
    expect(refused.stderr).toContain('npm run build');
  });
});
