import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '#platform/ids.js';
import type { CheckName } from './check.js';
import { CheckRow } from './check-row.entity.js';

export interface CheckOrder {
  caseId: string;
  candidateId: string;
  name: CheckName;
  evidenceIds: string[];
}

@Injectable()
export class CheckOrders {
  /** Written with what calls for them, in one transaction; the relay takes them from there. */
  async place(tx: EntityManager, orders: CheckOrder[]): Promise<void> {
    if (orders.length === 0) return;
    await tx.insert(
      CheckRow,
      orders.map((order) => ({ id: newId('chk'), status: 'queued' as const, ...order })),
    );
  }
}
