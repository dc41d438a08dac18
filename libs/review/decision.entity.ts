import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DecisionKind, DecisionState } from './decisions.js';

/** A human's judgement on a case. Never the machine's. */
@Entity('decisions')
@Index('decisions_one_live', ['caseId'], { unique: true, where: "state IN ('proposed', 'final')" })
export class Decision {
  @PrimaryColumn('text') id: string;
  @Index('decisions_case')
  @Column('text')
  caseId: string;
  @Column('text') state: DecisionState;
  @Column('text') decision: DecisionKind;
  @Column('text') reasonCode: string;
  /** sealed */
  @Column('bytea') text: Buffer;
  @Column('text', { array: true, default: [] }) evidenceIds: string[];
  @Column('boolean') needsApproval: boolean;
  @Column('text') proposedBy: string;
  @Column('timestamptz') proposedAt: Date;
  @Column('text', { nullable: true }) approvedBy: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
  /** sealed */
  @Column('bytea', { nullable: true }) approvalText: Buffer | null;
}

@Entity('notes')
@Index('notes_case', ['caseId', 'createdAt'])
export class Note {
  @PrimaryColumn('text') id: string;
  @Column('text') caseId: string;
  @Column('text') authorId: string;
  /** sealed */
  @Column('bytea') text: Buffer;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** A question put to the candidate; the case is on hold until it is answered. */
@Entity('asks')
@Index('asks_case', ['caseId', 'askedAt'])
export class Ask {
  @PrimaryColumn('text') id: string;
  @Column('text') caseId: string;
  @Column('text') template: string;
  /** sealed */
  @Column('bytea') text: Buffer;
  @Column('text') askedBy: string;
  @CreateDateColumn({ type: 'timestamptz' }) askedAt: Date;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
}
