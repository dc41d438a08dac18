import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Family, Strength } from './signal.js';

/** A signal as stored. Its sentence is rendered from the facts whenever it is shown. */
@Entity('signals')
@Unique(['checkId', 'ordinal'])
export class SignalRow {
  @PrimaryColumn('text') id: string;
  @Column('text') checkId: string;
  @Index('signals_case')
  @Column('text')
  caseId: string;
  @Column('text') candidateId: string;
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
