import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { installationOwner, KeyRing } from '#platform/crypto/key-ring.service.js';
import { Problem } from './problem.js';

/** The right to carry out a request; held by one process until settled, released, or 60 seconds old. */
export interface Claim {
  principal: string;
  keyHash: Buffer;
  /** when the row was made, in PostgreSQL's own precision: tells this claim from a later one of the same key */
  since: string;
}

export interface StoredReply {
  status: number;
  body: unknown;
}

interface Row {
  request_hash: Buffer;
  status: number | null;
  reply: Buffer | null;
}

/** Longer than any request takes; after that its process is taken for dead, and a repeat may run. */
const abandonedAfter = '60 seconds';
const keptFor = '24 hours';
/** How long a repeat waits for the first request before it is told to come back. */
const patienceMs = 5_000;
const pollMs = 40;
const sweepEveryMs = 3_600_000;

@Injectable()
export class IdempotencyService {
  private readonly claims = new WeakMap<FastifyRequest, Claim>();
  private sweptAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly keyRing: KeyRing,
  ) {}

  /**
   * The insert of the row is the lock: of any number of equal requests at once exactly one gets the claim, the others
   * wait and get its reply.
   * @throws Problem idempotency_key_reused for another request under the key, idempotency_in_progress when the first
   *   one takes longer than 5 seconds
   */
  async claim(
    principal: string,
    key: string,
    requestHash: Buffer,
  ): Promise<{ claim: Claim } | { reply: StoredReply }> {
    const keyHash = createHash('sha256').update(key, 'utf8').digest();
    const deadline = performance.now() + patienceMs;
    await this.sweep();
    for (;;) {
      const since = await this.insert(principal, keyHash, requestHash);
      if (since !== undefined) return { claim: { principal, keyHash, since } };
      const row = await this.find(principal, keyHash);
      if (row && !row.request_hash.equals(requestHash)) throw new Problem('idempotency_key_reused');
      if (row && row.status !== null) {
        return { reply: { status: row.status, body: await this.openReply(principal, keyHash, row.reply) } };
      }
      if (performance.now() > deadline) {
        throw new Problem('idempotency_in_progress', { headers: { 'retry-after': '5' } });
      }
      await pause(pollMs);
    }
  }

  /** Makes the claim of a request known to `settle`. */
  hold(request: FastifyRequest, claim: Claim): void {
    this.claims.set(request, claim);
  }

  /**
   * Stores the reply within the transaction that creates. A handler that calls this makes its creation exactly-once:
   * a crash leaves either both or neither, and a claim that was given up meanwhile rolls the transaction back.
   * Does nothing for a request without a claim, so that handlers need not ask.
   */
  async settle(tx: EntityManager, request: FastifyRequest, reply: StoredReply): Promise<void> {
    const claim = this.claims.get(request);
    if (!claim) return;
    if (!(await this.store(tx, claim, reply))) throw new Problem('idempotency_in_progress');
    this.claims.delete(request);
  }

  /** After the handler: stores the reply unless `settle` did. */
  async finish(request: FastifyRequest, reply: StoredReply): Promise<void> {
    const claim = this.claims.get(request);
    if (!claim) return;
    this.claims.delete(request);
    await this.dataSource.transaction((tx) => this.store(tx, claim, reply));
  }

  /**
   * The request failed: the same key may be used again. Also after `settle`, whose transaction was rolled back then;
   * a row that already has its reply stays.
   */
  async release({ principal, keyHash, since }: Claim): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM idempotency_keys
       WHERE principal = $1 AND key_hash = $2 AND created_at = $3::timestamptz AND status IS NULL`,
      [principal, keyHash, since],
    );
  }

  /**
   * One statement that makes the row, or takes over one that has had its time. It is not waited for until it is on the
   * disk: a crash that loses the claim loses what was done under it, or has that on the disk and the claim before it.
   */
  private async insert(principal: string, keyHash: Buffer, requestHash: Buffer): Promise<string | undefined> {
    const rows = await this.dataSource.query<{ since: string }[]>(
      `WITH relaxed AS (SELECT set_config('synchronous_commit', 'off', true))
       INSERT INTO idempotency_keys AS old (principal, key_hash, request_hash) SELECT $1, $2::bytea, $3::bytea FROM relaxed
       ON CONFLICT (principal, key_hash) DO UPDATE
       SET request_hash = excluded.request_hash, status = NULL, reply = NULL, created_at = excluded.created_at
       WHERE old.created_at < now() - $4::interval OR (old.status IS NULL AND old.created_at < now() - $5::interval)
       RETURNING created_at::text AS since`,
      [principal, keyHash, requestHash, keptFor, abandonedAfter],
    );
    return rows[0]?.since;
  }

  private async find(principal: string, keyHash: Buffer): Promise<Row | undefined> {
    const rows = await this.dataSource.query<Row[]>(
      'SELECT request_hash, status, reply FROM idempotency_keys WHERE principal = $1 AND key_hash = $2',
      [principal, keyHash],
    );
    return rows[0];
  }

  private async store(tx: EntityManager, claim: Claim, { status, body }: StoredReply): Promise<boolean> {
    const { principal, keyHash, since } = claim;
    const place = placeOf(principal, keyHash);
    const sealed = await this.keyRing.sealJson(tx, installationOwner, place, { body });
    const rows = await tx.query<[unknown[], number]>(
      `UPDATE idempotency_keys SET status = $4, reply = $5
       WHERE principal = $1 AND key_hash = $2 AND created_at = $3::timestamptz AND status IS NULL`,
      [principal, keyHash, since, status, sealed],
    );
    return rows[1] === 1;
  }

  private async openReply(principal: string, keyHash: Buffer, reply: Buffer | null): Promise<unknown> {
    if (!reply) return undefined;
    const { body } = await this.keyRing.openJson<{ body?: unknown }>(placeOf(principal, keyHash), reply);
    return body;
  }

  private async sweep(): Promise<void> {
    const now = Date.now();
    if (now - this.sweptAt < sweepEveryMs) return;
    this.sweptAt = now;
    await this.dataSource.query('DELETE FROM idempotency_keys WHERE created_at < now() - $1::interval', [
      keptFor,
    ]);
  }
}

function placeOf(principal: string, keyHash: Buffer): { table: string; column: string; id: string } {
  return { table: 'idempotency_keys', column: 'reply', id: `${principal}:${keyHash.toString('hex')}` };
}
