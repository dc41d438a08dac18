import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PeopleService } from '#accounts/people.service.js';
import { actorOf, type Principal } from '#accounts/principal.js';
import { AuditService } from '#audit/audit.service.js';
import type { Case } from '#cases/case.entity.js';
import { CasesService } from '#cases/cases.service.js';
import { CandidatesService } from '#intake/candidates.service.js';
import { EvidenceStore } from '#intake/evidence-store.service.js';
import { RequisitionsService } from '#intake/requisitions.service.js';
import { PoliciesService } from '#policy/policies.service.js';
import { DecisionsService, type OpenDecision } from '#review/decisions.service.js';
import { holderOf } from '#review/leases.service.js';
import { missingEvidence } from '#review/recommendation.service.js';
import { claimView } from './claim-view.js';

export type CaseSummary = ReturnType<typeof caseSummary>;

export function caseSummary(row: Case) {
  return {
    id: row.id,
    candidate_id: row.candidateId,
    requisition_id: row.requisitionId,
    kind: row.kind,
    status: row.status,
    on_hold: row.onHold,
    external_ref: row.externalRef,
    recommendation: row.recommendation,
    opened_at: row.openedAt,
    decided_at: row.decidedAt,
  };
}

/** A case as it is read: everything about it in one reply. */
@Injectable()
export class CaseDetails {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
    private readonly candidates: CandidatesService,
    private readonly requisitions: RequisitionsService,
    private readonly policies: PoliciesService,
    private readonly evidence: EvidenceStore,
    private readonly decisions: DecisionsService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
  ) {}

  /** Reading personal data is noted. @throws CaseNotFound */
  async of(id: string, caller: Principal) {
    const row = await this.cases.find(id);
    const [candidate, claims, requisition, policy, evidence, decision, names] = await Promise.all([
      this.candidates.find(row.candidateId),
      this.candidates.claims(row.candidateId),
      this.requisitions.find(row.requisitionId),
      this.policies.find(row.policyId),
      this.evidence.kindsOf(row.candidateId),
      this.decisions.current(id),
      this.names(),
    ]);
    await this.audit.record(this.dataSource.manager, {
      actor: actorOf(caller),
      action: 'case.viewed',
      subject: id,
    });
    const holder = holderOf(row);
    return {
      id: row.id,
      kind: row.kind,
      status: row.status,
      on_hold: row.onHold,
      external_ref: row.externalRef,
      opened_at: row.openedAt,
      decided_at: row.decidedAt,
      candidate: {
        id: candidate.id,
        name: claims.find(({ kind }) => kind === 'name')?.value ?? null,
        stage: candidate.stage,
        verification: candidate.verification,
      },
      requisition: { id: requisition.id, title: requisition.title },
      policy: { id: policy.id, name: policy.name, version: policy.version },
      recommendation: row.recommendation && {
        recommendation: row.recommendation,
        at: row.recommendedAt,
        ...(row.explanation ?? { rules: [], would_change: [] }),
      },
      claims: claims.map(claimView),
      missing_evidence: missingEvidence(policy.body, evidence),
      claimed_by: holder && { person_id: holder, name: names(holder) },
      lease_expires_at: holder ? row.leaseExpiresAt : null,
      decision: decision && decisionView(decision, names),
    };
  }

  /** Names of the staff by id. */
  async names(): Promise<(id: string) => string> {
    const people = new Map((await this.people.list()).map(({ id, name }) => [id, name]));
    return (id) => people.get(id) ?? 'somebody who has left';
  }
}

export function decisionView(decision: OpenDecision, names: (id: string) => string) {
  const person = (id: string) => ({ id, name: names(id) });
  return {
    id: decision.id,
    state: decision.state,
    decision: decision.decision,
    reason_code: decision.reasonCode,
    text: decision.text,
    evidence_ids: decision.evidenceIds,
    proposed_by: person(decision.proposedBy),
    proposed_at: decision.proposedAt,
    approved_by: decision.approvedBy ? person(decision.approvedBy) : null,
    approved_at: decision.approvedAt,
    approval_text: decision.approvalText,
    needs_approval: decision.needsApproval,
  };
}
