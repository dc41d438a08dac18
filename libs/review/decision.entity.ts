import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { oneOf } from '#platform/database/one-of.js';
import { decisionKinds, decisionStates, type DecisionKind, type DecisionState } from './decisions.js';

/** A human's judgement on a case. Never the machine's. */
@Entity('decisions')
@Check('decisions_state_check', oneOf('state', decisionStates))
@Check('decisions_decision_check', oneOf('decision', decisionKinds))
@Check('decisions_four_eyes', 'approved_by IS NULL OR approved_by <> proposed_by')
@Check('decisions_approval_needed', "state <> 'final' OR NOT needs_approval OR approved_by IS NOT NULL")
@Index('decisions_one_live', ['caseId'], { unique: true, where: "state IN ('proposed', 'final')" })
export class Decision {
  @PrimaryColumn('text') id: string;
  @Index('decisions_case')
  @ForeignKey('cases', { name: 'decisions_case_id_fkey' })
  @Column('text')
  caseId: string;
  @Column('text') state: DecisionState;
  @Column('text') decision: DecisionKind;
  @Column('text') reasonCode: string;
  /** sealed */
  @Column('bytea') text: Buffer;
  @Column('text', { array: true, default: [] }) evidenceIds: string[];
  @Column('boolean') needsApproval: boolean;
  @ForeignKey('people', { name: 'decisions_proposed_by_fkey' })
  @Column('text')
  proposedBy: string;
  @Column('timestamptz') proposedAt: Date;
  @ForeignKey('people', { name: 'decisions_approved_by_fkey' })
  @Column('text', { nullable: true })
  approvedBy: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
  /** sealed */
  @Column('bytea', { nullable: true }) approvalText: Buffer | null;
}

@Entity('notes')
@Index('notes_case', ['caseId', 'createdAt'])
export class Note {
  @PrimaryColumn('text') id: string;
  @ForeignKey('cases', { name: 'notes_case_id_fkey' })
  @Column('text')
  caseId: string;
  @ForeignKey('people', { name: 'notes_author_id_fkey' })
  @Column('text')
  authorId: string;
  /** sealed */
  @Column('bytea') text: Buffer;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}

/** A question put to the candidate; the case is on hold until it is answered. */
@Entity('asks')
@Index('asks_case', ['caseId', 'askedAt'])
export class Ask {
  @PrimaryColumn('text') id: string;
  @ForeignKey('cases', { name: 'asks_case_id_fkey' })
  @Column('text')
  caseId: string;
  @Column('text') template: string;
  /** sealed */
  @Column('bytea') text: Buffer;
  @ForeignKey('people', { name: 'asks_asked_by_fkey' })
  @Column('text')
  askedBy: string;
  @CreateDateColumn({ type: 'timestamptz' }) askedAt: Date;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
}
