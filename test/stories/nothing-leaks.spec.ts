import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { PeopleService } from '#accounts/people.service.js';
import { SignInService } from '#accounts/sign-in.service.js';
import { ApiKeysService } from '#accounts/api-keys.service.js';
import { scopes } from '#accounts/roles.js';
import { systemActor } from '#audit/audit.service.js';
import { connectionParts } from '#platform/database/connection.js';
import { loadInstallationKeys } from '#platform/crypto/installation-keys.js';
import { unwrapKey } from '#platform/crypto/keys.js';
import { drawPassport } from '../../apps/cli/demo/documents/draw-passport.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';
import { PlantedValues, type Find, type PlantedValue } from '../harness/planted-values.js';
import { startProcess, type ServerProcess } from '../harness/process.js';
import { until } from '../harness/until.js';

const given = 'Zsofiamarin';
const surname = 'Quandelbrunnen';
/** What callers, candidates and reviewers say about an invented person; each string is looked for everywhere. */
const person = {
  name: `${given} ${surname}`,
  birth_date: '1987-03-29',
  email: 'zsofia.quandel@mail-of-hers.example',
  phone: '+49 1573 5550142',
  document_number: 'XQ7K20495',
  iban: 'DE89370400440532013000',
  account: '70 553-81904417',
  wallet: 'TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC',
  holder: 'Bartholomaeus Otherpayee',
  ipv4: '203.0.113.177',
  ipv6: '2001:db8:77ab:1::beef',
  user_agent: 'UnheardOfBrowser/77.1 (her laptop)',
  device: 'SERIAL-QX81-77120A',
  hostname: 'zsofias-old-thinkpad',
  process: 'C:\\Users\\zsofiaq\\very-own-tool.exe',
  address: 'Kaninchenbau 48 b, Hinterhaus',
  city: 'Oberunterstadt',
  postal_code: 'QX7Z-91KW',
  message: 'the heron sings only on violet Thursdays',
  travel: 'visiting my grandmother in the mountain hut',
  note: 'she mentioned the orange bicycle twice',
  ask: 'could you tell us about the lighthouse',
  decision: 'cleared since the lighthouse story held',
  approval: 'agreed after reading of the umbrella',
  mitigation: 'works on a borrowed machine of her cousin',
  staff_name: 'Rosalind Prufrockington',
  staff_email: 'rosalind@our-own-firm.example',
} as const;
/** Sent where a request is refused: it must not lie in any log either. */
const refused = {
  email: 'refused person at nowhere.example',
  member: 'memberNamedAfterJonathanSwiftly',
  path: 'pathwithpersonalname',
  query: 'query-of-annabelle-lee',
  broken: 'broken json about penelope',
  file: 'text as picture by cordelia',
  token: 'hw_0123456789abcdef0123456789abcdef_thisIsNoKeyOfAnybodyButMustNotBeLogged0',
};

let installation: TestInstallation;
let database: Client;
let outside: string;
let env: Record<string, string>;
let api: ServerProcess;
const logs: { where: string; process: ServerProcess }[] = [];
const planted: PlantedValue[] = [];
let picture: Buffer;
let key: string;
let caseId: string;
let candidateId: string;

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'hwo-'));
  const rootKeyFile = join(outside, 'root.key');
  installation = await startTestInstallation({ ROOT_KEY_FILE: rootKeyFile });
  const temporary = join(installation.config.home, 'tmp');
  await mkdir(temporary);
  env = {
    HIREWALL_HOME: installation.config.home,
    DATABASE_URL: installation.databaseUrl,
    ROOT_KEY_FILE: rootKeyFile,
    LOG_LEVEL: 'debug',
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '1000000',
    // what the product puts aside must be found by the search too
    TMPDIR: temporary,
  };
  database = new Client(connectionParts(installation.databaseUrl));
  await database.connect();
  api = await started('api');
}, 180_000);

afterAll(async () => {
  for (const { process } of logs) await process.end('SIGTERM');
  await database.end();
  await installation.stop();
  await rm(outside, { recursive: true, force: true });
});

async function started(name: 'api' | 'worker', more: Record<string, string> = {}): Promise<ServerProcess> {
  const process = await startProcess(name, { ...env, ...more });
  logs.push({ where: `log of ${name} ${process.pid}`, process });
  return process;
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

async function send(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const isForm = body instanceof FormData;
  const reply = await fetch(new URL(path, api.url), {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      'idempotency-key': randomBytes(12).toString('hex'),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isForm || typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await reply.text();
  const isJson = reply.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: reply.status,
    body: isJson ? (JSON.parse(text) as Answer['body']) : {},
    headers: reply.headers,
  };
}

async function must(path: string, body?: unknown): Promise<Record<string, unknown>> {
  const { status, body: reply } = await send(body === undefined ? 'GET' : 'POST', path, body);
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(reply)}`);
  return reply;
}

function plant(values: Record<string, string | Buffer>, guessable = false): void {
  for (const [what, value] of Object.entries(values)) planted.push({ what, value, guessable });
}

/** The key of a person on the staff, made through the API by the person in the console. */
async function staff(role: 'reviewer' | 'approver'): Promise<string> {
  const personId = await installation.api
    .get(PeopleService)
    .create({ name: person.staff_name, email: person.staff_email, roles: [role, 'admin'] }, systemActor);
  const token = await installation.api.get(SignInService).createLink(personId, systemActor);
  const signedIn = await send(
    'POST',
    '/console/session',
    { token },
    { authorization: '', 'x-hirewall-csrf': '1' },
  );
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(signedIn.status).toBe(201);
  const made = await installation.api
    .get(ApiKeysService)
    .create({ name: role, scopes: [...scopes], personId }, systemActor);
  await send('GET', '/console/session', undefined, { authorization: '', cookie });
  plant({
    [`sign-in token of ${role}`]: token,
    [`session cookie of ${role}`]: cookie.slice(cookie.indexOf('=') + 1),
    [`API key of ${role}`]: made.key,
    [`secret of the API key of ${role}`]: made.key.slice(-43),
  });
  return made.key;
}

async function plantKeys(): Promise<void> {
  const root = (await readFile(installation.config.rootKeyFile, 'utf8')).trim();
  plant({ 'root key': Buffer.from(root, 'base64'), 'root key file': root });
  const keys = await loadInstallationKeys(installation.api.get(DataSource), installation.config.rootKeyFile);
  plant({ 'wrapping key': keys.wrap.key, 'index key': keys.index.key });
  const { rows } = await database.query<{ id: string; owner: string; wrapped: Buffer }>(
    'SELECT id, owner, wrapped FROM data_keys',
  );
  for (const row of rows)
    plant({ [`data key of ${row.owner}`]: unwrapKey(keys.wrap, 'data', row.id, row.wrapped).key });
}

async function orderCase(): Promise<void> {
  const requisition = await must('/v1/requisitions', { title: 'Engineer' });
  const made = await must('/v1/cases', {
    requisition_id: requisition.id,
    candidate: {
      claims: [
        { kind: 'name', value: person.name },
        { kind: 'birth_date', value: person.birth_date },
        { kind: 'residence_country', value: 'DE' },
        { kind: 'email', value: person.email },
        { kind: 'phone', value: person.phone },
        { kind: 'document_number', value: person.document_number },
      ],
    },
    consent: { text_version: '1', method: 'form', given_at: '2026-01-05T10:00:00Z' },
    declared_travel: [
      { country: 'PT', reason: person.travel, from: '2026-01-01T00:00:00Z', until: '2027-12-31T00:00:00Z' },
    ],
  });
  caseId = String(made.id);
  candidateId = String(made.candidate_id);
}

async function sendEvidence(): Promise<void> {
  const at = `/v1/cases/${caseId}/evidence`;
  for (const ip of [person.ipv4, person.ipv6])
    await must(`${at}/sessions`, { ip, time_zone: 'Europe/Berlin', user_agent: person.user_agent });
  await must(`${at}/messages`, {
    text: `I only take USDT to ${person.wallet}, for ${person.message}.`,
    lang: 'en',
  });
  await must(`${at}/payouts`, {
    method: 'bank',
    holder: person.holder,
    iban: person.iban,
    account: person.account,
    country: 'DE',
  });
  await must(`${at}/payouts`, { method: 'wallet', wallet: person.wallet });
  const { address: line, city, postal_code } = person;
  await must(`${at}/addresses`, { purpose: 'residence', line, city, postal_code, country: 'DE' });
  await must(`${at}/device-reports`, {
    platform: 'windows',
    device_id: person.device,
    rows: [
      { source: 'system_info', columns: { hostname: person.hostname, hardware_serial: person.device } },
      { source: 'processes', columns: { name: 'AnyDesk.exe', path: person.process } },
    ],
  });
  const drawn = await drawPassport({
    issuingState: 'NLD',
    surname: surname.toUpperCase(),
    givenNames: given.toUpperCase(),
    documentNumber: person.document_number,
    birthDate: person.birth_date,
    sex: 'F',
    expiryDate: '2031-05-01',
  });
  picture = drawn.png;
  plant({
    'first line of the MRZ': drawn.mrzLines[0] ?? '',
    'second line of the MRZ': drawn.mrzLines[1] ?? '',
  });
  for (const part of [0.2, 0.4, 0.6, 0.8]) {
    const from = Math.floor(picture.length * part);
    plant({ [`picture at ${part}`]: picture.subarray(from, from + 24) });
  }
  const scan = { type: 'passport', mrz_lines: drawn.mrzLines.join('\n'), mrz_source: 'scanner' };
  for (const parts of [{ type: 'passport', file: picture }, scan]) {
    const reply = await send('POST', `${at}/documents`, formOf(parts));
    expect(reply.status, JSON.stringify(reply.body)).toBe(201);
  }
}

function formOf(parts: Record<string, string | Buffer>): FormData {
  const form = new FormData();
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'string') form.set(name, part);
    else form.set(name, new Blob([new Uint8Array(part)], { type: 'image/png' }), `${refused.member}.png`);
  }
  return form;
}

/** Every way of being refused that a test can provoke from outside, with somebody's data in it. */
async function provokeErrors(): Promise<void> {
  const at = `/v1/cases/${caseId}/evidence`;
  const claim = (kind: string, value: unknown) => ({ claims: [{ kind, value }] });
  const statuses = await Promise.all([
    send('POST', `/v1/candidates/${candidateId}/claims`, claim('email', refused.email)),
    send('POST', `/v1/candidates/${candidateId}/claims`, claim(refused.member, person.email)),
    send('POST', `/v1/candidates/${candidateId}/claims`, { [refused.member]: person.name }),
    send('POST', `/v1/candidates/${candidateId}/claims`, claim('name', { [refused.member]: person.phone })),
    send('POST', `${at}/sessions`, { ip: person.email }),
    send('POST', `${at}/sessions`, { ip: person.ipv4, time_zone: person.name }),
    send('POST', `${at}/payouts`, { method: 'bank', iban: `${person.iban}9`, holder: person.holder }),
    send('POST', `${at}/messages`, { text: `${person.message}\u0000` }),
    send('POST', `${at}/messages`, `{"text": "${refused.broken}`),
    send('POST', `${at}/messages`, { text: person.message, observed_at: refused.broken }),
    send('POST', `${at}/device-reports`, {
      platform: 'linux',
      rows: [{ source: person.hostname, columns: [] }],
    }),
    send('POST', `${at}/documents`, formOf({ type: 'passport', file: Buffer.from(refused.file) })),
    send('POST', `${at}/documents`, formOf({ type: person.name, file: picture.subarray(0, 4000) })),
    send('POST', `${at}/documents`, formOf({ [refused.member]: person.name, file: picture })),
    send('GET', `/v1/candidates/${refused.path}@mail.example`),
    send('GET', `/v1/${refused.path}?name=${refused.query}`),
    send('GET', `/v1/cases?cursor=${refused.query}&limit=${refused.query}`),
    send('GET', `/v1/cases?${refused.query}=1`),
    send('GET', '/v1/cases', undefined, { authorization: `Bearer ${refused.token}` }),
    send('GET', '/v1/cases', undefined, { authorization: '', cookie: `hirewall_session=${refused.token}` }),
    send('POST', '/console/session', { token: refused.token }, { authorization: '' }),
    send('POST', '/v1/review/next', {}, { authorization: `Bearer ${refused.token}` }),
  ]);
  const accepted = statuses.filter(({ status }) => status < 400 || status >= 500);
  expect(accepted.map(({ status, body }) => ({ status, body }))).toEqual([]);
}

/** One sealed file is cut short behind the product's back: the check that reads it fails for a technical reason. */
async function damageAFile(): Promise<void> {
  const { rows } = await database.query<{ file_key: string }>(
    'SELECT file_key FROM evidence WHERE file_key IS NOT NULL ORDER BY received_at DESC LIMIT 1',
  );
  await writeFile(join(installation.config.storageDir, rows[0]?.file_key ?? ''), randomBytes(80));
}

async function review(): Promise<void> {
  const reviewer = await staff('reviewer');
  const approver = await staff('approver');
  const as = async (who: string, path: string, body: unknown) => {
    const reply = await send('POST', path, body, { authorization: `Bearer ${who}` });
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
    return reply.body;
  };
  await as(reviewer, `/v1/candidates/${candidateId}/mitigations`, {
    kind: 'approved_exception',
    signal_codes: ['payment.crypto_only_demand'],
    facts: { holder: person.holder },
    reason: person.mitigation,
    from: '2026-01-01T00:00:00Z',
    until: '2027-12-31T00:00:00Z',
  });
  await as(reviewer, `/v1/review/cases/${caseId}/claim`, {});
  await as(reviewer, `/v1/review/cases/${caseId}/notes`, { text: person.note });
  const templates = await must('/v1/review/ask-templates');
  const template = (templates.data as { id: string }[])[0]?.id;
  await as(reviewer, `/v1/review/cases/${caseId}/asks`, { template, text: person.ask });
  await must(`/v1/cases/${caseId}/evidence/messages`, { text: person.message });
  await settled();
  const reasons = (await must('/v1/review/reason-codes')).data as { id: string; for: string[] }[];
  const reason = reasons.find((item) => item.for.includes('not_cleared'))?.id;
  const decision = await as(reviewer, `/v1/review/cases/${caseId}/decisions`, {
    decision: 'not_cleared',
    reason_code: reason,
    text: person.decision,
  });
  await as(approver, `/v1/review/decisions/${String(decision.id)}/approval`, {
    approve: true,
    text: person.approval,
  });
}

async function settled(): Promise<void> {
  await until(
    'checks',
    async () => {
      const { data } = (await must(`/v1/cases/${caseId}/checks`)) as { data: { status: string }[] };
      return data.every(({ status }) => status === 'done' || status === 'failed');
    },
    60_000,
  );
}

async function readEverything(): Promise<void> {
  const paths = ['', '/signals', '/checks', '/evidence', '/timeline', '/dossier'].map(
    (part) => `/v1/cases/${caseId}${part}`,
  );
  for (const path of [...paths, `/v1/candidates/${candidateId}`, '/v1/review/queue', '/v1/cases'])
    await send('GET', path);
}

async function findings(): Promise<Find[]> {
  const values = new PlantedValues(planted);
  const found: Find[] = [];
  await eachColumn((where, content) => void found.push(...values.findIn(where, content)));
  await eachFile(
    installation.config.home,
    (where, content) => void found.push(...values.findIn(where, content)),
  );
  for (const { where, process } of logs) found.push(...values.findIn(where, process.output()));
  return found;
}

/** Every column of every table outside PostgreSQL's own schemas, in pieces that one search can hold. */
async function eachColumn(see: (where: string, content: Buffer) => void): Promise<number> {
  const { rows: columns } = await database.query<{ relation: string; name: string; type: string }>(
    `SELECT c.oid::regclass::text AS relation, a.attname AS name, a.atttypid::regtype::text AS type
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'm', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`,
  );
  for (const { relation, name, type } of columns) {
    const value = type === 'bytea' ? `"${name}"` : `convert_to("${name}"::text, 'UTF8')`;
    const { rows } = await database.query<{ value: Buffer | null }>(
      `SELECT ${value} AS value FROM ${relation}`,
    );
    // a line break between values, so that none is found across two of them
    const content = Buffer.concat(rows.flatMap((row) => (row.value ? [row.value, Buffer.from('\n')] : [])));
    see(`${relation}.${name}`, content);
  }
  return columns.length;
}

async function eachFile(folder: string, see: (where: string, content: Buffer) => void): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files) {
    see(`name of ${file}`, Buffer.from(file));
    see(file, await readFile(file));
  }
  return files.length;
}

describe('planted personal values and secrets', () => {
  it('are found nowhere: no column, no file, no log, no queue row', async () => {
    plant(person, true);
    plant({ given, surname });
    plant(refused);
    key = await installation.key({ scopes });
    plant({ 'API key': key, 'secret of the API key': key.slice(-43) });
    await orderCase();
    await sendEvidence();
    await provokeErrors();
    await damageAFile();

    // a worker of one queue hands over the jobs of all: those of the others stay in the queue
    const relaying = await started('worker', { WORKER_QUEUES: 'endpoint' });
    await until('jobs in the queue', async () => {
      const { rows } = await database.query<{ n: string }>(
        "SELECT count(*) AS n FROM checks WHERE status = 'queued' AND relayed_at IS NULL",
      );
      return rows[0]?.n === '0';
    });
    await relaying.end('SIGTERM');
    const { rows } = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM bullmq.job');
    expect(rows[0]?.n).toBeGreaterThanOrEqual(4);
    await plantKeys();
    expect(await findings()).toEqual([]);

    // handed over already: without this they would be handed over again after a minute only
    await started('worker');
    await settled();
    await must(`/v1/cases/${caseId}/submit`, {});
    await review();
    await readEverything();
    await plantKeys();
    expect(await findings()).toEqual([]);
    expect(logs.map(({ process }) => process.output().length).filter((length) => length < 200)).toEqual([]);
  }, 180_000);

  it('left traces that were searched: signals, decisions, blind index, files and log lines exist', async () => {
    for (const table of [
      'signals',
      'decisions',
      'blind_index',
      'notes',
      'asks',
      'mitigations',
      'idempotency_keys',
      'device_rows',
      'sessions',
      'outbox',
      'audit_log',
      'audit_chain',
    ]) {
      const { rows } = await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
      expect(rows[0]?.n, table).toBeGreaterThan(0);
    }
    const { rows } = await database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM checks WHERE error IS NOT NULL',
    );
    expect(rows[0]?.n).toBeGreaterThan(0);
    expect(await eachColumn(() => undefined)).toBeGreaterThan(150);
    expect(await eachFile(installation.config.home, () => undefined)).toBeGreaterThanOrEqual(2);
  });
});

describe('the search itself', () => {
  const value = person.email;
  const bytes = Buffer.from(value);
  const wrapped = (before: string) => Buffer.from(`${before}${value} and more`).toString('base64');

  it.each([
    ['text', value],
    ['text', value.toUpperCase()],
    ['hex', bytes.toString('hex')],
    ['base64', wrapped('')],
    ['base64', wrapped('x')],
    ['base64', wrapped('xy')],
    ['sha256 hex', createHash('sha256').update(value).digest('hex')],
  ])('finds a value that lies about as %s, in a table and in a file', async (form, content) => {
    const values = new PlantedValues([{ what: 'email', value, guessable: true }]);
    await database.query('CREATE TABLE scratch (id int, content text, raw bytea, parts text[], body jsonb)');
    const file = join(installation.config.home, 'scratch.txt');
    await writeFile(file, `before ${content} after`);
    try {
      await database.query('INSERT INTO scratch VALUES (1, $1, $2, $3, $4)', [
        `before ${content}`,
        Buffer.from(content),
        [content],
        JSON.stringify({ deep: [content] }),
      ]);
      const found: Find[] = [];
      await eachColumn((where, part) => void found.push(...values.findIn(where, part)));
      await eachFile(
        installation.config.home,
        (where, part) => void found.push(...values.findIn(where, part)),
      );
      for (const where of ['scratch.content', 'scratch.raw', 'scratch.parts', 'scratch.body', file])
        expect(found).toContainEqual({ what: 'email', form, where });
    } finally {
      await database.query('DROP TABLE scratch');
      await rm(file);
    }
  });
});
