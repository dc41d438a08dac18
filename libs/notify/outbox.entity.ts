import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** An event waiting to be told to others; written in the transaction of what happened. */
@Entity('outbox')
@Index('outbox_waiting', ['createdAt'], { where: 'delivered_at IS NULL' })
export class OutboxEvent {
  @PrimaryColumn('text') id: string;
  /** e.g. 'case.decided' */
  @Column('text') topic: string;
  @Column('text') subject: string;
  /** sealed */
  @Column('bytea') body: Buffer;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) deliveredAt: Date | null;
}
