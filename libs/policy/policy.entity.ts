import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { oneOf } from '#platform/database/one-of.js';
import type { PolicyBody } from './policy-body.js';

/** One version of a policy. A case is pinned to the version it was ordered under and keeps it. */
@Entity('policies')
@Check('policies_status_check', oneOf('status', ['draft', 'active', 'retired']))
@Unique('policies_name_version_key', ['name', 'version'])
@Index('policies_one_active', ['name'], { unique: true, where: "status = 'active'" })
export class Policy {
  @PrimaryColumn('text') id: string;
  @Column('text') name: string;
  @Column('integer') version: number;
  @Column('text') status: 'draft' | 'active' | 'retired';
  @Column('jsonb') body: PolicyBody;
  @Column('text') createdBy: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) activatedAt: Date | null;
}
