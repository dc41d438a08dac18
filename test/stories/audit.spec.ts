import { readFile, writeFile } from 'node:fs/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorker } from '../../apps/worker/create-worker.js';
import { AuditCheckpoints } from '#audit/checkpoints.service.js';
import { applicationRole, connectionParts } from '#platform/database/connection.js';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';

let installation: TestInstallation;
let owner: Client;
let application: Client;
let checkpoints: AuditCheckpoints;
/** of a case that was vetted and decided by two people */
let caseId: string;
let decisionId: string;

beforeAll(async () => {
  installation = await startTestInstallation();
  const worker = await createWorker(installation.config);
  await decideACase();
  // its chainer must not seal what the tests put into the log
  await worker.close();
  owner = await connect();
  application = await connect();
  await application.query(`SET ROLE ${applicationRole}`);
  checkpoints = installation.api.get(AuditCheckpoints);
  await checkpoints.advance();
});

afterAll(async () => {
  await owner.end();
  await application.end();
  await installation.stop();
});

async function connect(): Promise<Client> {
  const client = new Client(connectionParts(installation.databaseUrl));
  await client.connect();
  return client;
}

async function decideACase(): Promise<void> {
  const ats = new ApiClient(installation.api, await installation.key());
  const reviewer = new ApiClient(installation.api, await installation.key({ roles: ['reviewer'] }));
  const approver = new ApiClient(installation.api, await installation.key({ roles: ['approver'] }));
  const requisition = await ats.must<{ id: string }>('/v1/requisitions', { title: 'Engineer' });
  const made = await ats.must<{ id: string }>('/v1/cases', {
    requisition_id: requisition.id,
    candidate: { claims: [{ kind: 'name', value: 'Mara Lindqvist' }] },
  });
  caseId = made.id;
  await ats.must(`/v1/cases/${caseId}/evidence/messages`, { text: 'Please pay me in USDT only, no bank.' });
  await ats.must(`/v1/cases/${caseId}/submit`);
  await ats.settled(caseId);
  await reviewer.must(`/v1/review/cases/${caseId}/claim`);
  const decision = await reviewer.must<{ id: string }>(`/v1/review/cases/${caseId}/decisions`, {
    decision: 'not_cleared',
    reason_code: 'payout_not_acceptable',
    text: 'Only crypto would be accepted.',
  });
  decisionId = decision.id;
  await approver.must(`/v1/review/decisions/${decisionId}/approval`, { approve: true });
}

/** As the owner of the tables, who can switch the guards off; everything is put back afterwards. */
async function tamperedWith(
  ...statements: string[]
): Promise<Awaited<ReturnType<AuditCheckpoints['verify']>>> {
  const tables = ['audit_log', 'audit_chain'];
  for (const table of tables) {
    await owner.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
    await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  }
  try {
    for (const statement of statements) await owner.query(statement);
    return await checkpoints.verify();
  } finally {
    for (const table of tables) {
      await owner.query(`DELETE FROM ${table}`);
      await owner.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
      await owner.query(`DROP TABLE kept_${table}`);
      await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    }
  }
}

const entryAt = (position: number) => `(SELECT audit_id FROM audit_chain WHERE position = ${position})`;

describe('the audit log after the main job', () => {
  it('verifies from the first entry to the last, and tells the whole story', async () => {
    const result = await checkpoints.verify();
    expect(result).toMatchObject({ intact: true, unsealed: 0 });
    const { rows } = await owner.query<{ action: string }>(
      'SELECT action FROM audit_log WHERE subject = $1 ORDER BY at, id',
      [caseId],
    );
    const actions = rows.map(({ action }) => action);
    expect(actions[0]).toBe('case.created');
    for (const action of ['evidence.received', 'check.done', 'case.recommended', 'decision.approved'])
      expect(actions).toContain(action);
  });

  it.each([
    ['an action', `action = 'case.viewed'`],
    ['an actor', `actor_id = 'per_somebody_else'`],
    ['a time', `at = at + interval '1 microsecond' * 1000`],
    ['a detail', `detail = detail || '{"recommendation": "clear"}'`],
    ['a subject', `subject = 'case_another'`],
  ])('shows where %s was changed', async (_what, change) => {
    const result = await tamperedWith(`UPDATE audit_log SET ${change} WHERE id = ${entryAt(4)}`);
    expect(result).toMatchObject({ intact: false, position: 4, reason: 'content' });
  });

  it('shows where an entry was deleted, alone or with its link', async () => {
    const alone = await tamperedWith(`DELETE FROM audit_log WHERE id = ${entryAt(3)}`);
    expect(alone).toMatchObject({ intact: false, position: 3 });
    const both = await tamperedWith(
      `DELETE FROM audit_log WHERE id = ${entryAt(3)}`,
      'DELETE FROM audit_chain WHERE position = 3',
    );
    expect(both).toMatchObject({ intact: false, position: 3, reason: 'gap' });
  });

  it('shows where an entry was inserted between others', async () => {
    const result = await tamperedWith(
      `INSERT INTO audit_log (id, at, actor_kind, action, subject)
       SELECT 'aud_forged', audit_at, 'system', 'case.viewed', 'case_x' FROM audit_chain WHERE position = 5`,
      'UPDATE audit_chain SET position = position + 1000000 WHERE position >= 5',
      `INSERT INTO audit_chain (position, audit_id, audit_at, hash)
       SELECT 5, 'aud_forged', audit_at, sha256('forged') FROM audit_chain WHERE position = 1000005`,
      'UPDATE audit_chain SET position = position - 999999 WHERE position > 1000000',
    );
    expect(result).toMatchObject({ intact: false, position: 5, reason: 'content' });
  });

  it('shows an entry that was slipped in long after its time, beside the chain', async () => {
    const result = await tamperedWith(
      `INSERT INTO audit_log (id, at, actor_kind, action, subject)
       VALUES ('aud_late', now() - interval '3 days', 'system', 'case.viewed', 'case_x')`,
    );
    expect(result.unsealed).toBe(1);
  });

  it('shows that two entries changed places', async () => {
    const result = await tamperedWith(
      'UPDATE audit_chain SET position = 2000000 WHERE position = 6',
      'UPDATE audit_chain SET position = 6 WHERE position = 7',
      'UPDATE audit_chain SET position = 7 WHERE position = 2000000',
    );
    expect(result).toMatchObject({ intact: false, position: 6, reason: 'content' });
  });

  it('shows, by the signed checkpoints, that its end was cut off', async () => {
    const { rows } = await owner.query<{ last: string }>('SELECT max(position) AS last FROM audit_chain');
    const last = Number(rows[0]?.last);
    const result = await tamperedWith(
      `DELETE FROM audit_log WHERE id = ${entryAt(last)}`,
      `DELETE FROM audit_log WHERE id = ${entryAt(last - 1)}`,
      `DELETE FROM audit_chain WHERE position >= ${last - 1}`,
    );
    expect(result).toMatchObject({ intact: false, position: last - 1, reason: 'truncated' });
  });

  it('does not believe a checkpoint that was edited', async () => {
    const before = await readFile(checkpoints.file, 'utf8');
    const lines = before.trimEnd().split('\n');
    const forged = { ...(JSON.parse(lines.at(-1) ?? '{}') as object), hash: '0'.repeat(64) };
    await writeFile(checkpoints.file, `${JSON.stringify(forged)}\n`);
    try {
      expect(await checkpoints.verify()).toMatchObject({ intact: false, reason: 'checkpoint_signature' });
    } finally {
      await writeFile(checkpoints.file, before);
    }
  });

  it('verifies again once everything was put back', async () => {
    expect(await checkpoints.verify()).toMatchObject({ intact: true, unsealed: 0 });
  });
});

describe('the role the application runs as', () => {
  it('may not change, delete or empty the audit log, any partition of it, or its chain', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'audit_log'::regclass`,
    );
    const tables = ['audit_log', 'audit_chain', ...rows.map(({ name }) => name)];
    expect(tables.length).toBeGreaterThanOrEqual(5);
    for (const table of tables) {
      const column = table === 'audit_chain' ? 'hash = hash' : 'action = action';
      for (const statement of [`UPDATE ${table} SET ${column}`, `DELETE FROM ${table}`, `TRUNCATE ${table}`])
        await expect(application.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('may not switch the guards off', async () => {
    for (const table of ['audit_log', 'audit_chain', 'cases', 'decisions'])
      await expect(application.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)).rejects.toMatchObject({
        code: '42501',
      });
    await expect(application.query('SET session_replication_role = replica')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('gets the same refusal for the partitions of months to come', async () => {
    await owner.query('SELECT hirewall_make_partitions(7)');
    const { rows } = await owner.query<{ n: string }>(
      `SELECT count(*) AS n FROM pg_inherits i, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS p
       WHERE inhparent = 'audit_log'::regclass AND has_table_privilege($1, inhrelid, p)`,
      [applicationRole],
    );
    expect(rows[0]?.n).toBe('0');
  });
});

describe('what was decided', () => {
  it.each([
    ['the case', () => `UPDATE cases SET recommendation = 'clear' WHERE id = '${caseId}'`],
    ['the status of the case', () => `UPDATE cases SET status = 'in_review' WHERE id = '${caseId}'`],
    ['the case by deletion', () => `DELETE FROM cases WHERE id = '${caseId}'`],
    ['the decision', () => `UPDATE decisions SET decision = 'cleared' WHERE id = '${decisionId}'`],
    ['the state of the decision', () => `UPDATE decisions SET state = 'returned' WHERE id = '${decisionId}'`],
    ['the decision by deletion', () => `DELETE FROM decisions WHERE id = '${decisionId}'`],
  ])('can’t be changed any more: %s', async (_what, statement) => {
    for (const client of [application, owner])
      await expect(client.query(statement())).rejects.toMatchObject({ code: 'HW001' });
  });

  it('was never approved by the person who proposed it, whatever the statement', async () => {
    const { rows } = await owner.query<{ proposed_by: string; approved_by: string; state: string }>(
      'SELECT proposed_by, approved_by, state FROM decisions WHERE id = $1',
      [decisionId],
    );
    expect(rows[0]?.approved_by).not.toBe(rows[0]?.proposed_by);
    const copy = (approvedBy: string) =>
      application.query(
        `INSERT INTO decisions (id, case_id, state, decision, reason_code, text, needs_approval, proposed_by,
           proposed_at, approved_by, approved_at)
         SELECT 'dec_forged', case_id, 'final', 'cleared', reason_code, text, true, proposed_by, now(),
           ${approvedBy}, now() FROM decisions WHERE id = $1`,
        [decisionId],
      );
    await expect(copy('proposed_by')).rejects.toMatchObject({ constraint: 'decisions_four_eyes' });
    await expect(copy('NULL')).rejects.toMatchObject({ constraint: 'decisions_approval_needed' });
    await expect(copy('approved_by')).rejects.toMatchObject({ constraint: 'decisions_one_live' });
  });
});
