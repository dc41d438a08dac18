import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditCheckpoints } from '#audit/checkpoints.service.js';
import { BackupFault } from '#platform/backup/backup-format.js';
import { restoreBackup, type RestoreTarget } from '#platform/backup/restore-backup.js';
import { tablesInOrder } from '#platform/backup/tables.js';
import { writeBackup } from '#platform/backup/write-backup.js';
import { loadConfig } from '#platform/config/load-config.js';
import { connectionParts } from '#platform/database/connection.js';
import { createApi } from '../../apps/api/create-api.js';
import { drawPassport } from '../../apps/cli/demo/documents/draw-passport.js';
import { honestTraveller } from '../../apps/cli/demo/applicants/honest-traveller.js';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';
import { startTestDatabase, type TestDatabase } from '../harness/test-database.js';

const largeFeed = Buffer.alloc(9 * 1024 * 1024, 'nine megabytes: too large for one row of JSON. ');
const message = 'Ünïcode \u2028 and a quote " in what was written; no crypto please.';

let installation: TestInstallation;
let folder: string;
let file: string;
let key: string;
let caseId: string;
let documentId: string;
let picture: Buffer;
let before: Record<string, string>;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  installation = await startTestInstallation();
  folder = await mkdtemp(join(tmpdir(), 'hirewall-backup-'));
  file = join(folder, 'all.backup');
  key = await installation.key();
  const ats = new ApiClient(installation.api, key);
  await installation.key({ roles: ['reviewer'], name: 'Rae Reviewer' });
  const opening = await ats.must<{ id: string }>('/v1/requisitions', { title: 'Engineer' });
  const claims = Object.entries(honestTraveller.claims).map(([kind, value]) => ({ kind, value }));
  const made = await ats.must<{ id: string }>('/v1/cases', {
    requisition_id: opening.id,
    candidate: { claims },
  });
  caseId = made.id;
  picture = (await drawPassport(honestTraveller.passport)).png;
  const document = await ats.upload(`/v1/cases/${caseId}/evidence/documents`, { type: 'passport' }, picture);
  documentId = String(document.body['id']);
  await ats.must(`/v1/cases/${caseId}/evidence/messages`, { text: message });
  await ats.must(`/v1/cases/${caseId}/evidence/sessions`, { ip: '192.0.2.10' });
  await installation.startWorker();
  await ats.settled(caseId);
  await query(installation.databaseUrl, `INSERT INTO intel_blobs (sha256, bytes) VALUES ('large', $1)`, [
    largeFeed,
  ]);
  await query(
    installation.databaseUrl,
    `INSERT INTO access_log (id, at, allowed, reasons) VALUES
     ('old', '2019-03-04 05:06:07.123456+00', true, '{"a \\"b\\"",c}')`,
  );
  await installation.api.get(AuditCheckpoints, { strict: false }).verify();
  await writeBackup(file, {
    databaseUrl: installation.databaseUrl,
    storageDir: installation.config.storageDir,
    attached: [],
  });
  before = await contents(installation.databaseUrl);
}, 180_000);

afterAll(async () => {
  await Promise.all(databases.map((database) => database.stop()));
  await installation.stop();
  await rm(folder, { recursive: true, force: true });
});

async function query(url: string, sql: string, values: unknown[] = []) {
  const client = new Client({ ...connectionParts(url), options: '-c timezone=UTC' });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Rows and a hash over them, by table. */
async function contents(url: string): Promise<Record<string, string>> {
  const client = new Client(connectionParts(url));
  await client.connect();
  const tables = await tablesInOrder(client).finally(() => client.end());
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await query(
      url,
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${name} t`,
    );
    found[name] = row?.['sum'] ?? '';
  }
  return found;
}

/** An empty installation; with the root key of the first one unless another is asked for. */
async function emptyTarget(rootKey: 'same' | 'another' | 'none' = 'same'): Promise<RestoreTarget> {
  const database = await startTestDatabase();
  databases.push(database);
  const home = await mkdtemp(join(folder, 'home-'));
  const rootKeyFile = join(home, 'root.key');
  if (rootKey === 'same') await copyFile(installation.config.rootKeyFile, rootKeyFile);
  if (rootKey === 'another') {
    await writeFile(rootKeyFile, `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 });
  }
  return { databaseUrl: database.url, storageDir: join(home, 'files'), rootKeyFile, attached: [] };
}

async function isEmpty(target: RestoreTarget): Promise<boolean> {
  const rows = Object.values(await contents(target.databaseUrl));
  const files = await readdir(target.storageDir, { recursive: true }).catch(() => []);
  return rows.every((sum) => sum === '0 ') && files.every((name) => name.length === 2);
}

describe('backup and restore', { timeout: 120_000 }, () => {
  it('bring back every row of every table to the microsecond, and everything opens', async () => {
    const target = await emptyTarget();
    const tally = await restoreBackup(file, target);
    expect(tally.files).toBeGreaterThan(0);
    expect(await contents(target.databaseUrl)).toEqual(before);
    const config = loadConfig({
      HIREWALL_HOME: join(target.storageDir, '..'),
      DATABASE_URL: target.databaseUrl,
      LOG_LEVEL: 'error',
    });
    const api = await createApi(config);
    try {
      await api.init();
      await api.getHttpAdapter().getInstance().ready();
      const client = new ApiClient(api, key);
      const found = await client.get<{ candidate: { name: string } }>(`/v1/cases/${caseId}`);
      expect(found.body.candidate.name).toBe(honestTraveller.claims.name);
      const reply = await client.get<Buffer>(`/v1/evidence/${documentId}/file`);
      expect(picture.equals(reply.body)).toBe(true);
      const audit = await api.get(AuditCheckpoints, { strict: false }).verify();
      expect(audit).toMatchObject({ intact: true, unsealed: 0 });
    } finally {
      await api.close();
    }
  });

  it('put no personal value, and no root key, into the file', async () => {
    const text = gunzipSync(await readFile(file)).toString('latin1');
    const rootKey = (await readFile(installation.config.rootKeyFile, 'utf8')).trim();
    for (const secret of [
      rootKey,
      Buffer.from(rootKey, 'base64').toString('hex'),
      'Brandstetter',
      'Reviewer',
    ]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });

  it('never replace a file', async () => {
    await expect(
      writeBackup(file, {
        databaseUrl: installation.databaseUrl,
        storageDir: installation.config.storageDir,
        attached: [],
      }),
    ).rejects.toThrow(/exists/);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('refuse an installation that holds anything, and leave it as it is', async () => {
    const sums = await contents(installation.databaseUrl);
    const { storageDir, rootKeyFile } = installation.config;
    const target = { databaseUrl: installation.databaseUrl, storageDir, rootKeyFile, attached: [] };
    await expect(restoreBackup(file, target)).rejects.toThrow(/holds data already/);
    expect(await contents(installation.databaseUrl)).toEqual(sums);
  });

  it('refuse a wrong and a missing root key before anything is touched', async () => {
    const another = await emptyTarget('another');
    await expect(restoreBackup(file, another)).rejects.toThrow(/is not the one this backup was made under/);
    expect(await isEmpty(another)).toBe(true);
    await expect(restoreBackup(file, await emptyTarget('none'))).rejects.toThrow(/There is no root key/);
  });

  it('refuse what is cut short, altered, of another version or no backup', async () => {
    const target = await emptyTarget();
    const whole = await readFile(file);
    const text = gunzipSync(whole);
    const altered = Buffer.from(text);
    const at = altered.indexOf('"status":"') + 12;
    altered[at] = altered[at] === 0x61 ? 0x62 : 0x61;
    const header = text.subarray(0, text.indexOf(0x0a)).toString('utf8');
    const otherSchema = header.replace(/"schema":\[/, '"schema":["Before1",');
    const cases: [name: string, bytes: Buffer, reason: RegExp][] = [
      ['cut', whole.subarray(0, whole.length - 2000), /damaged/],
      ['no end', gzipSync(text.subarray(0, text.lastIndexOf('\nE') + 1)), /its end is missing/],
      ['altered', gzipSync(altered), /it was altered/],
      ['other schema', gzipSync(text.toString('utf8').replace(header, otherSchema)), /it was altered/],
      ['other format', gzipSync(header.replace('"version":1', '"version":9') + '\n'), /format 9/],
      ['plain', Buffer.from('hello\n'), /damaged/],
      ['other gzip', gzipSync('hello\n'), /no backup of this product/],
      ['empty', Buffer.alloc(0), /damaged/],
    ];
    await mkdir(join(folder, 'bad'));
    for (const [name, bytes, reason] of cases) {
      const path = join(folder, 'bad', name);
      await writeFile(path, bytes);
      await expect(restoreBackup(path, target), name).rejects.toThrow(reason);
      await expect(restoreBackup(path, target), name).rejects.toThrow(BackupFault);
    }
    expect(await isEmpty(target)).toBe(true);
  });

  it('leave neither rows nor files when something fails on the way', async () => {
    const target = await emptyTarget();
    const lines = gunzipSync(await readFile(file))
      .toString('utf8')
      .split('\n')
      .slice(0, -2);
    const last = lines.findLastIndex((line) => line.startsWith('F'));
    lines[last] = String(lines[last]).replace(/"length":\d+/, '"length":1');
    const body = lines.map((line) => `${line}\n`).join('');
    const sha256 = createHash('sha256').update(body).digest('hex');
    const path = join(folder, 'fails');
    await writeFile(path, gzipSync(`${body}E${JSON.stringify({ lines: lines.length, sha256 })}\n`));
    await expect(restoreBackup(path, target)).rejects.toThrow(/not whole/);
    expect(await isEmpty(target)).toBe(true);
  });

  it('refuse a database of another schema version', async () => {
    const target = await emptyTarget();
    await query(target.databaseUrl, `INSERT INTO migrations (timestamp, name) VALUES (9, 'Later9')`);
    await expect(restoreBackup(file, target)).rejects.toThrow(/of schema .* this version of Later9/);
  });
});
