import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import type { Case } from '#cases/case.entity.js';
import { CasesService } from '#cases/cases.service.js';
import { Config } from '#platform/config/config.js';
import { LeaseNotHeld, NotInReview } from './review-errors.js';

/** Who works on a case. A claim is a lease: it ends by itself, so that no case is forgotten. */
@Injectable()
export class Leases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
    private readonly audit: AuditService,
    private readonly config: Config,
  ) {}

  /** @throws CaseNotFound, NotInReview, LeaseNotHeld when another person holds it */
  async claim(actor: Actor, personId: string, caseId: string): Promise<Date> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.cases.lock(tx, caseId);
      if (row.status !== 'in_review') throw new NotInReview();
      if (holderOf(row) !== null && row.claimedBy !== personId) throw new LeaseNotHeld(true);
      return this.grant(tx, actor, personId, row);
    });
  }

  /** Claims what the queue would show first. @returns null when nothing waits */
  async claimNext(actor: Actor, personId: string): Promise<string | null> {
    return this.dataSource.transaction(async (tx) => {
      const [next] = await tx.query<{ id: string }[]>(
        `SELECT id FROM cases WHERE status = 'in_review' AND NOT on_hold
           AND (claimed_by IS NULL OR lease_expires_at < now() OR claimed_by = $1)
           AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.case_id = cases.id AND d.state = 'proposed')
         ORDER BY priority DESC, waiting_since, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [personId],
      );
      if (!next) return null;
      await this.grant(tx, actor, personId, await this.cases.lock(tx, next.id));
      return next.id;
    });
  }

  /** @throws LeaseNotHeld */
  async renew(personId: string, caseId: string): Promise<Date> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.cases.lock(tx, caseId);
      assertHeld(row, personId);
      return this.extend(tx, row, personId);
    });
  }

  async release(actor: Actor, personId: string, caseId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const row = await this.cases.lock(tx, caseId);
      assertHeld(row, personId);
      await this.cases.change(tx, row, { claimedBy: null, leaseExpiresAt: null });
      await this.audit.record(tx, { actor, action: 'case.released', subject: caseId });
    });
  }

  private async grant(tx: EntityManager, actor: Actor, personId: string, row: Case): Promise<Date> {
    await this.audit.record(tx, { actor, action: 'case.claimed', subject: row.id });
    return this.extend(tx, row, personId);
  }

  private async extend(tx: EntityManager, row: Case, personId: string): Promise<Date> {
    const leaseExpiresAt = new Date(Date.now() + this.config.leaseMinutes * 60_000);
    await this.cases.change(tx, row, { claimedBy: personId, leaseExpiresAt });
    return leaseExpiresAt;
  }
}

/** Who holds the case now; a lease that has run out holds nothing. */
export function holderOf(row: Case, asOf = new Date()): string | null {
  return row.leaseExpiresAt && row.leaseExpiresAt > asOf ? row.claimedBy : null;
}

/** @throws LeaseNotHeld */
export function assertHeld(row: Case, personId: string): void {
  const holder = holderOf(row);
  if (holder !== personId) throw new LeaseNotHeld(holder !== null);
}
