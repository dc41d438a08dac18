import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CandidateStage, EvidenceKind } from '#checks/evidence.js';

/** Something received, or derived from what was received. Body and file are sealed. */
@Entity('evidence')
@Index('evidence_case', ['caseId', 'receivedAt'])
export class EvidenceRow {
  @PrimaryColumn('text') id: string;
  @Index('evidence_candidate')
  @ForeignKey('candidates', { name: 'evidence_candidate_id_fkey' })
  @Column('text')
  candidateId: string;
  @ForeignKey('cases', { name: 'evidence_case_id_fkey' })
  @Column('text')
  caseId: string;
  @Column('text') kind: EvidenceKind;
  @Column('text') stage: CandidateStage;
  /** who sent it: 'api', 'console', 'candidate' or a check that derived it */
  @Column('text') source: string;
  @Column('timestamptz') observedAt: Date;
  @CreateDateColumn({ type: 'timestamptz' }) receivedAt: Date;
  /** of the bytes or the JSON as received; sealed, since the digest of a short body, say an address, can be guessed */
  @Column('bytea') sha256: Buffer;
  @Column('text') retention: string;
  @Column('bytea', { nullable: true }) body: Buffer | null;
  @Column('text', { nullable: true }) fileKey: string | null;
  @Column('text', { nullable: true }) contentType: string | null;
  @Column('integer') byteSize: number;
  @Column('text', { nullable: true }) derivedFrom: string | null;
}

/** Bodies of sessions, apart from the other evidence since there are many; partitioned by month. */
@Entity('sessions')
export class SessionRow {
  @PrimaryColumn('text') evidenceId: string;
  @PrimaryColumn('timestamptz') observedAt: Date;
  @Column('bytea') body: Buffer;
}

/** Bodies of device reports; partitioned by month. */
@Entity('device_rows')
export class DeviceRowsRow {
  @PrimaryColumn('text') evidenceId: string;
  @PrimaryColumn('timestamptz') observedAt: Date;
  @Column('bytea') body: Buffer;
  @Column('integer') rowCount: number;
}
