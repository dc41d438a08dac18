import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** Stand-in of a value of a candidate: tells that two candidates share it, never what it is. */
@Entity('blind_index')
export class BlindIndexRow {
  @PrimaryColumn('text') field: string;
  @PrimaryColumn('bytea') hmac: Buffer;
  @Index('blind_index_candidate')
  @PrimaryColumn('text')
  candidateId: string;
  @Column('uuid') keyId: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
