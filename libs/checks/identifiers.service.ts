import { Injectable } from '@nestjs/common';
import { DataSource, Not, type EntityManager } from 'typeorm';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import { BlindIndexRow } from './blind-index.entity.js';
import type { Identifier, RelatedCandidate } from './check.js';

/** A value that many people share says nothing about two of them; more finds than this are cut off. */
const mostRelated = 50;

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
    // in one order, so that two transactions with the same values don't wait for each other in a circle
    rows.sort((one, other) => one.field.localeCompare(other.field) || one.hmac.compare(other.hmac));
    await tx.createQueryBuilder().insert().into(BlindIndexRow).values(rows).orIgnore().execute();
  }

  /** Other candidates who hold one of these. */
  async related(candidateId: string, identifiers: Identifier[]): Promise<RelatedCandidate[]> {
    const found = await Promise.all(
      identifiers.map(async ({ field, value }) => {
        const { hmac } = await this.keyRing.standIn(field, value);
        const rows = await this.dataSource.manager.find(BlindIndexRow, {
          where: { field, hmac, candidateId: Not(candidateId) },
          take: mostRelated,
        });
        return rows.map((row) => ({ field, value, candidateId: row.candidateId }));
      }),
    );
    return found.flat();
  }
}
