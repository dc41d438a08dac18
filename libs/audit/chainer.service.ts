import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditEntry, AuditLink } from './audit.entity.js';
import { chainStart, nextLink, type ChainEntry, type ChainHead, type Link } from './chain.js';

/** Entries sealed in one transaction. */
const batch = 500;

/** An entry commits at most this long (ms) after its time stamp; later ones are found by `unsealed`. */
const longestTransaction = 3_600_000;

/** Puts committed audit entries into the hash chain, in order, one chainer at a time. */
@Injectable()
export class AuditChainer {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns where the chain stands after all that was waiting has been sealed */
  async sealWaiting(): Promise<ChainHead> {
    for (;;) {
      const { head, sealed } = await this.dataSource.transaction((tx) => sealBatch(tx));
      if (sealed < batch) return head;
    }
  }

  /** Entries that should have been sealed long ago and were not: 0 in a sound log. */
  async unsealed(): Promise<number> {
    const [row] = await this.dataSource.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM audit_log a WHERE a.at < now() - interval '2 hours'
       AND NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.audit_id = a.id)`,
    );
    return row.n;
  }

  /** Every link there is, oldest first, read in portions. */
  async *links(): AsyncGenerator<Link> {
    let after = '0';
    for (;;) {
      const rows = await this.dataSource.query<LinkRow[]>(
        `SELECT c.position, c.hash, a.id, a.at, a.actor_kind, a.actor_id, a.action, a.subject, a.detail
         FROM audit_chain c LEFT JOIN audit_log a ON a.id = c.audit_id AND a.at = c.audit_at
         WHERE c.position > $1 ORDER BY c.position LIMIT 1000`,
        [after],
      );
      if (rows.length === 0) return;
      for (const row of rows) yield { entry: chainEntry(Number(row.position), row), hash: row.hash };
      after = rows.at(-1)?.position ?? after;
    }
  }
}

interface EntryRow {
  id: string | null;
  at: Date | null;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  subject: string;
  detail: AuditEntry['detail'];
}
type LinkRow = EntryRow & { position: string; hash: Buffer };

async function sealBatch(tx: EntityManager): Promise<{ head: ChainHead; sealed: number }> {
  // only one chainer at a time, in whatever process
  await tx.query('SELECT pg_advisory_xact_lock(4207849486)');
  const last = await tx.findOne(AuditLink, { where: {}, order: { position: 'DESC' } });
  let head: ChainHead = last ? { position: Number(last.position), hash: last.hash } : chainStart;
  const waiting = await tx.query<EntryRow[]>(
    `SELECT a.id, a.at, a.actor_kind, a.actor_id, a.action, a.subject, a.detail FROM audit_log a
     WHERE a.at >= $2 AND NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.audit_id = a.id)
     ORDER BY a.at, a.id LIMIT $1`,
    [batch, new Date((last?.auditAt.getTime() ?? longestTransaction) - longestTransaction)],
  );
  const links = waiting.map((row) => {
    const position = head.position + 1;
    const hash = nextLink(head.hash, chainEntry(position, row));
    head = { position, hash };
    return { position: String(position), auditId: row.id ?? '', auditAt: row.at ?? new Date(0), hash };
  });
  if (links.length > 0) await tx.insert(AuditLink, links);
  return { head, sealed: links.length };
}

/** An entry that is gone reads as nulls, so its hash can't fit. */
function chainEntry(position: number, row: EntryRow): ChainEntry {
  return {
    position,
    id: row.id,
    at: row.at?.toISOString() ?? null,
    actor_kind: row.actor_kind,
    actor_id: row.actor_id,
    action: row.action,
    subject: row.subject,
    detail: row.detail,
  };
}
