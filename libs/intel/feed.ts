import type { FeedVersion, IntelKind, IpLabel } from './intel.js';
import type { FeedRows } from './feed-rows.js';
import type { BadRow } from './format.js';

/** One source of intel as a manifest names it: where the data lies, how it is written and what it means. */
export interface Feed {
  /** stable name, lower case; a new edition of the same feed keeps it */
  id: string;
  kind: IntelKind;
  /** name of a format in formats.ts */
  format: string;
  /** file, relative to the manifest or absolute */
  path: string;
  /** what a listed address or network is; required for ip-ranges and asns */
  label?: IpLabel;
  /** who runs the listed addresses, e.g. 'Mullvad' */
  provider?: string;
  /** feeds of one list are accepted or refused together */
  list?: string;
  /** chain a wallet list is published for, e.g. 'eth' */
  chainHint?: string;
  /** ISO date or time the publisher gives the data */
  asOf?: string;
  licence?: string;
  /** where the publisher offers it */
  url?: string;
}

/** A feed that was read and accepted. */
export interface LoadedFeed<K extends IntelKind = IntelKind> {
  feed: Feed & { kind: K };
  rows: readonly FeedRows[K][];
  version: FeedVersion;
  /** rows that were set aside */
  badCount: number;
  /** the first of them, to be shown */
  bad: readonly BadRow[];
}

export function feedsOfKind<K extends IntelKind>(feeds: readonly LoadedFeed[], kind: K): LoadedFeed<K>[] {
  return feeds.filter((loaded): loaded is LoadedFeed<K> => loaded.feed.kind === kind);
}
