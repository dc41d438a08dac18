import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from './person.entity.js';

/** A link that signs a person in, once. */
@Entity('sign_in_links')
export class SignInLink {
  /** SHA-256 of the token in the link */
  @PrimaryColumn('bytea') tokenHash: Buffer;
  @ForeignKey(() => Person, { name: 'sign_in_links_person_id_fkey' })
  @Column('text')
  personId: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}
