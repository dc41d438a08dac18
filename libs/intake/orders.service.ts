import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import type { Case } from '#cases/case.entity.js';
import { CasesService } from '#cases/cases.service.js';
import { CheckOrders } from '#checks/check-orders.service.js';
import type { CandidateStage, Verification } from '#checks/evidence.js';
import { checksForClaim } from '#checks/registry.js';
import { PoliciesService } from '#policy/policies.service.js';
import { CandidatesService, type NewClaim } from './candidates.service.js';
import { RequisitionClosed } from './intake-errors.js';
import { MitigationsService } from './mitigations.service.js';
import { RequisitionsService } from './requisitions.service.js';

export interface Order {
  requisitionId: string;
  candidate: { id: string } | { stage: CandidateStage; verification: Verification; claims: NewClaim[] };
  consent?: { textVersion: string; method: string; givenAt: Date };
  declaredTravel?: { country: string; reason: string; startsAt: Date; endsAt: Date }[];
  externalRef: string | null;
}

/** Something to be done within the transaction that makes a row. */
export type Settle<Row> = (tx: EntityManager, row: Row) => Promise<void>;

/** Signals that a declared journey explains, when this fact of theirs is the country of the journey. */
const explainedByTravel: readonly { fact: string; signalCodes: string[] }[] = [
  {
    fact: 'address_country',
    signalCodes: ['network.country_contradicts_residence', 'network.time_zone_contradicts_address'],
  },
  { fact: 'time_zone_country', signalCodes: ['network.time_zone_contradicts_claim'] },
];

/** Takes an order to vet somebody: candidate, claims, consent, case and the first checks, all or nothing. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly requisitions: RequisitionsService,
    private readonly candidates: CandidatesService,
    private readonly cases: CasesService,
    private readonly policies: PoliciesService,
    private readonly mitigations: MitigationsService,
    private readonly checks: CheckOrders,
    private readonly audit: AuditService,
  ) {}

  /**
   * @param settle run in the same transaction, e.g. to store the reply under its Idempotency-Key
   * @throws RequisitionNotFound, RequisitionClosed, CandidateNotFound
   */
  async place(actor: Actor, order: Order, settle?: Settle<Case>): Promise<Case> {
    return this.dataSource.transaction(async (tx) => {
      const requisition = await this.requisitions.find(order.requisitionId, tx);
      if (requisition.status === 'closed') throw new RequisitionClosed();
      const policy = await this.policies.active(tx, requisition.policyName);
      const candidate =
        'id' in order.candidate
          ? await this.candidates.find(order.candidate.id, tx)
          : await this.candidates.create(tx, order.candidate);
      if (order.consent) await this.candidates.recordConsent(tx, candidate.id, order.consent);
      await this.declareTravel(tx, actor, candidate.id, order.declaredTravel ?? []);
      const row = await this.cases.open(tx, {
        candidateId: candidate.id,
        requisitionId: order.requisitionId,
        policyId: policy.id,
        kind: 'initial',
        externalRef: order.externalRef,
      });
      const kinds = (await this.candidates.claimRows(candidate.id, tx)).map(({ kind }) => kind);
      const names = new Set(kinds.flatMap(checksForClaim));
      await this.checks.place(
        tx,
        [...names].map((name) => ({ caseId: row.id, candidateId: candidate.id, name, evidenceIds: [] })),
      );
      await this.audit.record(tx, {
        actor,
        action: 'case.created',
        subject: row.id,
        detail: { candidate: candidate.id },
      });
      await settle?.(tx, row);
      return row;
    });
  }

  private async declareTravel(
    tx: EntityManager,
    actor: Actor,
    candidateId: string,
    journeys: NonNullable<Order['declaredTravel']>,
  ): Promise<void> {
    for (const { country, ...travel } of journeys) {
      for (const { fact, signalCodes } of explainedByTravel) {
        await this.mitigations.add(tx, actor, {
          candidateId,
          kind: 'declared_travel',
          signalCodes,
          facts: { [fact]: country },
          ...travel,
        });
      }
    }
  }
}
