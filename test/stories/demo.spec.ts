import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const home = mkdtempSync(join(tmpdir(), 'hirewall-demo-'));
const program = resolve(import.meta.dirname, '../../apps/cli/hirewall.mjs');

afterAll(() => {
  try {
    const file = JSON.parse(readFileSync(join(home, 'demo/installation.json'), 'utf8')) as {
      postgres_dir?: string;
    };
    if (file.postgres_dir?.startsWith('/var/lib/hirewall/')) rmSync(file.postgres_dir, { recursive: true });
  } catch {
    // it never got as far as an installation
  }
  rmSync(home, { recursive: true, force: true });
});

interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

function hirewall(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((settle) => {
    const options = { env: { ...process.env, HIREWALL_HOME: home, PORT: '0', ...env }, timeout: 150_000 };
    execFile(process.execPath, [program, ...args], options, (fault, stdout, stderr) => {
      const status = fault === null ? 0 : typeof fault.code === 'number' ? fault.code : 255;
      settle({ status, stdout, stderr });
    });
  });
}

describe('hirewall demo --once', { timeout: 180_000 }, () => {
  it('gives each of the eight applicants the expected advice, and nothing of ours is drawn into it', async () => {
    // a database of one's own, here one that can't be reached, is not the demo's
    const { status, stdout, stderr } = await hirewall(['demo', '--once'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      REDIS_URL: 'redis://127.0.0.1:1',
    });
    expect(status, stderr).toBe(0);
    const [head = '', ...lines] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/^Applicant\s+Advice\s+As expected\s+Why/);
    const advice = lines.map((line) => /(clear|review|escalate) +(yes|no)/.exec(line)?.slice(1));
    expect(advice).toEqual([
      ['clear', 'yes'],
      ['clear', 'yes'],
      ['review', 'yes'],
      ['review', 'yes'],
      ['review', 'yes'],
      ['escalate', 'yes'],
      ['review', 'yes'],
      ['escalate', 'yes'],
    ]);
    expect(lines[0]).toContain('explained by declared travel');
    expect(stderr).toContain('8 of 8');
  });

  it('wrong arguments end with status 2 and a sentence, not a stack', async () => {
    for (const args of [
      ['nonsense'],
      ['check', 'payment'],
      ['check', 'nothing', '--input', 'x'],
      ['demo', '--no'],
    ]) {
      const { status, stdout, stderr } = await hirewall(args);
      expect(status, args.join(' ')).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/error: /);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });
});
