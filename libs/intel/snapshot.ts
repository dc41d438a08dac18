import { feedsOfKind, type LoadedFeed } from './feed.js';
import type { IntelSnapshot } from './intel.js';
import { buildIpIndex } from './ip/ip-index.js';
import { buildWalletIndex } from './wallet-index.js';
import { buildWatchlistIndex } from './watchlist-index.js';

/**
 * The indexes over one set of feeds, each absent when no feed of its kind is loaded. Built in one go (about two seconds
 * of CPU for half a million ranges), never changed: new intel is a new snapshot.
 */
export function buildSnapshot(feeds: readonly LoadedFeed[]): IntelSnapshot {
  const ip = buildIpIndex(feeds);
  const watchlist = buildWatchlistIndex(feeds);
  const wallets = buildWalletIndex(feeds);
  const tools = feedsOfKind(feeds, 'remote-tools').flatMap((loaded) => loaded.rows);
  return {
    ...(ip && { ip }),
    ...(watchlist && { watchlist }),
    ...(wallets && { wallets }),
    ...(tools.length > 0 && { remoteTools: tools }),
    versions: feeds.map((loaded) => loaded.version),
  };
}
