import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '#platform/ids.js';
import { AuditEntry, type ActorKind, type AuditDetail } from './audit.entity.js';

/** Who did it. */
export interface Actor {
  kind: ActorKind;
  id: string | null;
}

export const systemActor: Actor = { kind: 'system', id: null };

export interface AuditRecord {
  actor: Actor;
  action: string;
  subject: string;
  detail?: AuditDetail;
}

@Injectable()
export class AuditService {
  /** Appends within the transaction of what happened: neither is ever without the other. */
  async record(tx: EntityManager, { actor, action, subject, detail = {} }: AuditRecord): Promise<void> {
    await tx.insert(AuditEntry, {
      id: newId('aud'),
      at: new Date(),
      actorKind: actor.kind,
      actorId: actor.id,
      action,
      subject,
      detail,
    });
  }
}
