import { describe, expect, it } from 'vitest';
import type { LoadedFeed } from './feed.js';
import type { WalletRow } from './feed-rows.js';
import { buildWalletIndex } from './wallet-index.js';

const still = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const removed = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';
const base58 = '1BoatSLRHtKNngkdXEeobR76b53LETtpyT';

function wallets(
  id: string,
  rows: WalletRow[],
  feed: { list?: string; chainHint?: string; asOf?: string } = {},
): LoadedFeed<'wallets'> {
  const version = { id, kind: 'wallets' as const, asOf: feed.asOf ?? null, sha256: '', rows: rows.length };
  return {
    feed: { id, kind: 'wallets', format: 'address-lines', path: 'x', ...feed },
    rows,
    version,
    badCount: 0,
    bad: [],
  };
}
const row = (address: string): WalletRow => ({ address, party: null });

describe('wallet index', () => {
  it('is absent without wallet feeds', () => {
    expect(buildWalletIndex([])).toBeUndefined();
  });

  it('calls an address that only an earlier edition holds formerly sanctioned, whatever the order of the feeds', () => {
    const old = wallets('ofac-2024', [row(still), row(removed)], {
      list: 'ofac-wallets',
      chainHint: 'eth',
      asOf: '2024-09-27',
    });
    const now = wallets('ofac-2026', [row(still)], {
      list: 'ofac-wallets',
      chainHint: 'eth',
      asOf: '2026-05-26',
    });
    for (const feeds of [
      [old, now],
      [now, old],
    ]) {
      const index = buildWalletIndex(feeds);
      expect(index?.lookup(still).map(({ status }) => status)).toEqual(['sanctioned']);
      expect(index?.lookup(removed).map(({ status }) => status)).toEqual(['formerly_sanctioned']);
    }
  });

  it('treats lists of other chains as parts of one publication, not as its editions', () => {
    const eth = wallets('eth', [row(still)], { list: 'ofac-wallets', chainHint: 'eth', asOf: '2026-05-26' });
    const btc = wallets('btc', [row(base58)], { list: 'ofac-wallets', chainHint: 'xbt', asOf: '2024-09-27' });
    expect(buildWalletIndex([eth, btc])?.lookup(base58)).toMatchObject([{ status: 'sanctioned' }]);
  });

  it('finds 0x addresses in any case and base58 ones in their own only', () => {
    const index = buildWalletIndex([wallets('list', [row(still), row(base58)])]);
    expect(index?.lookup(still.toUpperCase().replace('0X', '0x'))).toHaveLength(1);
    expect(index?.lookup(base58.toLowerCase())).toEqual([]);
  });

  it('takes the status of the row before that of the list, and a list nobody knows only names the address', () => {
    const index = buildWalletIndex([
      wallets('own', [{ ...row(still), status: 'service' }, row(removed)]),
      wallets('fbi-notice', [row(base58)]),
    ]);
    expect(index?.lookup(still)).toMatchObject([{ status: 'service' }]);
    expect(index?.lookup(removed)).toMatchObject([{ status: 'named_by_authority' }]);
    expect(index?.lookup(base58)).toMatchObject([{ status: 'named_by_authority' }]);
  });
});
