import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import type {
  CandidateStage,
  Evidence,
  EvidenceBodies,
  EvidenceFile,
  EvidenceKind,
} from '#checks/evidence.js';
import { KeyRing } from '#platform/crypto/key-ring.service.js';
import { newId } from '#platform/ids.js';
import { FileStorage } from '#platform/storage/file-storage.service.js';
import { DeviceRowsRow, EvidenceRow, SessionRow } from './evidence.entity.js';
import { EvidenceNotFound } from './intake-errors.js';

export interface NewEvidence<K extends EvidenceKind = EvidenceKind> {
  candidateId: string;
  caseId: string;
  kind: K;
  stage: CandidateStage;
  source: string;
  observedAt: Date;
  body: EvidenceBodies[K];
  file?: EvidenceFile;
  derivedFrom?: string;
}

/** Documents show a face and a number; sessions and device rows are many and age fast. */
const retentionClasses: Record<EvidenceKind, string> = {
  document: 'identity_document',
  session: 'telemetry',
  device_report: 'telemetry',
  message: 'correspondence',
  payout: 'payment',
  address: 'contact',
};

/** Evidence sealed at rest: bodies in the database, files in the storage. */
@Injectable()
export class EvidenceStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keyRing: KeyRing,
    private readonly files: FileStorage,
  ) {}

  async put(tx: EntityManager, item: NewEvidence): Promise<EvidenceRow> {
    const id = newId('evd');
    const json = JSON.stringify(item.body);
    const digest = createHash('sha256')
      .update(item.file?.bytes ?? json)
      .digest();
    const row = tx.create(EvidenceRow, {
      id,
      candidateId: item.candidateId,
      caseId: item.caseId,
      kind: item.kind,
      stage: item.stage,
      source: item.source,
      observedAt: item.observedAt,
      receivedAt: new Date(),
      sha256: await this.keyRing.seal(tx, item.candidateId, digestPlace(id), digest),
      retention: retentionClasses[item.kind],
      contentType: item.file?.contentType ?? null,
      byteSize: item.file?.bytes.length ?? Buffer.byteLength(json),
      derivedFrom: item.derivedFrom ?? null,
      body: null,
      fileKey: null,
    });
    const body = await this.keyRing.seal(tx, item.candidateId, bodyPlace(id), json);
    if (!hasOwnTable(item.kind)) row.body = body;
    if (item.file) {
      row.fileKey = await this.files.put(
        await this.keyRing.seal(tx, item.candidateId, filePlace(id), item.file.bytes),
      );
    }
    await tx.insert(EvidenceRow, row);
    if (item.kind === 'session')
      await tx.insert(SessionRow, { evidenceId: id, observedAt: item.observedAt, body });
    if (item.kind === 'device_report') {
      const rowCount = (item.body as EvidenceBodies['device_report']).rows.length;
      await tx.insert(DeviceRowsRow, { evidenceId: id, observedAt: item.observedAt, body, rowCount });
    }
    return row;
  }

  /** @throws EvidenceNotFound */
  async find(id: string, tx: EntityManager = this.dataSource.manager): Promise<EvidenceRow> {
    const row = await tx.findOneBy(EvidenceRow, { id });
    if (!row) throw new EvidenceNotFound();
    return row;
  }

  /** Kinds of evidence on file of a candidate, from whichever case. */
  async kindsOf(
    candidateId: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<Set<EvidenceKind>> {
    const rows = await tx.query<{ kind: EvidenceKind }[]>(
      'SELECT DISTINCT kind FROM evidence WHERE candidate_id = $1',
      [candidateId],
    );
    return new Set(rows.map(({ kind }) => kind));
  }

  /** What came for a case, oldest first, without what checks derived from it. */
  async ofCase(caseId: string, tx: EntityManager = this.dataSource.manager): Promise<EvidenceRow[]> {
    return tx.find(EvidenceRow, {
      where: { caseId, derivedFrom: IsNull() },
      order: { receivedAt: 'ASC', id: 'ASC' },
    });
  }

  /** What checks derived from the evidence of a case, oldest first. */
  async derivedOfCase(
    caseId: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<(EvidenceRow & { derivedFrom: string })[]> {
    const rows = await tx.find(EvidenceRow, {
      where: { caseId, derivedFrom: Not(IsNull()) },
      order: { receivedAt: 'ASC', id: 'ASC' },
    });
    return rows.filter((row): row is EvidenceRow & { derivedFrom: string } => row.derivedFrom !== null);
  }

  /**
   * Takes back what earlier runs of a check derived from these pieces of evidence, so that a new run replaces it.
   * @returns keys of their files, for `removeFiles` once the transaction has committed
   */
  async dropDerived(
    tx: EntityManager,
    { caseId, evidenceIds, check }: { caseId: string; evidenceIds: string[]; check: string },
  ): Promise<string[]> {
    const [rows] = await tx.query<[{ file_key: string | null }[], number]>(
      `DELETE FROM evidence WHERE case_id = $1 AND derived_from = ANY($2) AND starts_with(source, $3)
       RETURNING file_key`,
      [caseId, evidenceIds, `${check}.`],
    );
    return rows.flatMap(({ file_key }) => (file_key === null ? [] : [file_key]));
  }

  async removeFiles(keys: string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.files.remove(key)));
  }

  async body<K extends EvidenceKind>(row: EvidenceRow & { kind: K }): Promise<EvidenceBodies[K]> {
    const sealed = row.body ?? (await this.bodyFromOwnTable(row));
    return this.keyRing.openJson<EvidenceBodies[K]>(bodyPlace(row.id), sealed);
  }

  async file(row: EvidenceRow): Promise<EvidenceFile | undefined> {
    if (!row.fileKey) return undefined;
    const bytes = await this.keyRing.open(filePlace(row.id), await this.files.get(row.fileKey));
    return { contentType: row.contentType ?? 'application/octet-stream', bytes };
  }

  /** Evidence as a check reads it. */
  async open(ids: string[]): Promise<Evidence[]> {
    const rows = await this.dataSource.manager.findBy(EvidenceRow, { id: In(ids) });
    return Promise.all(
      rows.map(async (row) => {
        const file = await this.file(row);
        const { id, kind, stage, observedAt } = row;
        // body and kind were stored together
        return { id, kind, stage, observedAt, body: await this.body(row), ...(file && { file }) } as Evidence;
      }),
    );
  }

  private async bodyFromOwnTable(row: EvidenceRow): Promise<Buffer> {
    const key = { evidenceId: row.id, observedAt: row.observedAt };
    const found = await this.dataSource.manager.findOneBy(
      row.kind === 'session' ? SessionRow : DeviceRowsRow,
      key,
    );
    if (!found) throw new EvidenceNotFound();
    return found.body;
  }
}

function hasOwnTable(kind: EvidenceKind): boolean {
  return kind === 'session' || kind === 'device_report';
}

function bodyPlace(id: string) {
  return { table: 'evidence', column: 'body', id };
}

function digestPlace(id: string) {
  return { table: 'evidence', column: 'sha256', id };
}

function filePlace(id: string) {
  return { table: 'evidence', column: 'file', id };
}
