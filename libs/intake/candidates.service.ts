import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { ClaimFinding, Identifier } from '#checks/check.js';
import type { CandidateStage, ClaimKind, Verification } from '#checks/evidence.js';
import { IdentifiersService } from '#checks/identifiers.service.js';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import type { KeysetRequest } from '#platform/database/keyset.js';
import { newId } from '#platform/ids.js';
import { Candidate, ClaimRow, Consent } from './candidate.entity.js';
import { CandidateNotFound } from './intake-errors.js';

export interface NewClaim {
  kind: ClaimKind;
  value: string;
}

export type OpenClaim = Omit<ClaimRow, 'value'> & { value: string };

@Injectable()
export class CandidatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keyRing: KeyRing,
    private readonly identifiers: IdentifiersService,
  ) {}

  async create(
    tx: EntityManager,
    order: { stage: CandidateStage; verification: Verification; claims: NewClaim[] },
  ): Promise<Candidate> {
    const row = tx.create(Candidate, {
      id: newId('cand'),
      stage: order.stage,
      verification: order.verification,
      createdAt: new Date(),
    });
    await tx.insert(Candidate, row);
    await this.addClaims(tx, row.id, order.claims);
    return row;
  }

  /** A claim of a kind made before is replaced: its proof was of the old value. */
  async addClaims(tx: EntityManager, candidateId: string, claims: NewClaim[]): Promise<void> {
    if (claims.length === 0) return;
    await tx.delete(ClaimRow, { candidateId, kind: In(claims.map(({ kind }) => kind)) });
    const rows: Partial<ClaimRow>[] = [];
    for (const { kind, value } of claims) {
      const id = newId('clm');
      const sealed = await this.keyRing.seal(tx, candidateId, placeOf(id), value);
      rows.push({ id, candidateId, kind, value: sealed, status: 'unverified' });
    }
    await tx.insert(ClaimRow, rows);
    await this.identifiers.register(tx, candidateId, claims.flatMap(identifiersOf));
  }

  async recordConsent(
    tx: EntityManager,
    candidateId: string,
    consent: { textVersion: string; method: string; givenAt: Date },
  ): Promise<void> {
    await tx.insert(Consent, { id: newId('cons'), candidateId, ...consent });
  }

  /** What a check found about claims. A claim that was contradicted once stays so until a person looks. */
  async applyFindings(tx: EntityManager, findings: ClaimFinding[]): Promise<void> {
    for (const { claimId, status, method, evidenceIds } of findings) {
      await tx.query(
        `UPDATE claims SET status = $2, method = $3, updated_at = now(),
           evidence_ids = ARRAY(SELECT DISTINCT unnest(evidence_ids || $4::text[]))
         WHERE id = $1 AND status NOT IN ('contradicted', 'verified')`,
        [claimId, status, method, evidenceIds],
      );
    }
  }

  /** @throws CandidateNotFound */
  async find(id: string, tx: EntityManager = this.dataSource.manager): Promise<Candidate> {
    const row = await tx.findOneBy(Candidate, { id });
    if (!row) throw new CandidateNotFound();
    return row;
  }

  async list({ after, limit }: KeysetRequest): Promise<Candidate[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(Candidate, 'c')
      .orderBy('c.createdAt', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .take(limit + 1);
    if (after) query.andWhere('(c.createdAt, c.id) < (:at, :id)', { at: after.at, id: after.id });
    return query.getMany();
  }

  async setStage(tx: EntityManager, id: string, stage: CandidateStage): Promise<void> {
    await tx.update(Candidate, { id }, { stage });
  }

  async setVerification(tx: EntityManager, id: string, verification: Verification): Promise<void> {
    await tx.update(Candidate, { id }, { verification });
  }

  /** Claims without their values. */
  async claimRows(candidateId: string, tx: EntityManager = this.dataSource.manager): Promise<ClaimRow[]> {
    return tx.find(ClaimRow, { where: { candidateId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async claims(candidateId: string): Promise<OpenClaim[]> {
    const rows = await this.claimRows(candidateId);
    return Promise.all(
      rows.map(async (row) => ({ ...row, value: await this.keyRing.openText(placeOf(row.id), row.value) })),
    );
  }

  /** Names by candidate id, as claimed. */
  async names(candidateIds: string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource.manager.findBy(ClaimRow, {
      candidateId: In(candidateIds),
      kind: 'name',
    });
    const names = await Promise.all(
      rows.map(
        async (row) => [row.candidateId, await this.keyRing.openText(placeOf(row.id), row.value)] as const,
      ),
    );
    return new Map(names);
  }
}

function placeOf(id: string) {
  return { table: 'claims', column: 'value', id };
}

/** E-mail and phone can be shared by two candidates; a check of its own later says so, the index is kept from now. */
function identifiersOf({ kind, value }: NewClaim): Identifier[] {
  if (kind === 'email') return [{ field: 'email', value: value.toLowerCase() }];
  if (kind === 'phone') return [{ field: 'phone', value: value.replaceAll(/[^+\d]/g, '') }];
  return [];
}
