import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { KeyRing } from '#platform/crypto/key-ring.service.js';

/**
 * Cases waiting for a reviewer, each of a candidate of its own with a name: one in ten to escalate, three in ten to
 * review. The names are bytes of the right length that don't open; `sealNames` makes those real that a page shows.
 */
export async function fillQueue(database: Client, requisition: string, count: number): Promise<void> {
  const id = (prefix: string) =>
    `'${prefix}_' || lpad(to_hex(i), 12, '0') || '70008' || lpad(to_hex(i), 15, '0')`;
  const each = `FROM generate_series(1, ${count}) AS i`;
  // the rows refer to one another rightly; to have that checked a million times takes longer than to write them
  await database.query('SET session_replication_role = replica');
  await database.query(
    `INSERT INTO candidates (id, stage, verification) SELECT ${id('cand')}, 'applied', 'unverified' ${each}`,
  );
  await database.query(
    `INSERT INTO claims (id, candidate_id, kind, value, status)
     SELECT ${id('clm')}, ${id('cand')}, 'name', decode(repeat('ab', 59), 'hex'), 'unverified' ${each}`,
  );
  await database.query(
    `INSERT INTO cases (id, candidate_id, requisition_id, policy_id, kind, status, recommendation, explanation,
       recommended_at, waiting_since, opened_at, priority)
     SELECT ${id('case')}, ${id('cand')}, $1, (SELECT id FROM policies LIMIT 1), 'initial', 'in_review',
       (ARRAY['clear', 'review', 'escalate'])[p + 1],
       '{"rules": [{"rule": "one_strong", "because": "One strong signal.", "signal_ids": []}], "would_change": []}',
       at, at, at, p
     FROM (SELECT i, CASE WHEN i % 10 = 0 THEN 2 WHEN i % 10 < 4 THEN 1 ELSE 0 END AS p,
       date_trunc('milliseconds', now() - abs(hashint4(i::int)::bigint) * interval '1 millisecond') AS at ${each}) made`,
    [requisition],
  );
  await database.query('VACUUM (ANALYZE) cases');
  await database.query('VACUUM (ANALYZE) claims');
  await database.query('CHECKPOINT');
}

export async function sealNames(api: NestFastifyApplication, candidateIds: string[]): Promise<void> {
  const keyRing = api.get(KeyRing);
  await api.get(DataSource).transaction(async (tx) => {
    for (const candidateId of candidateIds) {
      const [claim] = await tx.query<{ id: string }[]>('SELECT id FROM claims WHERE candidate_id = $1', [
        candidateId,
      ]);
      if (!claim) throw new Error(`${candidateId} has no name`);
      const place = { table: 'claims', column: 'value', id: claim.id };
      const value = await keyRing.seal(tx, candidateId, place, 'Mara Lindqvist');
      await tx.query('UPDATE claims SET value = $2 WHERE id = $1', [claim.id, value]);
    }
  });
}
