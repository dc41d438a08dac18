import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { oneOf } from '#platform/database/one-of.js';

/** An approved exception, allow-list entry or declared travel: keeps named signals from counting, for a time. */
@Entity('mitigations')
@Check('mitigations_kind_check', oneOf('kind', ['approved_exception', 'allow_list', 'declared_travel']))
export class Mitigation {
  @PrimaryColumn('text') id: string;
  @Index('mitigations_candidate')
  @ForeignKey('candidates', { name: 'mitigations_candidate_id_fkey' })
  @Column('text')
  candidateId: string;
  @Column('text') kind: 'approved_exception' | 'allow_list' | 'declared_travel';
  @Column('text', { array: true }) signalCodes: string[];
  /** sealed: facts a signal must have to be covered, e.g. {"tool": "anydesk"} */
  @Column('bytea') facts: Buffer;
  /** sealed */
  @Column('bytea') reason: Buffer;
  @Column('text') ownerId: string;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
}
