import type { FeedFormat } from '../format.js';
import type { AddressRange } from '../feed-rows.js';
import { readRange } from '../ip/address-range.js';
import { parseLines, withoutComment } from './text-lines.js';

/** One address, CIDR or 'first-last' a line, with `#` and `;` comments: X4BNet, provider lists, FireHOL, Spamhaus DROP text. */
export const cidrLines: FeedFormat<AddressRange> = {
  name: 'cidr-lines',
  kind: 'ip-ranges',
  parse: (text) => parseLines(text, (line) => readRange(withoutComment(line))),
};

/** The range in the first column of a CSV, e.g. Apple's egress-ip-ranges.csv `cidr,country,region,city,`. */
export const cidrCsv: FeedFormat<AddressRange> = {
  name: 'cidr-csv',
  kind: 'ip-ranges',
  parse: (text) => parseLines(text, (line) => readRange((line.split(',', 1)[0] ?? '').trim())),
};
