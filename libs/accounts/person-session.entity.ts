import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Person } from './person.entity.js';

/** A signed-in browser. */
@Entity('person_sessions')
@Unique('person_sessions_token_hash_key', ['tokenHash'])
export class PersonSession {
  @PrimaryColumn('text') id: string;
  /** SHA-256 of the token in the cookie */
  @Column('bytea') tokenHash: Buffer;
  @ForeignKey(() => Person, { name: 'person_sessions_person_id_fkey' })
  @Column('text')
  personId: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { default: () => 'now()' }) lastSeenAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
}
