import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Feed, LoadedFeed } from './feed.js';
import { FeedStructureError, type BadRow, type ParsedFeed } from './format.js';
import { formatNamed } from './formats.js';

/** Bounds what a feed may hold, packed and unpacked; V8 holds no text longer than 2^29 characters. */
export const MAX_FEED_BYTES = 500_000_000;
/** A feed that lost more than this share of its rows since the last edition is taken for a broken download. */
const MAX_SHRINK = 0.3;
/** Feeds with more rows than this may hold at most this share of bad ones. */
const STRICT_ABOVE = 1_000;
const MAX_BAD = 0.01;
const BAD_ROWS_SHOWN = 20;

export type ImportedFeed =
  | ({ ok: true; rowCount: number; sha256: string } & LoadedFeed)
  | { ok: false; feed: Feed; why: string; sha256: string | null; badCount: number; bad: readonly BadRow[] };

/**
 * Reads one edition of a feed and decides whether it may replace the one before.
 * @param bytes the file as published, gzip or plain
 * @param previous the edition in use, if any
 */
export function importFeed(feed: Feed, bytes: Uint8Array, previous?: { rows: number }): ImportedFeed {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const refuse = (why: string, bad: readonly BadRow[] = []): ImportedFeed => ({
    ...refusedFeed(feed, why, bad),
    sha256,
  });
  const format = formatNamed(feed.format);
  if (!format) return refuse(`the format "${feed.format}" is not known`);
  let parsed: ParsedFeed<unknown>;
  try {
    parsed = format.parse(textOf(bytes), feed);
  } catch (error) {
    if (error instanceof FeedStructureError) return refuse(error.message);
    throw error;
  }
  const { rows, bad } = parsed;
  const why = whyRefused(rows.length, bad.length, previous?.rows);
  if (why) return refuse(why, bad);
  return {
    ok: true,
    rowCount: rows.length,
    sha256,
    feed,
    // formats.ts ties the format to the kind, and the manifest was checked to name both alike
    rows: rows as LoadedFeed['rows'],
    version: { id: feed.id, kind: feed.kind, asOf: feed.asOf ?? null, sha256, rows: rows.length },
    badCount: bad.length,
    bad: bad.slice(0, BAD_ROWS_SHOWN),
  };
}

/** A feed that could not be had at all, e.g. because its file is missing. */
export function refusedFeed(
  feed: Feed,
  why: string,
  bad: readonly BadRow[] = [],
): Extract<ImportedFeed, { ok: false }> {
  return { ok: false, feed, why, sha256: null, badCount: bad.length, bad: bad.slice(0, BAD_ROWS_SHOWN) };
}

function whyRefused(rows: number, bad: number, previousRows: number | undefined): string | null {
  if (rows === 0) return bad === 0 ? 'it holds no rows' : `none of its ${bad} rows could be read`;
  const share = bad / (rows + bad);
  if (rows + bad > STRICT_ABOVE && share > MAX_BAD) {
    return `${bad} of ${rows + bad} rows could not be read, more than ${percent(MAX_BAD)}`;
  }
  if (previousRows !== undefined && rows < previousRows * (1 - MAX_SHRINK)) {
    return `it shrank from ${previousRows} to ${rows} rows, more than ${percent(MAX_SHRINK)}`;
  }
  return null;
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length > MAX_FEED_BYTES)
    throw new FeedStructureError(`it is larger than ${MAX_FEED_BYTES} bytes`);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  let plain: Uint8Array = bytes;
  try {
    if (packed) plain = gunzipSync(bytes, { maxOutputLength: MAX_FEED_BYTES });
  } catch (error) {
    throw new FeedStructureError(`it can't be unpacked: ${(error as Error).message}`);
  }
  if (plain.includes(0)) throw new FeedStructureError('it is not a text file');
  // drops a byte order mark
  return new TextDecoder('utf-8').decode(plain);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
