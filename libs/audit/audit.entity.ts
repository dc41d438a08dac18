import { Column, Entity, PrimaryColumn } from 'typeorm';

/** ids, codes and counts only; never anything personal */
export type AuditDetail = Record<string, string | number | boolean | null | string[]>;

export type ActorKind = 'person' | 'api_key' | 'system' | 'candidate';

/** One thing that happened. Ids only: no name, address or text of anybody. Append-only, by grant and by trigger. */
@Entity('audit_log')
export class AuditEntry {
  @PrimaryColumn('text') id: string;
  @PrimaryColumn('timestamptz', { default: () => 'now()' }) at: Date;
  @Column('text') actorKind: ActorKind;
  @Column('text', { nullable: true }) actorId: string | null;
  /** e.g. 'case.decided' */
  @Column('text') action: string;
  /** id of what it happened to */
  @Column('text') subject: string;
  @Column('jsonb', { default: {} }) detail: AuditDetail;
}

/** The place of an entry in the hash chain (chain.ts). */
@Entity('audit_chain')
export class AuditLink {
  @PrimaryColumn('bigint') position: string;
  @Column('text', { unique: true }) auditId: string;
  @Column('timestamptz') auditAt: Date;
  /** SHA-256 */
  @Column('bytea') hash: Buffer;
  @Column('timestamptz', { default: () => 'now()' }) chainedAt: Date;
}
