import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import type { Case } from '#cases/case.entity.js';
import { CasesService } from '#cases/cases.service.js';
import { CandidatesService } from '#intake/candidates.service.js';
import { EvidenceStore } from '#intake/evidence-store.service.js';
import { OutboxService } from '#notify/outbox.service.js';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import { newId } from '#platform/ids.js';
import { PoliciesService } from '#policy/policies.service.js';
import { approvalNeeded } from './approval.js';
import { Decision } from './decision.entity.js';
import { reasonCodes, type DecisionKind } from './decisions.js';
import { assertHeld } from './leases.service.js';
import {
  AlreadyJudged,
  DecisionInvalid,
  DecisionNotFound,
  NotInReview,
  OwnProposal,
} from './review-errors.js';

export interface NewDecision {
  decision: DecisionKind;
  reasonCode: string;
  text: string;
  evidenceIds: string[];
}

export type OpenDecision = Omit<Decision, 'text' | 'approvalText'> & {
  text: string;
  approvalText: string | null;
};

/** Judgements of people on cases: proposed, approved by another person where the policy asks, final. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: CasesService,
    private readonly candidates: CandidatesService,
    private readonly evidence: EvidenceStore,
    private readonly policies: PoliciesService,
    private readonly keyRing: KeyRing,
    private readonly outbox: OutboxService,
    private readonly audit: AuditService,
  ) {}

  /** @throws CaseNotFound, NotInReview, LeaseNotHeld, DecisionInvalid, AlreadyJudged when one is proposed already */
  async propose(actor: Actor, personId: string, caseId: string, order: NewDecision): Promise<Decision> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.cases.lock(tx, caseId);
      if (row.status !== 'in_review') throw new NotInReview();
      assertHeld(row, personId);
      await this.assertFits(tx, caseId, order);
      if (await tx.existsBy(Decision, { caseId, state: 'proposed' })) throw new AlreadyJudged();
      const { body } = await this.policies.find(row.policyId, tx);
      const needsApproval = approvalNeeded(body, order.decision, row.recommendation);
      const decision = await this.insert(tx, row, personId, order, needsApproval);
      await this.audit.record(tx, {
        actor,
        action: needsApproval ? 'decision.proposed' : 'decision.made',
        subject: caseId,
        detail: { decision: decision.id, kind: order.decision, reason: order.reasonCode },
      });
      if (!needsApproval) await this.close(tx, row, decision);
      return decision;
    });
  }

  /** @throws DecisionNotFound, AlreadyJudged, OwnProposal */
  async judge(
    actor: Actor,
    personId: string,
    decisionId: string,
    verdict: { approve: boolean; text: string | null },
  ): Promise<Decision> {
    const found = await this.dataSource.manager.findOneBy(Decision, { id: decisionId });
    if (!found) throw new DecisionNotFound();
    return this.dataSource.transaction(async (tx) => {
      const row = await this.cases.lock(tx, found.caseId);
      const decision = await tx.findOneByOrFail(Decision, { id: decisionId });
      if (decision.state !== 'proposed') throw new AlreadyJudged();
      if (decision.proposedBy === personId) throw new OwnProposal();
      const place = { table: 'decisions', column: 'approval_text', id: decisionId };
      const values = {
        state: verdict.approve ? ('final' as const) : ('returned' as const),
        approvedBy: personId,
        approvedAt: new Date(),
        approvalText: verdict.text ? await this.keyRing.seal(tx, row.candidateId, place, verdict.text) : null,
      };
      await tx.update(Decision, { id: decisionId }, values);
      Object.assign(decision, values);
      await this.audit.record(tx, {
        actor,
        action: verdict.approve ? 'decision.approved' : 'decision.returned',
        subject: decision.caseId,
        detail: { decision: decisionId },
      });
      if (verdict.approve) await this.close(tx, row, decision);
      return decision;
    });
  }

  /** The newest decision on the case: what is proposed or final, else what was sent back last. */
  async current(caseId: string): Promise<OpenDecision | null> {
    const [row] = await this.dataSource.manager.find(Decision, {
      where: { caseId },
      order: { proposedAt: 'DESC' },
      take: 1,
    });
    return row ? this.open(row) : null;
  }

  async ofCase(caseId: string): Promise<Decision[]> {
    return this.dataSource.manager.find(Decision, { where: { caseId }, order: { proposedAt: 'ASC' } });
  }

  /** Which of these cases wait for a second person. */
  async waitingForApproval(caseIds: string[]): Promise<Set<string>> {
    const rows = await this.dataSource.manager.findBy(Decision, { caseId: In(caseIds), state: 'proposed' });
    return new Set(rows.map(({ caseId }) => caseId));
  }

  private async open(row: Decision): Promise<OpenDecision> {
    const text = await this.keyRing.openText({ table: 'decisions', column: 'text', id: row.id }, row.text);
    const approvalText =
      row.approvalText &&
      (await this.keyRing.openText(
        { table: 'decisions', column: 'approval_text', id: row.id },
        row.approvalText,
      ));
    return { ...row, text, approvalText };
  }

  private async assertFits(tx: EntityManager, caseId: string, order: NewDecision): Promise<void> {
    const reason = reasonCodes.find(({ id }) => id === order.reasonCode);
    if (!reason?.for.includes(order.decision)) {
      throw new DecisionInvalid(
        '#/reason_code',
        `does not go with "${order.decision}"; see /v1/review/reason-codes`,
      );
    }
    const known = new Set((await this.evidence.ofCase(caseId, tx)).map(({ id }) => id));
    const foreign = order.evidenceIds.findIndex((id) => !known.has(id));
    if (foreign >= 0) throw new DecisionInvalid(`#/evidence_ids/${foreign}`, 'is not evidence of this case');
  }

  private async insert(
    tx: EntityManager,
    row: Case,
    personId: string,
    order: NewDecision,
    needsApproval: boolean,
  ): Promise<Decision> {
    const id = newId('dec');
    const text = await this.keyRing.seal(
      tx,
      row.candidateId,
      { table: 'decisions', column: 'text', id },
      order.text,
    );
    const decision = tx.create(Decision, {
      id,
      caseId: row.id,
      state: needsApproval ? 'proposed' : 'final',
      decision: order.decision,
      reasonCode: order.reasonCode,
      text,
      evidenceIds: order.evidenceIds,
      needsApproval,
      proposedBy: personId,
      proposedAt: new Date(),
      approvedBy: null,
      approvedAt: null,
      approvalText: null,
    });
    await tx.insert(Decision, decision);
    return decision;
  }

  private async close(tx: EntityManager, row: Case, decision: Decision): Promise<void> {
    await this.cases.change(tx, row, { claimedBy: null, leaseExpiresAt: null, onHold: false });
    await this.cases.move(tx, row, 'decided', new Date());
    if (decision.decision === 'cleared')
      await this.candidates.setVerification(tx, row.candidateId, 'verified');
    await this.outbox.put(tx, 'case.decided', row.id, { case_id: row.id, decision: decision.decision });
  }
}
