import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RecommendationLevel } from '#risk/recommendation.js';
import type { CaseExplanation } from './explanation.js';
import type { CaseStatus } from './statuses.js';

/** One vetting under one pinned policy version. */
@Entity('cases')
@Index('cases_newest', ['openedAt', 'id'])
// (priority DESC, waiting_since, id) WHERE status = 'in_review': an order that only the migration can say
@Index('cases_queue', { synchronize: false })
export class Case {
  @PrimaryColumn('text') id: string;
  @Index('cases_candidate')
  @Column('text')
  candidateId: string;
  @Column('text') requisitionId: string;
  @Column('text') policyId: string;
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
  @Column('text', { nullable: true }) claimedBy: string | null;
  @Column('timestamptz', { nullable: true }) leaseExpiresAt: Date | null;
  /** 2 escalate, 1 review, 0 clear: what the queue shows first */
  @Column('smallint', { default: 0 }) priority: number;
}
