import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { PolicyBody } from './policy-body.js';

/** One version of a policy. A case is pinned to the version it was ordered under and keeps it. */
@Entity('policies')
@Unique(['name', 'version'])
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
