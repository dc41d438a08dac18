import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killEverything, processesOf, runMatrixCase, startMatrixCase, untilRunning } from './matrix-case.js';
import { type RepositoryCopy, copyRepository, ordinaryUser } from './repository-copy.js';

const asRoot = process.getuid?.() === 0;

/** Minutes long and on copies of the whole repository: continuous integration sets MATRIX=1, others may. */
const asked = process.env['MATRIX'] === '1' && process.platform === 'linux';

function postgresDirOf(copy: RepositoryCopy): string {
  const file = JSON.parse(readFileSync(join(copy.root, '.hirewall/installation.json'), 'utf8')) as {
    postgres_dir?: string;
  };
  return file.postgres_dir ?? join(copy.root, '.hirewall/postgres');
}

describe.runIf(asked)('a fresh machine (MATRIX=1)', { timeout: 300_000 }, () => {
  let copy: RepositoryCopy;
  beforeAll(() => {
    copy = copyRepository();
  });
  afterAll(() => copy.remove());

  it('the demo judges every applicant, in a folder that no other account can enter and with LANG unset', async () => {
    const result = await runMatrixCase('fresh', { user: 'current', repository: copy });
    expect(result.status, result.stderr).toBe(0);
    expect(processesOf(copy, postgresDirOf(copy))).toEqual([]);
  });

  it('a second demo on the same data does so too, and builds nothing', async () => {
    const result = await runMatrixCase('again', { user: 'current', repository: copy });
    expect(result.status, result.stderr).toBe(0);
    expect(result.stderr).not.toContain('building');
  });

  it('in a language that is not English it judges the same', async () => {
    const env = { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Kolkata' };
    const result = await runMatrixCase('Turkish', { user: 'current', repository: copy, env });
    expect(result.status, result.stderr).toBe(0);
  });

  it('start works after kill -9 of everything, and Ctrl-C then leaves no process', async () => {
    const first = startMatrixCase('killed', { user: 'current', repository: copy, args: ['start'] });
    await killEverything(await untilRunning(first, copy));
    const second = startMatrixCase('after', { user: 'current', repository: copy, args: ['start'] });
    await untilRunning(second, copy);
    process.kill(-(second.child.pid ?? 0), 'SIGINT');
    const result = await second.result;
    expect(result.signal, result.stderr).toBeNull();
    expect(processesOf(copy, postgresDirOf(copy))).toEqual([]);
    expect(existsSync(join(copy.root, '.hirewall/run.json'))).toBe(false);
  });

  it('without packages it says what to run', async () => {
    rmSync(join(copy.root, 'node_modules/commander'), { recursive: true });
    const result = await runMatrixCase('packages', { user: 'current', repository: copy, args: ['start'] });
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('commander');
    expect(result.stderr).toContain('npm ci');
  });
});

describe.runIf(asked && asRoot)(
  'a fresh machine, ordinary user (MATRIX=1, as root)',
  { timeout: 300_000 },
  () => {
    let copy: RepositoryCopy;
    beforeAll(() => {
      copy = copyRepository(ordinaryUser);
    });
    afterAll(() => copy.remove());

    it('the demo runs with a node_modules that it may not write', async () => {
      const result = await runMatrixCase('ordinary', { user: 'ordinary', repository: copy });
      expect(result.status, result.stderr).toBe(0);
      expect(processesOf(copy, postgresDirOf(copy))).toEqual([]);
    });

    it("root is told that the installation is another account's", async () => {
      const result = await runMatrixCase('root', { user: 'current', repository: copy, args: ['start'] });
      expect(result.status).toBe(1);
      expect(result.stderr).toContain(`belongs to uid ${ordinaryUser.uid}`);
    });
  },
);
