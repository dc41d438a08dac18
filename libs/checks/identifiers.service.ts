import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import { BlindIndexRow } from './blind-index.entity.js';
import type { Identifier, RelatedCandidate } from './check.js';

/** A value that many people share says nothing about two of them; more finds than this are cut off. */
const mostRelated = 50;

/** Another candidate came to share an identifier while a check ran: what it found is to be found again. */
export class RelatedSince extends Error {
  override readonly name = 'RelatedSince';
}

export interface AskedIdentifiers {
  identifiers: Identifier[];
  candidateIds: Set<string>;
}

/** Finds candidates who share an identifier, through the blind index. */
@Injectable()
export class IdentifiersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keyRing: KeyRing,
  ) {}

  async register(tx: EntityManager, candidateId: string, identifiers: Identifier[]): Promise<void> {
    if (identifiers.length === 0) return;
    const rows = await Promise.all(
      identifiers.map(async ({ field, value }) => ({
        candidateId,
        field,
        ...(await this.keyRing.standIn(field, value)),
      })),
    );
    // Whoever registers the same value waits for the end of this transaction, and then sees it. In one order, so that
    // nobody waits in a circle; 64 bits of the stand-in tell values apart well enough for a lock.
    const locks = rows.map(({ hmac }) => hmac.readBigInt64BE().toString());
    await tx.query(
      'SELECT pg_advisory_xact_lock(value) FROM (SELECT unnest($1::bigint[]) AS value ORDER BY 1) AS ordered',
      [locks],
    );
    await tx.createQueryBuilder().insert().into(BlindIndexRow).values(rows).orIgnore().execute();
  }

  /**
   * After `register`, in its transaction: of two checks at the same moment the second to be written must not miss the
   * first.
   * @param asked what the check asked about, and the candidates it was told of
   * @throws RelatedSince when by now there is another one
   */
  async confirm(tx: EntityManager, candidateId: string, asked: AskedIdentifiers): Promise<void> {
    const now = await this.related(candidateId, asked.identifiers, tx);
    if (now.some((other) => !asked.candidateIds.has(other.candidateId))) throw new RelatedSince();
  }

  /** Other candidates who hold one of these, a row for each value they share. */
  async related(
    candidateId: string,
    identifiers: Identifier[],
    tx: EntityManager = this.dataSource.manager,
  ): Promise<RelatedCandidate[]> {
    if (identifiers.length === 0) return [];
    const hmacs = await Promise.all(
      identifiers.map(async ({ field, value }) => (await this.keyRing.standIn(field, value)).hmac),
    );
    // one look into the index a value, all in one statement: a document alone has some thirty
    const found = await tx.query<{ nth: string; candidate_id: string }[]>(
      `SELECT asked.nth, other.candidate_id
       FROM unnest($1::text[], $2::bytea[]) WITH ORDINALITY AS asked (field, hmac, nth)
       CROSS JOIN LATERAL (
         SELECT candidate_id FROM blind_index
         WHERE field = asked.field AND hmac = asked.hmac AND candidate_id <> $3
         ORDER BY candidate_id LIMIT ${mostRelated}
       ) AS other
       ORDER BY asked.nth, other.candidate_id`,
      [identifiers.map(({ field }) => field), hmacs, candidateId],
    );
    return found.flatMap(({ nth, candidate_id }) => {
      const identifier = identifiers[Number(nth) - 1];
      return identifier ? [{ ...identifier, candidateId: candidate_id }] : [];
    });
  }
}
