import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { AuditService, type Actor } from '#audit/audit.service.js';
import type { Feed, LoadedFeed } from './feed.js';
import { FeedBlob, FeedRow } from './feed.entity.js';
import { importFeed, refusedFeed, type ImportedFeed } from './import-feed.js';
import type { IntelKind, IntelSnapshot } from './intel.js';
import { buildSnapshot } from './snapshot.js';
import { planSwap } from './swap.js';

export interface FeedStatus {
  id: string;
  kind: IntelKind;
  rows: number;
  badRows: number;
  asOf: string | null;
  importedAt: Date | null;
  licence: string | null;
  url: string | null;
  refusedWhy: string | null;
}

/** Intel as the installation keeps it: the edition of each feed in use, for every process to load. */
@Injectable()
export class IntelStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /**
   * Takes new editions into use, each list as a whole. What is refused leaves the old edition where it is.
   * @param read gives the bytes of a feed's file; what it throws counts as a feed that could not be had
   */
  async import(
    actor: Actor,
    feeds: Feed[],
    read: (feed: Feed) => Promise<Buffer>,
    progress: (done: number, feed: Feed) => void = () => undefined,
  ): Promise<ImportedFeed[]> {
    const rows = await this.dataSource.manager.findBy(FeedRow, { id: In(feeds.map(({ id }) => id)) });
    const previous = new Map(rows.map((row) => [row.id, row]));
    const imported: ImportedFeed[] = [];
    const blobs = new Map<string, Buffer>();
    for (const feed of feeds) {
      const old = previous.get(feed.id);
      const bytes = await read(feed).catch((fault: unknown) =>
        refusedFeed(feed, `it can't be had: ${messageOf(fault)}`),
      );
      if (bytes instanceof Uint8Array) {
        const result = importFeed(feed, bytes, old?.sha256 ? { rows: old.rowCount } : undefined);
        if (result.ok) blobs.set(result.sha256, bytes);
        imported.push(result);
      } else imported.push(bytes);
      progress(imported.length, feed);
    }
    await this.swap(actor, imported, blobs);
    return imported;
  }

  async status(): Promise<FeedStatus[]> {
    const rows = await this.dataSource.manager.find(FeedRow, { order: { kind: 'ASC', id: 'ASC' } });
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      rows: row.rowCount,
      badRows: row.badCount,
      asOf: row.asOf,
      importedAt: row.importedAt,
      licence: row.descriptor.licence ?? null,
      url: row.descriptor.url ?? null,
      refusedWhy: row.refusedWhy,
    }));
  }

  /** Changes whenever another edition is in use; cheap to ask. */
  async revision(): Promise<string> {
    const [row] = await this.dataSource.query<[{ revision: string | null }]>(
      'SELECT max(imported_at)::text AS revision FROM intel_feeds',
    );
    return row.revision ?? '';
  }

  /** Builds the indexes of these kinds from the editions in use. */
  async load(kinds: readonly IntelKind[]): Promise<IntelSnapshot> {
    const rows = await this.dataSource.manager.find(FeedRow, {
      where: { kind: In([...kinds]), sha256: Not(IsNull()) },
      order: { id: 'ASC' },
    });
    const loaded: LoadedFeed[] = [];
    for (const row of rows) {
      const blob = await this.dataSource.manager.findOneBy(FeedBlob, { sha256: row.sha256 ?? '' });
      const result = blob && importFeed(row.descriptor, blob.bytes);
      if (result?.ok) loaded.push(result);
    }
    return buildSnapshot(loaded);
  }

  private async swap(actor: Actor, imported: ImportedFeed[], blobs: Map<string, Buffer>): Promise<void> {
    const { take, keepOld } = planSwap(imported);
    const now = new Date();
    await this.dataSource.transaction(async (tx) => {
      for (const item of take) {
        if (!item.ok) continue;
        const bytes = blobs.get(item.sha256);
        if (bytes) await tx.upsert(FeedBlob, { sha256: item.sha256, bytes }, ['sha256']);
        await tx.upsert(
          FeedRow,
          {
            id: item.feed.id,
            kind: item.feed.kind,
            descriptor: item.feed,
            sha256: item.sha256,
            rowCount: item.rowCount,
            badCount: item.badCount,
            asOf: item.version.asOf,
            importedAt: now,
            refusedAt: null,
            refusedWhy: null,
          },
          ['id'],
        );
      }
      for (const { feed, why } of keepOld) {
        const refusal = { refusedAt: now, refusedWhy: why };
        const known = await tx.update(FeedRow, { id: feed.id }, refusal);
        if (known.affected === 0)
          await tx.insert(FeedRow, { id: feed.id, kind: feed.kind, descriptor: feed, ...refusal });
      }
      await tx.query(
        'DELETE FROM intel_blobs b WHERE NOT EXISTS (SELECT 1 FROM intel_feeds f WHERE f.sha256 = b.sha256)',
      );
      await this.audit.record(tx, {
        actor,
        action: 'intel.imported',
        subject: 'intel',
        detail: { taken: take.length, refused: keepOld.length },
      });
    });
  }
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'unknown fault';
}
