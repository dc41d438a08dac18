import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import { newId } from '#platform/ids.js';
import { signalDefinition } from './catalogue.js';
import type { Facts, ObservedSignal } from './signal.js';
import { SignalRow } from './signal.entity.js';

export type OpenSignal = Omit<SignalRow, 'facts'> & { facts: Facts };

@Injectable()
export class SignalsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keyRing: KeyRing,
  ) {}

  /** Writes the signals of one finished check. @throws Error for a code that is not in the catalogue */
  async write(
    tx: EntityManager,
    check: { id: string; caseId: string; candidateId: string },
    signals: ObservedSignal[],
  ): Promise<void> {
    const rows: Partial<SignalRow>[] = [];
    for (const [ordinal, signal] of signals.entries()) {
      const { family, strength } = signalDefinition(signal.code);
      const id = newId('sig');
      rows.push({
        id,
        checkId: check.id,
        caseId: check.caseId,
        candidateId: check.candidateId,
        ordinal,
        code: signal.code,
        family,
        strength: signal.strength ?? strength,
        facts: await this.keyRing.sealJson(tx, check.candidateId, placeOf(id), signal.facts),
        evidenceIds: signal.evidenceIds,
        observedAt: signal.observedAt,
        expiresAt: signal.expiresAt ?? null,
      });
    }
    if (rows.length > 0) await tx.insert(SignalRow, rows);
  }

  async ofCase(caseId: string, tx: EntityManager = this.dataSource.manager): Promise<SignalRow[]> {
    return tx.find(SignalRow, { where: { caseId }, order: { createdAt: 'ASC', ordinal: 'ASC', id: 'ASC' } });
  }

  async open(rows: SignalRow[]): Promise<OpenSignal[]> {
    return Promise.all(
      rows.map(async (row) => ({
        ...row,
        facts: await this.keyRing.openJson<Facts>(placeOf(row.id), row.facts),
      })),
    );
  }
}

function placeOf(id: string) {
  return { table: 'signals', column: 'facts', id };
}
