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

@Injectable()
export class MitigationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keyRing: KeyRing,
    private readonly audit: AuditService,
  ) {}

  async add(tx: EntityManager, actor: Actor, { reason, ...order }: NewMitigation): Promise<Mitigation> {
    const id = newId('mit');
    const row = tx.create(Mitigation, {
      id,
      ...order,
      reason: await this.keyRing.seal(tx, order.candidateId, placeOf(id), reason),
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
    return row;
  }

  async inForce(
    candidateId: string,
    asOf: Date,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<Mitigation[]> {
    return tx.findBy(Mitigation, {
      candidateId,
      revokedAt: IsNull(),
      startsAt: LessThanOrEqual(asOf),
      endsAt: MoreThan(asOf),
    });
  }

  async ofCandidate(candidateId: string): Promise<Mitigation[]> {
    return this.dataSource.manager.find(Mitigation, { where: { candidateId }, order: { createdAt: 'DESC' } });
  }

  async reason(row: Mitigation): Promise<string> {
    return this.keyRing.openText(placeOf(row.id), row.reason);
  }
}

/** Whether the mitigation speaks of this signal: its code, and every fact the mitigation names. */
export function covers(mitigation: Mitigation, signal: { code: string; facts: Facts }): boolean {
  return (
    mitigation.signalCodes.includes(signal.code) &&
    Object.entries(mitigation.facts).every(([name, value]) => String(signal.facts[name]) === value)
  );
}

function placeOf(id: string) {
  return { table: 'mitigations', column: 'reason', id };
}
