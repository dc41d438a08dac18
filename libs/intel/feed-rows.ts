import type { ImportedTool } from './intel.js';

/** A run of addresses, half-open: `end` is the first address after it. IPv4 as numbers, IPv6 as bigints. */
export type AddressRange =
  { family: 4; first: number; end: number } | { family: 6; first: bigint; end: bigint };

export interface AsnRow {
  asn: number;
  name: string | null;
}

export type AsnRange = AddressRange & AsnRow;

export type GeoRange = AddressRange & {
  /** ISO 3166-1 alpha-2 */
  country: string | null;
  /** IANA */
  timeZone: string | null;
};

/** One record of a watchlist publication; aliases and remarks come in files of their own and join by uid. */
export type WatchlistRow =
  | {
      part: 'entry';
      uid: string;
      names: string[];
      /** YYYY-MM-DD or YYYY */
      birthDates: string[];
      program: string | null;
    }
  | { part: 'alias'; uid: string; name: string }
  | { part: 'remarks'; uid: string; text: string };

export const walletStatuses = ['sanctioned', 'formerly_sanctioned', 'named_by_authority', 'service'] as const;
export type WalletStatus = (typeof walletStatuses)[number];

export interface WalletRow {
  address: string;
  /** the party named beside the address, where the list names one */
  party: string | null;
  /** where the list says so row by row; otherwise it follows from whose list it is */
  status?: WalletStatus;
}

/** What a row of each kind of feed is. */
export interface FeedRows {
  'ip-ranges': AddressRange;
  asns: AsnRow;
  'ip-to-asn': AsnRange;
  geo: GeoRange;
  'remote-tools': ImportedTool;
  watchlist: WatchlistRow;
  wallets: WalletRow;
}
