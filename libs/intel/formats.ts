import type { FeedFormat } from './format.js';
import type { IntelKind } from './intel.js';
import { asnCsv, asnJsonArray, asnLines } from './formats/asns.js';
import { cidrCsv, cidrLines } from './formats/cidr-lines.js';
import { geoCsv, rfc8805Csv } from './formats/geo-csv.js';
import { iptoasnTsv, iptoasnTsvGz, iptocountryTsv } from './formats/iptoasn-tsv.js';
import { ofacAltCsv, ofacCommentsCsv, ofacSdnCsv } from './formats/ofac-sdn-csv.js';
import { proxyUrls } from './formats/proxy-urls.js';
import { ipKvmJson, lolrmmJson } from './formats/remote-tools.js';
import { torNodesCsv } from './formats/tor-nodes-csv.js';
import { unXml } from './formats/un-xml.js';
import { addressLines, ultrasoundCsv, walletsCsv } from './formats/wallet-lists.js';
import { watchlistCsv } from './formats/watchlist-csv.js';

/** Every file format that can be imported; a new one is a file in formats/ and a line here. */
const formats: readonly FeedFormat<unknown>[] = [
  cidrLines,
  cidrCsv,
  torNodesCsv,
  proxyUrls,
  asnLines,
  asnCsv,
  asnJsonArray,
  iptoasnTsv,
  iptoasnTsvGz,
  geoCsv,
  rfc8805Csv,
  iptocountryTsv,
  lolrmmJson,
  ipKvmJson,
  ofacSdnCsv,
  ofacAltCsv,
  ofacCommentsCsv,
  unXml,
  watchlistCsv,
  addressLines,
  ultrasoundCsv,
  walletsCsv,
];

const byName = new Map(formats.map((format) => [format.name, format]));

export function formatNamesOf(kind: IntelKind): string[] {
  return formats.filter((format) => format.kind === kind).map((format) => format.name);
}

export function formatNamed(name: string): FeedFormat<unknown> | undefined {
  return byName.get(name);
}
