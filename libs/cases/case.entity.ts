import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { oneOf } from '#platform/database/one-of.js';
import { recommendations, type RecommendationLevel } from '#risk/recommendation.js';
import type { CaseExplanation } from './explanation.js';
import { caseStatuses, type CaseStatus } from './statuses.js';

/** One vetting under one pinned policy version. */
@Entity('cases')
@Check('cases_kind_check', oneOf('kind', ['initial', 'follow_up']))
@Check('cases_status_check', oneOf('status', caseStatuses))
@Check('cases_recommendation_check', oneOf('recommendation', recommendations))
@Index('cases_newest', ['openedAt', 'id'])
// (priority DESC, waiting_since, id) WHERE status = 'in_review': an order that only the migration can say
@Index('cases_queue', { synchronize: false })
@Index('cases_claimed', { synchronize: false })
@Index('cases_on_hold', { synchronize: false })
export class Case {
  @PrimaryColumn('text') id: string;
  @Index('cases_candidate')
  @ForeignKey('candidates', { name: 'cases_candidate_id_fkey' })
  @Column('text')
  candidateId: string;
  @ForeignKey('requisitions', { name: 'cases_requisition_id_fkey' })
  @Column('text')
  requisitionId: string;
  @ForeignKey('policies', { name: 'cases_policy_id_fkey' })
  @Column('text')
  policyId: string;
  @Column('text') kind: 'initial' | 'follow_up';
  @Column('text') status: CaseStatus;
  /** the candidate owes something: clocks stand still */
  @Column('boolean', { default: false }) onHold: boolean;
  /** what the ordering system calls it */
  @Column('text', { nullable: true }) externalRef: string | null;
  @Column('text', { nullable: true }) recommendation: RecommendationLevel | null;
  @Column('jsonb', { nullable: true }) explanation: CaseExplanation | null;
  @Column('timestamptz', { nullable: true }) recommendedAt: Date | null;
  /** when whoever ordered it said that no more evidence is coming */
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) openedAt: Date;
  /** since when it has been waiting for a reviewer */
  @Column('timestamptz', { nullable: true }) waitingSince: Date | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @ForeignKey('people', { name: 'cases_claimed_by_fkey' })
  @Column('text', { nullable: true })
  claimedBy: string | null;
  @Column('timestamptz', { nullable: true }) leaseExpiresAt: Date | null;
  /** 2 escalate, 1 review, 0 clear: what the queue shows first */
  @Column('smallint', { default: 0 }) priority: number;
}
