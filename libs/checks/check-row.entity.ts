import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { oneOf } from '#platform/database/one-of.js';
import type { CheckName } from './check.js';
import { checkOutcomes, checkStatuses, type CheckOutcome, type CheckStatus } from './statuses.js';

/** A check to be run or that has run. Queued rows are the outbox of the job queue: the relay hands them over. */
@Entity('checks')
@Check('checks_status_check', oneOf('status', checkStatuses))
@Check('checks_outcome_check', oneOf('outcome', checkOutcomes))
@Index('checks_due', ['dueAt'], { where: "status IN ('queued', 'running')" })
export class CheckRow {
  @PrimaryColumn('text') id: string;
  @Index('checks_case')
  @ForeignKey('cases', { name: 'checks_case_id_fkey' })
  @Column('text')
  caseId: string;
  @ForeignKey('candidates', { name: 'checks_candidate_id_fkey' })
  @Column('text')
  candidateId: string;
  @Column('text') name: CheckName;
  @Column('text') status: CheckStatus;
  @Column('text', { nullable: true }) outcome: CheckOutcome | null;
  @Column('text', { array: true, default: [] }) evidenceIds: string[];
  /** runs begun so far */
  @Column('integer', { default: 0 }) attempts: number;
  /** not to be handed to a worker before this time; of a running check: when it counts as lost */
  @Column('timestamptz', { default: () => 'now()' }) dueAt: Date;
  @Column('timestamptz', { nullable: true }) relayedAt: Date | null;
  /** made at the start of a run; only the run that holds it may write results */
  @Column('uuid', { nullable: true }) runId: string | null;
  @Column('timestamptz', { nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  /** sealed */
  @Column('bytea', { nullable: true }) facts: Buffer | null;
  @Column('jsonb', { nullable: true }) versions: CheckVersions | null;
  /** a code of ours, never a message of somebody's library */
  @Column('text', { nullable: true }) error: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** What a result was made with, so that it can be made again. */
export interface CheckVersions {
  check: string;
  policy: string;
  intel: { id: string; sha256: string; as_of: string | null }[];
}
