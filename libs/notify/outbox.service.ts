import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { installationOwner, KeyRing } from '#platform/crypto/key-ring.service.js';
import { newId } from '#platform/ids.js';
import { OutboxEvent } from './outbox.entity.js';

@Injectable()
export class OutboxService {
  constructor(private readonly keyRing: KeyRing) {}

  /**
   * Stores an event in the transaction of what happened; delivery reads it from there.
   * @param body ids and codes; thin, so that whoever is told asks the API for the rest
   */
  async put(tx: EntityManager, topic: string, subject: string, body: Record<string, string>): Promise<void> {
    const id = newId('evt');
    const sealed = await this.keyRing.sealJson(
      tx,
      installationOwner,
      { table: 'outbox', column: 'body', id },
      body,
    );
    await tx.insert(OutboxEvent, { id, topic, subject, body: sealed });
  }
}
