import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A creating request that runs (no status yet) or ran, so that a repeat gets the same reply. */
@Entity('idempotency_keys')
export class IdempotencyRow {
  @PrimaryColumn('text') principal: string;
  /** SHA-256 of the key */
  @PrimaryColumn('bytea') keyHash: Buffer;
  /** SHA-256, see requestHash */
  @Column('bytea') requestHash: Buffer;
  @Column('integer', { nullable: true }) status: number | null;
  /** sealed JSON, owner: the installation */
  @Column('bytea', { nullable: true }) reply: Buffer | null;
  @Index('idempotency_keys_age')
  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
