import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { oneOf } from '#platform/database/one-of.js';
import { platforms, type Platform } from '#checks/evidence.js';

/** A machine that reports for a worker. */
@Entity('devices')
@Unique('devices_candidate_id_identity_hmac_key', ['candidateId', 'identityHmac'])
@Check('devices_platform_check', oneOf('platform', platforms))
export class Device {
  @PrimaryColumn('text') id: string;
  @ForeignKey('candidates', { name: 'devices_candidate_id_fkey' })
  @Column('text')
  candidateId: string;
  @Column('text') platform: Platform;
  /** stand-in of the employer's name for the device */
  @Column('bytea') identityHmac: Buffer;
  /** sealed */
  @Column('bytea', { nullable: true }) label: Buffer | null;
  @Column('timestamptz') firstSeenAt: Date;
  @Column('timestamptz') lastSeenAt: Date;
}
