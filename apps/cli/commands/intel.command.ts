import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { systemActor } from '#audit/audit.service.js';
import type { Feed } from '#intel/feed.js';
import { IntelStore, type FeedStatus } from '#intel/intel-store.service.js';
import { readManifestFile } from '#intel/load-manifest.js';
import { ManifestError } from '#intel/manifest.js';
import { UsageFault } from '../output/faults.js';
import { progressBar } from '../output/progress.js';
import { printRows } from '../output/rows.js';
import { say } from '../output/say.js';
import { withServices } from '../services/with-services.js';

export function addIntel(program: Command): void {
  const intel = program.command('intel').description('reference data: address ranges, lists, wallets, tools');
  intel
    .command('import')
    .description('take the feeds of a manifest into use; status 1 when one was refused')
    .argument('<manifest>', 'JSON file; paths in it are relative to it')
    .action(importManifest);
  intel.command('status').description('which edition of each feed is in use').action(status);
}

/** The feeds of a manifest file. @throws UsageFault with every fault of it */
export async function feedsOf(path: string): Promise<Feed[]> {
  try {
    return await readManifestFile(path);
  } catch (fault) {
    if (fault instanceof ManifestError) throw new UsageFault(`${path}: ${fault.message}`);
    throw fault;
  }
}

export function readerOf(manifest: string): (feed: Feed) => Promise<Buffer> {
  return (feed) => readFile(resolve(dirname(resolve(manifest)), feed.path));
}

async function importManifest(path: string): Promise<void> {
  const feeds = await feedsOf(path);
  await withServices(async ({ app }) => {
    const store = app.get(IntelStore, { strict: false });
    const bar = progressBar('importing', feeds.length);
    const imported = await store
      .import(systemActor, feeds, readerOf(path), (done, feed) => bar.update(done, feed.id))
      .finally(() => bar.end());
    const ids = new Set(feeds.map(({ id }) => id));
    const kept = (await store.status()).filter(({ id }) => ids.has(id));
    printRows(kept.map(statusRow));
    for (const { feed, badCount, bad } of imported) {
      const [first] = bad;
      if (first !== undefined) say(`hirewall: ${feed.id}: ${badCount} rows set aside, ${describe(first)}`);
    }
    const refused = kept.filter(({ refusedWhy }) => refusedWhy !== null);
    for (const { id, refusedWhy, importedAt } of refused) {
      const instead = importedAt === null ? 'none is in use' : 'the edition before stays in use';
      say(`hirewall: ${id} was refused: ${refusedWhy ?? ''}; ${instead}`);
    }
    if (refused.length > 0) process.exitCode = 1;
  });
}

async function status(): Promise<void> {
  await withServices(async ({ app }) => {
    const feeds = await app.get(IntelStore, { strict: false }).status();
    if (feeds.length === 0) {
      say('hirewall: no reference data is loaded, so checks that need it answer "unavailable".');
      say('hirewall: import some: npm run -s hirewall -- intel import MANIFEST.json');
    }
    printRows(feeds.map(statusRow));
  });
}

function statusRow(feed: FeedStatus) {
  return {
    id: feed.id,
    kind: feed.kind,
    rows: feed.rows,
    bad_rows: feed.badRows,
    as_of: feed.asOf,
    imported_at: feed.importedAt,
    refused_why: feed.refusedWhy,
  };
}

function describe(row: { line: number; why: string }): string {
  return `the first in line ${row.line}: ${row.why}`;
}
