import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ProcessIdentity, isStillRunning } from '#platform/installation/process-identity.js';
import { type RunState, liveRunState, readRunState } from '#platform/installation/run-file.js';
import { buildServer } from '../build/build-server.mjs';
import { attachOrStart } from './attach-or-start.js';

/** Stand-ins for the api and the worker, which are processes outside of what is tested here. */
const PROGRAM = `
import { appendFileSync } from 'node:fs';
import { exitWithParent, tellReady } from './dist/libs/platform/installation/exit-with-parent.js';
const [mode, log] = [process.env.FAKE_MODE, process.env.FAKE_LOG];
const name = process.argv[1].includes('api') ? 'api' : 'worker';
const note = (what) => appendFileSync(log, JSON.stringify({ name, what, url: process.env.DATABASE_URL }) + '\\n');
const alive = setInterval(() => {}, 1000);
if (name === 'api' && mode === 'dies') { console.error('port 1 is taken'); process.exit(3); }
if (name === 'worker' && mode === 'stubborn') process.on('SIGTERM', () => note('ignored'));
else { exitWithParent(); process.on('SIGTERM', () => { note('drained'); clearInterval(alive); }); }
process.on('SIGUSR2', () => process.exit(9));
note('started');
if (name === 'worker' && mode === 'silent') note('silent');
else tellReady(name === 'api' ? 'http://127.0.0.1:8123' : undefined);
`;
const DRIVER = `
import { startInstallation } from './dist/apps/cli/start/start-installation.js';
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
const options = JSON.parse(process.argv[2]);
try {
  const running = await startInstallation({ ...options, migrate: async () => say({ event: 'migrating' }) });
  say({ event: 'running', apiUrl: running.apiUrl, databaseUrl: running.databaseUrl });
  say({ event: 'ended', ...(await running.done) });
} catch (error) { say({ event: 'failed', name: error.name, message: error.message }); }
`;

interface Event {
  event: 'migrating' | 'running' | 'ended' | 'failed';
  apiUrl?: string;
  databaseUrl?: string;
  why?: string;
  signal?: string;
  name?: string;
  message?: string;
}

async function until<T>(what: string, look: () => T | undefined | false, ms = 20_000): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${what}`);
    await delay(20);
  }
}

describe.runIf(process.platform === 'linux')('hirewall start', () => {
  let root: string;
  let home: string;
  let log: string;
  const started: { child: ChildProcess; events: Event[] }[] = [];

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'hirewall-start-')));
    home = join(root, 'home');
    log = join(root, 'log');
    await buildServer({
      folders: [
        'apps/cli/start',
        'libs/platform/config',
        'libs/platform/installation',
        'libs/platform/database/embedded',
      ],
      outDir: join(root, 'dist'),
    });
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    writeFileSync(
      join(root, 'package.json'),
      JSON.stringify({ type: 'module', imports: { '#*.js': './dist/libs/*.js' } }),
    );
    for (const name of ['api', 'worker']) writeFileSync(join(root, `${name}.mjs`), PROGRAM);
    writeFileSync(join(root, 'driver.mjs'), DRIVER);
  });

  afterEach(async () => {
    for (const { child } of started.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await until('the supervisor ends', () => child.exitCode !== null || child.signalCode !== null);
    }
    rmSync(log, { force: true });
  });

  afterAll(async () => {
    // adopts and stops whatever a failed test left running
    const attached = await attachOrStart({ home });
    await attached.release();
    rmSync(attached.installation.postgresDir, { recursive: true, force: true });
    rmSync(root, { recursive: true, force: true });
  });

  function start(mode = 'well', extra: object = {}) {
    const options = {
      home,
      durability: 'off',
      programs: { api: join(root, 'api.mjs'), worker: join(root, 'worker.mjs') },
      ...extra,
    };
    const child = spawn(process.execPath, [join(root, 'driver.mjs'), JSON.stringify(options)], {
      env: { FAKE_MODE: mode, FAKE_LOG: log }, // an empty one otherwise, as under cron
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const events: Event[] = [];
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      events.push(...lines.map((line) => JSON.parse(line) as Event));
    });
    started.push({ child, events });
    const event = (name: Event['event']) =>
      until(`event ${name}`, () => {
        const last = events.find((each) => each.event === 'failed' || each.event === 'ended');
        const found = events.find((each) => each.event === name);
        if (found === undefined && last !== undefined)
          throw new Error(`instead of ${name}: ${JSON.stringify(last)}`);
        return found;
      });
    const ended = () =>
      until('the supervisor ends', () => child.exitCode !== null || child.signalCode !== null);
    return { child, events, event, ended };
  }

  const runFile = () => join(home, 'run.json');
  function state(): RunState {
    const found = liveRunState(runFile());
    if (found === undefined) throw new Error('no run.json of a live installation');
    return found;
  }
  function processOf(name: string): ProcessIdentity {
    const found = readRunState(runFile())?.processes[name];
    if (found === undefined) throw new Error(`run.json names no ${name}`);
    return found;
  }
  const notes = () =>
    (existsSync(log) ? readFileSync(log, 'utf8') : '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { name: string; what: string; url: string });

  it('brings up database, api and worker, and says in a private run.json where they are', async () => {
    const { event } = start();
    const running = await event('running');
    expect(running.apiUrl).toBe('http://127.0.0.1:8123');
    expect(statSync(runFile()).mode & 0o777).toBe(0o600);
    expect(state()).toMatchObject({
      api_url: 'http://127.0.0.1:8123',
      api_port: 8123,
      database: { kind: 'embedded' },
    });
    for (const name of ['api', 'worker', 'postgres'])
      expect(isStillRunning(processOf(name)), name).toBe(true);
    const url = notes()[0]?.url ?? '';
    expect(url).toBe(running.databaseUrl);
    const client = new Client({ connectionString: url });
    await client.connect();
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  it('refuses a second start of the same installation, saying where the first runs', async () => {
    await start().event('running');
    const refused = await start().event('failed');
    expect(refused).toMatchObject({ name: 'AlreadyRunningError' });
    expect(refused.message).toContain('http://127.0.0.1:8123');
  });

  it('lets commands attach to the running database and leaves it running', async () => {
    const running = await start().event('running');
    const attached = await attachOrStart({ home });
    expect(attached).toMatchObject({ databaseUrl: running.databaseUrl, apiUrl: running.apiUrl });
    await attached.release();
    expect(isStillRunning(processOf('postgres'))).toBe(true);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s drains both processes and leaves none behind',
    async (signal) => {
      const { child, event, ended } = start();
      await event('running');
      const all = ['api', 'worker', 'postgres'].map(processOf);
      // as a terminal does: to the whole process group
      process.kill(-(child.pid ?? 0), signal);
      expect(await event('ended')).toMatchObject({ why: 'signal', signal });
      await ended();
      expect(all.filter(isStillRunning)).toEqual([]);
      expect(
        notes()
          .filter((note) => note.what === 'drained')
          .map((note) => note.name)
          .sort(),
      ).toEqual(['api', 'worker']);
      expect(existsSync(runFile())).toBe(false);
      expect(existsSync(join(home, 'start.lock'))).toBe(false);
    },
  );

  it('a signal in the middle of the start leaves nothing behind', async () => {
    const { child, event, ended } = start('silent');
    await until('the worker is silent', () => notes().some((note) => note.what === 'silent'));
    const all = ['api', 'worker', 'postgres'].map(processOf);
    child.kill('SIGINT');
    expect((await event('failed')).message).toContain('SIGINT');
    await ended();
    expect(all.filter(isStillRunning)).toEqual([]);
  });

  it('kills what does not drain in time', async () => {
    const { child, event, ended } = start('stubborn', { drainMs: 200 });
    await event('running');
    const worker = processOf('worker');
    child.kill('SIGTERM');
    await ended();
    expect(notes().some((note) => note.what === 'ignored')).toBe(true);
    expect(isStillRunning(worker)).toBe(false);
  });

  it('a second signal does not wait for the drain', async () => {
    const { child, event, ended } = start('stubborn', { drainMs: 600_000 });
    await event('running');
    const worker = processOf('worker');
    child.kill('SIGINT');
    await until('the first signal arrived', () => notes().some((note) => note.what === 'ignored'));
    child.kill('SIGINT');
    await ended();
    expect(isStillRunning(worker)).toBe(false);
  });

  it('starts a process again that died', async () => {
    await start().event('running');
    const before = processOf('worker');
    process.kill(before.pid, 'SIGUSR2');
    const after = await until('another worker', () => {
      const now = processOf('worker');
      return now.started !== before.started ? now : undefined;
    });
    expect(isStillRunning(after)).toBe(true);
    await until(
      'the worker says so',
      () => notes().filter((note) => note.name === 'worker' && note.what === 'started').length === 2,
    );
  });

  it('starts the database again when it was killed', async () => {
    const running = await start().event('running');
    const before = processOf('postgres');
    process.kill(before.pid, 'SIGKILL');
    await until('another server', () => processOf('postgres').pid !== before.pid);
    const client = new Client({ connectionString: running.databaseUrl });
    await client.connect();
    await client.end();
  });

  it('says why when a process does not come up, and stops the rest', async () => {
    const { event, ended } = start('dies');
    expect((await event('failed')).message).toMatch(/api ended with status 3.*port 1 is taken/s);
    await ended();
    expect(existsSync(runFile())).toBe(false);
  });

  it('says which process was not ready in time', async () => {
    const { event } = start('silent', { readyDeadlineMs: 500 });
    expect((await event('failed')).message).toContain('worker was not ready after 0.5 s');
  });

  it('kill -9 of the supervisor: api and worker drain and end by themselves, and the next start works', async () => {
    const first = start();
    await first.event('running');
    const [api, worker, postgres] = ['api', 'worker', 'postgres'].map(processOf);
    first.child.kill('SIGKILL');
    await until('api and worker end', () => [api, worker].every((each) => each && !isStillRunning(each)));
    expect(notes().filter((note) => note.what === 'drained')).toHaveLength(2);
    const second = await start().event('running');
    expect(second.apiUrl).toBe('http://127.0.0.1:8123');
    expect(processOf('postgres')).toEqual(postgres);
  });

  it('the next start ends a process that outlived a killed supervisor', async () => {
    const first = start('stubborn');
    await first.event('running');
    const worker = processOf('worker');
    first.child.kill('SIGKILL');
    await first.ended();
    expect(isStillRunning(worker)).toBe(true);
    await start().event('running');
    expect(isStillRunning(worker)).toBe(false);
  });

  it('spares a stranger that got the number of a process in the run file', async () => {
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    try {
      mkdirSync(home, { recursive: true });
      const gone = { pid: stranger.pid ?? 0, started: 'another boot' };
      writeFileSync(
        runFile(),
        JSON.stringify({ started_at: '', supervisor: gone, processes: { api: gone, worker: gone } }),
      );
      await start().event('running');
      expect(stranger.exitCode).toBeNull();
      expect(stranger.signalCode).toBeNull();
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('starts after kill -9 of everything', async () => {
    const first = start();
    await first.event('running');
    const all = [state().supervisor, ...['api', 'worker', 'postgres'].map(processOf)];
    for (const each of all) process.kill(each.pid, 'SIGKILL');
    await until('all are gone', () => !all.some(isStillRunning));
    await start().event('running');
  });

  it('starts the database for a command when nothing runs, and stops it after', async () => {
    const attached = await attachOrStart({ home });
    expect(attached.apiUrl).toBeUndefined();
    const client = new Client({ connectionString: attached.databaseUrl });
    await client.connect();
    await client.end();
    const second = attachOrStart({ home, waitMs: 0 });
    await expect(second).rejects.toThrow(/starting or running/);
    await attached.release();
    await expect(client.connect()).rejects.toThrow();
    expect(existsSync(join(home, 'start.lock'))).toBe(false);
  });
});
