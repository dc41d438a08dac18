import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Feed, LoadedFeed } from './feed.js';
import type { BadRow } from './format.js';
import { importFeed, MAX_FEED_BYTES, refusedFeed, type ImportedFeed } from './import-feed.js';
import type { IntelKind, IntelSnapshot } from './intel.js';
import { ManifestError, readManifest } from './manifest.js';
import { buildSnapshot } from './snapshot.js';
import { planSwap } from './swap.js';

/** What became of one feed of a manifest, to be shown to the person who imports it. */
export interface FeedReport {
  id: string;
  kind: IntelKind;
  accepted: boolean;
  /** why it was refused */
  why: string | null;
  rows: number;
  badRows: number;
  /** the first bad rows */
  bad: readonly BadRow[];
  asOf: string | null;
  sha256: string | null;
}

export interface LoadedManifest {
  snapshot: IntelSnapshot;
  report: FeedReport[];
}

/**
 * Reads a manifest and its feeds from files, without a database. A feed that can't be read or is refused is reported and
 * left out; what it would have said is then unknown.
 * @param kinds only these kinds of feed are read, all when left out
 * @throws ManifestError when the manifest itself is missing or faulty
 */
export async function loadManifest(path: string, kinds?: readonly IntelKind[]): Promise<LoadedManifest> {
  const feeds = (await readManifestFile(path)).filter((feed) => !kinds || kinds.includes(feed.kind));
  const imported: ImportedFeed[] = [];
  // one after the other: the largest unpacks to hundreds of megabytes
  for (const feed of feeds) imported.push(await importFeedFile(feed, dirname(resolve(path))));
  const plan = planSwap(imported);
  const taken = plan.take.filter((item): item is Extract<ImportedFeed, { ok: true }> => item.ok);
  const refusals = new Map(plan.keepOld.map(({ feed, why }) => [feed.id, why]));
  return {
    snapshot: buildSnapshot(taken satisfies LoadedFeed[]),
    report: imported.map((item) => reportOf(item, refusals.get(item.feed.id) ?? null)),
  };
}

/** @throws ManifestError with every fault */
export async function readManifestFile(path: string): Promise<Feed[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new ManifestError([{ pointer: '', message: `can't be read: ${(error as Error).message}` }]);
  }
  return readManifest(text);
}

/** @param previous the edition in use, if any */
export async function importFeedFile(
  feed: Feed,
  baseDir: string,
  previous?: { rows: number },
): Promise<ImportedFeed> {
  const file = resolve(baseDir, feed.path);
  try {
    const { size } = await stat(file);
    if (size > MAX_FEED_BYTES) return refusedFeed(feed, `it is larger than ${MAX_FEED_BYTES} bytes`);
    return importFeed(feed, await readFile(file), previous);
  } catch (error) {
    if (!isFileError(error)) throw error;
    return refusedFeed(feed, `its file can't be read: ${error.message}`);
  }
}

function reportOf(item: ImportedFeed, why: string | null): FeedReport {
  return {
    id: item.feed.id,
    kind: item.feed.kind,
    accepted: why === null,
    why,
    rows: item.ok ? item.rowCount : 0,
    badRows: item.badCount,
    bad: item.bad,
    asOf: item.feed.asOf ?? null,
    sha256: item.sha256,
  };
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
