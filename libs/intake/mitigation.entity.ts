import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** An approved exception, allow-list entry or declared travel: keeps named signals from counting, for a time. */
@Entity('mitigations')
export class Mitigation {
  @PrimaryColumn('text') id: string;
  @Index('mitigations_candidate')
  @Column('text')
  candidateId: string;
  @Column('text') kind: 'approved_exception' | 'allow_list' | 'declared_travel';
  @Column('text', { array: true }) signalCodes: string[];
  /** facts a signal must have to be covered, e.g. {"tool": "anydesk"} */
  @Column('jsonb', { default: {} }) facts: Record<string, string>;
  /** sealed */
  @Column('bytea') reason: Buffer;
  @Column('text') ownerId: string;
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') endsAt: Date;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
}
