import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import { oneOf } from '#platform/database/one-of.js';

/** The opening a candidate applies to; names the policy that says which evidence and claims are required. */
@Entity('requisitions')
@Check('requisitions_status_check', oneOf('status', ['open', 'closed']))
@Index('requisitions_newest', ['createdAt', 'id'])
export class Requisition {
  @PrimaryColumn('text') id: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) externalRef: string | null;
  @Column('text') policyName: string;
  @Column('text', { default: 'open' }) status: 'open' | 'closed';
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
