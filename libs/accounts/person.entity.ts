import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from './roles.js';

/** Somebody who works with the product. */
@Entity('people')
export class Person {
  @PrimaryColumn('text') id: string;
  /** sealed text */
  @Column('bytea') name: Buffer;
  /** sealed text */
  @Column('bytea') email: Buffer;
  @Column('text', { array: true }) roles: Role[];
  @Column('timestamptz', { default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) disabledAt: Date | null;
}
