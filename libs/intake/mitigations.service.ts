import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import { newId } from '#platform/ids.js';
import type { Facts } from '#signals/signal.js';
import { Mitigation } from './mitigation.entity.js';

export interface NewMitigation {
  candidateId: string;
  kind: Mitigation['kind'];
  signalCodes: string[];
  facts: Record<string, string>;
  reason: string;
  startsAt: Date;
  endsAt: Date;
}

/** A mitigation with the facts it names. */
export type OpenMitigation = Omit<Mitigation, 'facts'> & { facts: Record<string, string> };

@Injectable()
export class MitigationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keyRing: KeyRing,
    private readonly audit: AuditService,
  ) {}

  async add(
    tx: EntityManager,
    actor: Actor,
    { reason, facts, ...order }: NewMitigation,
  ): Promise<OpenMitigation> {
    const id = newId('mit');
    const row = tx.create(Mitigation, {
      id,
      ...order,
      facts: await this.keyRing.sealJson(tx, order.candidateId, placeOf('facts', id), facts),
      reason: await this.keyRing.seal(tx, order.candidateId, placeOf('reason', id), reason),
      ownerId: actor.id ?? actor.kind,
      createdAt: new Date(),
      revokedAt: null,
    });
    await tx.insert(Mitigation, row);
    await this.audit.record(tx, {
      actor,
      action: 'mitigation.added',
      subject: order.candidateId,
      detail: { mitigation: id, kind: order.kind, signal_codes: order.signalCodes },
    });
    return { ...row, facts };
  }

  async inForce(
    candidateId: string,
    asOf: Date,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<OpenMitigation[]> {
    const rows = await tx.findBy(Mitigation, {
      candidateId,
      revokedAt: IsNull(),
      startsAt: LessThanOrEqual(asOf),
      endsAt: MoreThan(asOf),
    });
    return Promise.all(rows.map((row) => this.open(row)));
  }

  async ofCandidate(candidateId: string): Promise<OpenMitigation[]> {
    const order = { createdAt: 'DESC' } as const;
    const rows = await this.dataSource.manager.find(Mitigation, { where: { candidateId }, order });
    return Promise.all(rows.map((row) => this.open(row)));
  }

  async reason(row: Pick<Mitigation, 'id' | 'reason'>): Promise<string> {
    return this.keyRing.openText(placeOf('reason', row.id), row.reason);
  }

  private async open(row: Mitigation): Promise<OpenMitigation> {
    const facts = await this.keyRing.openJson<Record<string, string>>(placeOf('facts', row.id), row.facts);
    return { ...row, facts };
  }
}

/** Whether the mitigation speaks of this signal: its code, and every fact the mitigation names. */
export function covers(mitigation: OpenMitigation, signal: { code: string; facts: Facts }): boolean {
  return (
    mitigation.signalCodes.includes(signal.code) &&
    Object.entries(mitigation.facts).every(([name, value]) => String(signal.facts[name]) === value)
  );
}

function placeOf(column: 'facts' | 'reason', id: string) {
  return { table: 'mitigations', column, id };
}
