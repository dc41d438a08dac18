import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import { CasesService } from '#cases/cases.service.js';
import { isOpen } from '#cases/statuses.js';
import { CheckOrders } from '#checks/check-orders.service.js';
import { checksFor, checksForClaim } from '#checks/registry.js';
import { CandidatesService, type NewClaim } from './candidates.service.js';
import { EvidenceStore } from './evidence-store.service.js';

/** Claims that come later. */
@Injectable()
export class ClaimChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidatesService,
    private readonly cases: CasesService,
    private readonly evidence: EvidenceStore,
    private readonly checks: CheckOrders,
    private readonly audit: AuditService,
  ) {}

  /**
   * New claims replace those of their kind, and in open cases everything is checked again: evidence that fitted the old
   * claim may contradict the new one.
   * @throws CandidateNotFound
   */
  async add(actor: Actor, candidateId: string, claims: NewClaim[]): Promise<void> {
    const names = [...new Set(claims.flatMap(({ kind }) => checksForClaim(kind)))];
    await this.dataSource.transaction(async (tx) => {
      await this.candidates.find(candidateId, tx);
      await this.candidates.addClaims(tx, candidateId, claims);
      await this.audit.record(tx, { actor, action: 'candidate.claims_added', subject: candidateId });
      for (const row of await this.cases.ofCandidate(candidateId, tx)) {
        if (!isOpen(row.status)) continue;
        const evidence = await this.evidence.ofCase(row.id, tx);
        const orders = [
          ...names.map((name) => ({ name, evidenceIds: [] as string[] })),
          ...evidence.flatMap(({ id, kind }) => checksFor(kind).map((name) => ({ name, evidenceIds: [id] }))),
        ];
        await this.checks.place(
          tx,
          orders.map((order) => ({ caseId: row.id, candidateId, ...order })),
        );
      }
    });
  }
}
