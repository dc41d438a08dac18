import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import { installationOwner, KeyRing } from '#platform/crypto/key-ring.service.js';
import { newId } from '#platform/ids.js';
import { Person } from './person.entity.js';
import type { Role } from './roles.js';

export interface NewPerson {
  name: string;
  email: string;
  roles: readonly Role[];
}

export interface PersonView {
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  disabledAt: Date | null;
}

@Injectable()
export class PeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keyRing: KeyRing,
    private readonly audit: AuditService,
  ) {}

  /** @returns the id of the new person, who signs in by a link (SignInService.createLink) */
  async create({ name, email, roles }: NewPerson, actor: Actor): Promise<string> {
    if (roles.length === 0) throw new Error('A person needs at least one role');
    const id = newId('per');
    await this.dataSource.transaction(async (tx) => {
      await tx.insert(Person, {
        id,
        name: await this.keyRing.seal(tx, installationOwner, placeOf('name', id), name),
        email: await this.keyRing.seal(tx, installationOwner, placeOf('email', id), email),
        roles: [...new Set(roles)],
      });
      await this.audit.record(tx, {
        actor,
        action: 'person.created',
        subject: id,
        detail: { roles: [...roles] },
      });
    });
    return id;
  }

  /** From this moment no session, link or key of the person works. @returns false when there was nothing to do */
  async disable(id: string, actor: Actor): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const { affected } = await tx.update(Person, { id, disabledAt: IsNull() }, { disabledAt: new Date() });
      if (affected !== 1) return false;
      await this.audit.record(tx, { actor, action: 'person.disabled', subject: id });
      return true;
    });
  }

  async find(id: string): Promise<PersonView | null> {
    const row = await this.dataSource.manager.findOneBy(Person, { id });
    return row ? this.view(row) : null;
  }

  async list(): Promise<PersonView[]> {
    const rows = await this.dataSource.manager.find(Person, { order: { id: 'ASC' } });
    return Promise.all(rows.map((row) => this.view(row)));
  }

  /** Whether nobody was made yet: the first start. */
  async isEmpty(): Promise<boolean> {
    return !(await this.dataSource.manager.exists(Person));
  }

  private async view({ id, name, email, roles, disabledAt }: Person): Promise<PersonView> {
    return {
      id,
      name: await this.keyRing.openText(placeOf('name', id), name),
      email: await this.keyRing.openText(placeOf('email', id), email),
      roles,
      disabledAt,
    };
  }
}

function placeOf(column: 'name' | 'email', id: string): { table: string; column: string; id: string } {
  return { table: 'people', column, id };
}
