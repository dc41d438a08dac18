import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInstallation } from './installation.js';
import { identifyProcess } from './process-identity.js';
import { liveRunState, readRunState, removeRunState, writeRunState } from './run-file.js';

describe('installation', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'hirewall-home-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is private and the same each time it is opened', () => {
    const home = join(folder, 'deep', 'home');
    const first = openInstallation(home);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    expect(openInstallation(home)).toEqual(first);
  });

  it('made anew after it was deleted, it does not meet the old database without its key', () => {
    const home = join(folder, 'home');
    const first = openInstallation(home);
    rmSync(home, { recursive: true });
    expect(openInstallation(home).id).not.toBe(first.id);
    if (process.getuid?.() === 0) expect(openInstallation(home).postgresDir).not.toBe(first.postgresDir);
  });

  it.runIf(process.getuid?.() === 0)('as root the database lies where its account can reach it', () => {
    expect(openInstallation(join(folder, 'home')).postgresDir).toMatch(
      /^\/var\/lib\/hirewall\/[0-9a-f]{16}-/,
    );
  });

  it('an open folder that holds other things is refused and keeps its mode', () => {
    writeFileSync(join(folder, 'photo.jpg'), '');
    chmodSync(folder, 0o755);
    expect(() => openInstallation(folder)).toThrow(/open to others and holds other things/);
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });

  it('a path that can not be a folder is a fault with its fix', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openInstallation(join(folder, 'file', 'home'))).toThrow(/Set HIREWALL_HOME/);
  });

  it('a damaged installation.json is not replaced by a new identity', () => {
    mkdirSync(join(folder, 'home'), { mode: 0o700 });
    writeFileSync(join(folder, 'home', 'installation.json'), '{');
    expect(() => openInstallation(join(folder, 'home'))).toThrow(/installation\.json can't be read/);
  });
});

describe('run file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hirewall-run-'));
    path = join(folder, 'run.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('tells a running installation from one that was killed', () => {
    const self = identifyProcess(process.pid);
    if (self === undefined) throw new Error('this process is not to be found');
    const state = { started_at: '2026-01-01T00:00:00Z', supervisor: self, processes: {} };
    writeRunState(path, state);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(liveRunState(path)).toEqual(state);
    writeRunState(path, { ...state, supervisor: { ...self, started: 'earlier' } });
    expect(liveRunState(path)).toBeUndefined();
    expect(readRunState(path)).toBeDefined();
    removeRunState(path);
    expect(readRunState(path)).toBeUndefined();
  });

  it.each([
    '',
    '{',
    'null',
    '{"supervisor":1}',
    '{"supervisor":{"pid":1,"started":"x"},"processes":{"api":7}}',
  ])('takes damaged content %j for no installation', (content) => {
    writeFileSync(path, content);
    expect(readRunState(path)).toBeUndefined();
  });
});
