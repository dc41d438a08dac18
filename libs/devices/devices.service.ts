import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DeviceReportBody } from '#checks/evidence.js';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import { newId } from '#platform/ids.js';

@Injectable()
export class DevicesService {
  constructor(private readonly keyRing: KeyRing) {}

  /** Notes that a device reported for this worker; a device is known by the employer's name for it. */
  async seen(tx: EntityManager, candidateId: string, report: DeviceReportBody, at: Date): Promise<void> {
    if (!report.device_id) return;
    const { hmac } = await this.keyRing.standIn('device', report.device_id.trim().toLowerCase());
    const id = newId('dev');
    const label = await this.keyRing.seal(
      tx,
      candidateId,
      { table: 'devices', column: 'label', id },
      report.device_id,
    );
    await tx.query(
      `INSERT INTO devices (id, candidate_id, platform, identity_hmac, label, first_seen_at, last_seen_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6)
       ON CONFLICT (candidate_id, identity_hmac)
       DO UPDATE SET last_seen_at = greatest(devices.last_seen_at, excluded.last_seen_at)`,
      [id, candidateId, report.platform, hmac, label, at],
    );
  }
}
