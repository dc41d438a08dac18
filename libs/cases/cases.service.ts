import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { KeysetRequest } from '#platform/database/keyset.js';
import { newId } from '#platform/ids.js';
import type { Recommendation } from '#risk/recommendation.js';
import { CaseClosed, CaseNotFound } from './case-errors.js';
import { Case } from './case.entity.js';
import { explanationOf, queuePriority } from './explanation.js';
import { nextStatuses, type CaseStatus } from './statuses.js';

export interface NewCase {
  candidateId: string;
  requisitionId: string;
  policyId: string;
  kind: Case['kind'];
  externalRef?: string | null;
}

@Injectable()
export class CasesService {
  constructor(private readonly dataSource: DataSource) {}

  async open(tx: EntityManager, order: NewCase): Promise<Case> {
    const row = tx.create(Case, {
      id: newId('case'),
      status: 'invited',
      onHold: false,
      externalRef: null,
      recommendation: null,
      explanation: null,
      recommendedAt: null,
      submittedAt: null,
      openedAt: new Date(),
      waitingSince: null,
      decidedAt: null,
      claimedBy: null,
      leaseExpiresAt: null,
      priority: 0,
      ...order,
    });
    await tx.insert(Case, row);
    return row;
  }

  /** @throws CaseNotFound */
  async find(id: string): Promise<Case> {
    const found = await this.dataSource.manager.findOneBy(Case, { id });
    if (!found) throw new CaseNotFound();
    return found;
  }

  async ofCandidate(candidateId: string, tx: EntityManager = this.dataSource.manager): Promise<Case[]> {
    return tx.find(Case, { where: { candidateId }, order: { openedAt: 'DESC' } });
  }

  /** Newest first; one row more than asked tells that there are more. */
  async list(
    { after, limit }: KeysetRequest,
    filter: { status?: CaseStatus; externalRef?: string } = {},
  ): Promise<Case[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(Case, 'c')
      .orderBy('c.openedAt', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .take(limit + 1);
    if (after) query.andWhere('(c.openedAt, c.id) < (:at, :id)', { at: after.at, id: after.id });
    if (filter.status) query.andWhere('c.status = :status', { status: filter.status });
    if (filter.externalRef) query.andWhere('c.externalRef = :ref', { ref: filter.externalRef });
    return query.getMany();
  }

  /** Takes the row's lock: whoever changes a case, or judges it, does so one after the other. @throws CaseNotFound */
  async lock(tx: EntityManager, id: string): Promise<Case> {
    const found = await tx.findOne(Case, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new CaseNotFound();
    return found;
  }

  /** @throws CaseClosed when there is no such transition */
  async move(tx: EntityManager, row: Case, status: CaseStatus, at: Date): Promise<void> {
    if (row.status === status) return;
    if (!nextStatuses(row.status).includes(status)) throw new CaseClosed(row.status);
    const times =
      status === 'in_review' ? { waitingSince: at } : status === 'decided' ? { decidedAt: at } : {};
    await this.change(tx, row, { status, ...times });
  }

  async change(
    tx: EntityManager,
    row: Case,
    values: Partial<Omit<Case, 'id' | 'explanation'>>,
  ): Promise<void> {
    await tx.update(Case, { id: row.id }, values);
    Object.assign(row, values);
  }

  async advise(tx: EntityManager, row: Case, result: Recommendation, at: Date): Promise<void> {
    const values = {
      recommendation: result.recommendation,
      explanation: explanationOf(result),
      recommendedAt: at,
      priority: queuePriority[result.recommendation],
    };
    await tx.update(Case, { id: row.id }, values);
    Object.assign(row, values);
  }
}
