/** Intel is reference data with a version and an age. These types are all that a check sees of it. */

export const intelKinds = [
  'ip-ranges',
  'asns',
  'ip-to-asn',
  'geo',
  'remote-tools',
  'watchlist',
  'wallets',
] as const;
export type IntelKind = (typeof intelKinds)[number];

export const ipLabels = ['vpn', 'hosting', 'tor', 'proxy', 'relay', 'residential_proxy', 'mobile'] as const;
export type IpLabel = (typeof ipLabels)[number];

/** Which edition of which feed stood behind an answer. */
export interface FeedVersion {
  id: string;
  kind: IntelKind;
  /** ISO date or time the publisher gives the data, null when unknown */
  asOf: string | null;
  sha256: string;
  rows: number;
}

export interface LabelFact {
  label: IpLabel;
  provider: string | null;
  /** feed id */
  source: string;
  asOf: string | null;
  /** 'range' when the address itself is listed, 'asn' when only its whole network is */
  basis: 'range' | 'asn';
}

export interface IpFacts {
  labels: LabelFact[];
  asn: number | null;
  asName: string | null;
  /** ISO 3166-1 alpha-2, from a geo feed; null when no geo feed covers the address */
  country: string | null;
  timeZone: string | null;
}

export interface IpIntel {
  /** @returns null when the text is not an IPv4 or IPv6 address */
  lookup(ip: string): IpFacts | null;
  /** labels that some loaded feed can give; what is not listed here is unknown, not clean */
  labels: ReadonlySet<IpLabel>;
}

/** One catalogue entry of an imported remote-tools feed; joins our own catalogue as lower-strength evidence. */
export interface ImportedTool {
  name: string;
  executables: string[];
  domains: string[];
}

export interface WatchlistEntry {
  list: string;
  uid: string;
  names: string[];
  /** YYYY-MM-DD or YYYY */
  birthDates: string[];
  program: string | null;
}

export interface WatchlistIntel {
  entries: readonly WatchlistEntry[];
  /** candidates for a match, best first; the check scores and explains them */
  candidates(name: string, limit: number): readonly WatchlistEntry[];
}

export interface WalletFact {
  /** e.g. 'sanctioned', 'formerly_sanctioned', 'named_by_authority', 'service' */
  status: string;
  label: string;
  /** feed id */
  source: string;
  asOf: string | null;
}

export interface WalletIntel {
  /** by address, never by ticker: one address may be used on several chains */
  lookup(address: string): readonly WalletFact[];
}

/** The indexes loaded in this process; one that is absent makes the answer 'unavailable', never 'pass'. */
export interface IntelSnapshot {
  ip?: IpIntel;
  remoteTools?: readonly ImportedTool[];
  watchlist?: WatchlistIntel;
  wallets?: WalletIntel;
  versions: readonly FeedVersion[];
}
