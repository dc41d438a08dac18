import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import { CaseClosed } from '#cases/case-errors.js';
import type { Case } from '#cases/case.entity.js';
import { CasesService } from '#cases/cases.service.js';
import { isOpen } from '#cases/statuses.js';
import { CheckOrders } from '#checks/check-orders.service.js';
import type { DeviceReportBody, EvidenceBodies, EvidenceFile, EvidenceKind } from '#checks/evidence.js';
import { checksFor } from '#checks/registry.js';
import { DevicesService } from '#devices/devices.service.js';
import { PoliciesService } from '#policy/policies.service.js';
import { CandidatesService } from './candidates.service.js';
import type { EvidenceRow } from './evidence.entity.js';
import type { Settle } from './orders.service.js';
import { EvidenceStore } from './evidence-store.service.js';
import { RequisitionsService } from './requisitions.service.js';

export interface ReceivedEvidence<K extends EvidenceKind = EvidenceKind> {
  kind: K;
  body: EvidenceBodies[K];
  file?: EvidenceFile;
  /** defaults to now */
  observedAt?: Date;
}

/** Takes evidence in: stored sealed, with the checks it calls for, in one transaction. */
@Injectable()
export class EvidenceIntake {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
    private readonly candidates: CandidatesService,
    private readonly requisitions: RequisitionsService,
    private readonly policies: PoliciesService,
    private readonly store: EvidenceStore,
    private readonly devices: DevicesService,
    private readonly checks: CheckOrders,
    private readonly audit: AuditService,
  ) {}

  /**
   * Evidence for a decided case opens a follow-up case and goes there.
   * @throws CaseNotFound, CaseClosed for a case that was canceled or has expired
   */
  async receive(
    actor: Actor,
    caseId: string,
    received: ReceivedEvidence,
    settle?: Settle<EvidenceRow>,
  ): Promise<EvidenceRow> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.openCase(tx, actor, await this.cases.lock(tx, caseId));
      const candidate = await this.candidates.find(row.candidateId, tx);
      const at = new Date();
      const evidence = await this.store.put(tx, {
        candidateId: row.candidateId,
        caseId: row.id,
        kind: received.kind,
        stage: candidate.stage,
        source: actor.kind,
        observedAt: received.observedAt ?? at,
        body: received.body,
        ...(received.file && { file: received.file }),
      });
      if (received.kind === 'device_report')
        await this.devices.seen(tx, row.candidateId, received.body as DeviceReportBody, evidence.observedAt);
      await this.checks.place(
        tx,
        checksFor(received.kind).map((name) => ({
          caseId: row.id,
          candidateId: row.candidateId,
          name,
          evidenceIds: [evidence.id],
        })),
      );
      // what came may be the answer that was waited for
      if (row.onHold) await this.cases.change(tx, row, { onHold: false });
      if (row.status === 'invited') await this.cases.move(tx, row, 'in_progress', at);
      await this.audit.record(tx, {
        actor,
        action: 'evidence.received',
        subject: row.id,
        detail: { evidence: evidence.id, kind: received.kind },
      });
      await settle?.(tx, evidence);
      return evidence;
    });
  }

  private async openCase(tx: EntityManager, actor: Actor, row: Case): Promise<Case> {
    if (isOpen(row.status)) return row;
    if (row.status !== 'decided') throw new CaseClosed(row.status);
    const requisition = await this.requisitions.find(row.requisitionId, tx);
    const policy = await this.policies.active(tx, requisition.policyName);
    const { candidateId, requisitionId, externalRef } = row;
    const next = await this.cases.open(tx, {
      candidateId,
      requisitionId,
      policyId: policy.id,
      kind: 'follow_up',
      externalRef,
    });
    await this.audit.record(tx, {
      actor,
      action: 'case.follow_up',
      subject: next.id,
      detail: { after: row.id },
    });
    return next;
  }
}
