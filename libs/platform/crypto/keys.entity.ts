import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { oneOf } from '../database/one-of.js';

/** Keys of the installation, each wrapped by the one above it (see keys.ts). */
@Entity('installation_keys')
@Check('installation_keys_purpose_check', oneOf('purpose', ['wrap', 'index', 'audit_signing']))
export class InstallationKeyRow {
  @PrimaryColumn('uuid') id: string;
  /** wrap: wraps data keys; index: the blind index; audit_signing: signs audit checkpoints */
  @Column('text') purpose: 'wrap' | 'index' | 'audit_signing';
  @Column('bytea') wrapped: Buffer;
  @CreateDateColumn({ type: 'timestamptz' }) created_at: Date;
  @Column('timestamptz', { nullable: true }) retired_at: Date | null;
}

/** One key an owner: a candidate, or 'installation' for rows about staff. Destroying it erases the person. */
@Entity('data_keys')
export class DataKeyRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { unique: true }) owner: string;
  @Index('data_keys_installation_key')
  @Column('uuid')
  installation_key_id: string;
  @Column('bytea') wrapped: Buffer;
  @CreateDateColumn({ type: 'timestamptz' }) created_at: Date;
}
