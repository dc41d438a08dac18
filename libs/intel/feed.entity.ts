import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { Feed } from './feed.js';
import type { IntelKind } from './intel.js';

/** The edition of a feed in use, and the last one that was refused. */
@Entity('intel_feeds')
export class FeedRow {
  @PrimaryColumn('text') id: string;
  @Column('text') kind: IntelKind;
  @Column('jsonb') descriptor: Feed;
  /** of the edition in use; null while none was accepted */
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('integer', { default: 0 }) rowCount: number;
  @Column('integer', { default: 0 }) badCount: number;
  @Column('text', { nullable: true }) asOf: string | null;
  @Column('timestamptz', { nullable: true }) importedAt: Date | null;
  @Column('timestamptz', { nullable: true }) refusedAt: Date | null;
  @Column('text', { nullable: true }) refusedWhy: string | null;
}

/** Bytes of an edition as received; public reference data, so not sealed. */
@Entity('intel_blobs')
export class FeedBlob {
  @PrimaryColumn('text') sha256: string;
  @Column('bytea') bytes: Buffer;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
