import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Platform } from '#checks/evidence.js';

/** A machine that reports for a worker. */
@Entity('devices')
@Unique(['candidateId', 'identityHmac'])
export class Device {
  @PrimaryColumn('text') id: string;
  @Column('text') candidateId: string;
  @Column('text') platform: Platform;
  /** stand-in of the employer's name for the device */
  @Column('bytea') identityHmac: Buffer;
  /** sealed */
  @Column('bytea', { nullable: true }) label: Buffer | null;
  @Column('timestamptz') firstSeenAt: Date;
  @Column('timestamptz') lastSeenAt: Date;
}
