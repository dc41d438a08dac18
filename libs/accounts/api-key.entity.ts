import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from './person.entity.js';
import type { Scope } from './roles.js';

/** The right of a program to use the API. */
@Entity('api_keys')
export class ApiKey {
  @PrimaryColumn('text') id: string;
  @Column('text') name: string;
  /** SHA-256 of the secret half */
  @Column('bytea') secretHash: Buffer;
  @Column('text', { array: true }) scopes: Scope[];
  /** the person it acts for */
  @ForeignKey(() => Person, { name: 'api_keys_person_id_fkey' })
  @Column('text', { nullable: true })
  personId: string | null;
  /** id of the person or key that made it, or 'system' */
  @Column('text') createdBy: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) expiresAt: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
}
