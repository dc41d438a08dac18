import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import type { KeysetRequest } from '#platform/database/keyset.js';
import { newId } from '#platform/ids.js';
import { PoliciesService } from '#policy/policies.service.js';
import { RequisitionNotFound } from './intake-errors.js';
import { Requisition } from './requisition.entity.js';

@Injectable()
export class RequisitionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly policies: PoliciesService,
    private readonly audit: AuditService,
  ) {}

  /** @throws PolicyNotFound */
  async create(
    actor: Actor,
    order: { title: string; externalRef: string | null; policyName: string },
  ): Promise<Requisition> {
    return this.dataSource.transaction(async (tx) => {
      // else the first order would fail by it
      await this.policies.active(tx, order.policyName);
      const row = tx.create(Requisition, {
        id: newId('req'),
        status: 'open',
        createdAt: new Date(),
        ...order,
      });
      await tx.insert(Requisition, row);
      await this.audit.record(tx, { actor, action: 'requisition.created', subject: row.id });
      return row;
    });
  }

  /** @throws RequisitionNotFound */
  async find(id: string, tx: EntityManager = this.dataSource.manager): Promise<Requisition> {
    const row = await tx.findOneBy(Requisition, { id });
    if (!row) throw new RequisitionNotFound();
    return row;
  }

  async titles(ids: string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource.manager.findBy(Requisition, { id: In(ids) });
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  /** Newest first; one row more than asked tells that there are more. */
  async list({ after, limit }: KeysetRequest): Promise<Requisition[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(Requisition, 'r')
      .orderBy('r.createdAt', 'DESC')
      .addOrderBy('r.id', 'DESC')
      .take(limit + 1);
    if (after) query.andWhere('(r.createdAt, r.id) < (:at, :id)', { at: after.at, id: after.id });
    return query.getMany();
  }
}
