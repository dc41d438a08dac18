import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService, systemActor, type Actor } from '#audit/audit.service.js';
import { newId } from '#platform/ids.js';
import { defaultPolicy, type PolicyBody } from './policy-body.js';
import { Policy } from './policy.entity.js';

/** The policy of requisitions that name no other. */
export const defaultPolicyName = 'default';

export class PolicyNotFound extends Error {
  override readonly name = 'PolicyNotFound';
}

@Injectable()
export class PoliciesService {
  private readonly bodies = new Map<string, PolicyBody>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** The version in force. The default policy is made when it is first asked for. @throws PolicyNotFound */
  async active(tx: EntityManager, name: string): Promise<Policy> {
    const found = await tx.findOneBy(Policy, { name, status: 'active' });
    if (found) return found;
    if (name !== defaultPolicyName) throw new PolicyNotFound();
    await tx
      .createQueryBuilder()
      .insert()
      .into(Policy)
      .values({
        id: newId('pol'),
        name,
        version: 1,
        status: 'active',
        body: defaultPolicy,
        createdBy: 'system',
        activatedAt: new Date(),
      })
      .orIgnore()
      .execute();
    return tx.findOneByOrFail(Policy, { name, status: 'active' });
  }

  /** What a version asks for; it never changes, so it is read once. @throws PolicyNotFound */
  async bodyOf(id: string, tx: EntityManager): Promise<PolicyBody> {
    const known = this.bodies.get(id) ?? (await this.find(id, tx)).body;
    this.bodies.set(id, known);
    return known;
  }

  /** @throws PolicyNotFound */
  async find(id: string, tx: EntityManager = this.dataSource.manager): Promise<Policy> {
    const row = await tx.findOneBy(Policy, { id });
    if (!row) throw new PolicyNotFound();
    return row;
  }

  async list(): Promise<Policy[]> {
    await this.active(this.dataSource.manager, defaultPolicyName);
    return this.dataSource.manager.find(Policy, { order: { name: 'ASC', version: 'DESC' } });
  }

  /** @param body validated (validate-policy.ts) */
  async draft(actor: Actor, name: string, body: PolicyBody): Promise<Policy> {
    return this.dataSource.transaction(async (tx) => {
      if (name === defaultPolicyName) await this.active(tx, name);
      const last = await tx.findOne(Policy, { where: { name }, order: { version: 'DESC' } });
      const row = tx.create(Policy, {
        id: newId('pol'),
        name,
        version: (last?.version ?? 0) + 1,
        status: 'draft',
        body,
        createdBy: actor.id ?? actor.kind,
        createdAt: new Date(),
        activatedAt: null,
      });
      await tx.insert(Policy, row);
      await this.audit.record(tx, {
        actor,
        action: 'policy.drafted',
        subject: row.id,
        detail: { name, version: row.version },
      });
      return row;
    });
  }

  /** From now on new cases are judged by it; cases that are open keep the version they were ordered under. */
  async activate(actor: Actor, id: string): Promise<Policy> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.find(id, tx);
      if (row.status === 'active') return row;
      await tx.update(Policy, { name: row.name, status: 'active' }, { status: 'retired' });
      const values = { status: 'active' as const, activatedAt: new Date() };
      await tx.update(Policy, { id }, values);
      await this.audit.record(tx, {
        actor,
        action: 'policy.activated',
        subject: id,
        detail: { name: row.name, version: row.version },
      });
      return Object.assign(row, values);
    });
  }

  /** At the start of an installation, so that a requisition can be made at once. */
  async ensureDefault(): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      if (await tx.existsBy(Policy, { name: defaultPolicyName })) return;
      const { id } = await this.active(tx, defaultPolicyName);
      await this.audit.record(tx, { actor: systemActor, action: 'policy.activated', subject: id });
    });
  }
}
