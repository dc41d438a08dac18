import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { oneOf } from '#platform/database/one-of.js';
import {
  candidateStages,
  claimStatuses,
  verifications,
  type CandidateStage,
  type ClaimKind,
  type ClaimStatus,
  type Verification,
} from '#checks/evidence.js';

/** A person being vetted. Everything personal about them lies in sealed claims and evidence. */
@Entity('candidates')
@Check('candidates_stage_check', oneOf('stage', candidateStages))
@Check('candidates_verification_check', oneOf('verification', verifications))
@Index('candidates_newest', ['createdAt', 'id'])
export class Candidate {
  @PrimaryColumn('text') id: string;
  @Column('text') stage: CandidateStage;
  @Column('text') verification: Verification;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) erasedAt: Date | null;
}

/** What the person says, and how far it has been shown. */
@Entity('claims')
@Check('claims_status_check', oneOf('status', claimStatuses))
export class ClaimRow {
  @PrimaryColumn('text') id: string;
  @Index('claims_candidate')
  @ForeignKey('candidates', { name: 'claims_candidate_id_fkey' })
  @Column('text')
  candidateId: string;
  @Column('text') kind: ClaimKind;
  /** sealed */
  @Column('bytea') value: Buffer;
  @Column('text') status: ClaimStatus;
  @Column('text', { nullable: true }) method: string | null;
  @Column('text', { array: true, default: [] }) evidenceIds: string[];
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt: Date;
}

@Entity('consents')
export class Consent {
  @PrimaryColumn('text') id: string;
  @Index('consents_candidate')
  @ForeignKey('candidates', { name: 'consents_candidate_id_fkey' })
  @Column('text')
  candidateId: string;
  /** which wording was agreed to */
  @Column('text') textVersion: string;
  @Column('text') method: string;
  @Column('timestamptz') givenAt: Date;
}
