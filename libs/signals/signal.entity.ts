import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { oneOf } from '#platform/database/one-of.js';
import { strengths, type Family, type Strength } from './signal.js';

/** A signal as stored. Its sentence is rendered from the facts whenever it is shown. */
@Entity('signals')
@Check('signals_strength_check', oneOf('strength', strengths))
@Unique('signals_check_id_ordinal_key', ['checkId', 'ordinal'])
export class SignalRow {
  @PrimaryColumn('text') id: string;
  @ForeignKey('checks', { name: 'signals_check_id_fkey' })
  @Column('text')
  checkId: string;
  @Index('signals_case')
  @ForeignKey('cases', { name: 'signals_case_id_fkey' })
  @Column('text')
  caseId: string;
  @ForeignKey('candidates', { name: 'signals_candidate_id_fkey' })
  @Column('text')
  candidateId: string;
  /** its place in the result of the check */
  @Column('integer') ordinal: number;
  @Column('text') code: string;
  @Column('text') family: Family;
  @Column('text') strength: Strength;
  /** sealed */
  @Column('bytea') facts: Buffer;
  @Column('text', { array: true }) evidenceIds: string[];
  @Column('timestamptz') observedAt: Date;
  @Column('timestamptz', { nullable: true }) expiresAt: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
