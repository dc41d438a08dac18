import { FeedStructureError, type FeedFormat } from '../format.js';
import type { AddressRange } from '../feed-rows.js';
import { readRange } from '../ip/address-range.js';
import { parseLines, textLines } from './text-lines.js';

/** `fingerprint, ipaddr, port`: exits of the Tor consensus, a row a port (github.com/alireza-rezaee/tor-nodes). */
export const torNodesCsv: FeedFormat<AddressRange> = {
  name: 'tor-nodes-csv',
  kind: 'ip-ranges',
  parse: (text) => {
    const header = textLines(text).next().value?.text.split(',');
    const column = header ? header.findIndex((name) => name.trim() === 'ipaddr') : -1;
    if (column < 0) throw new FeedStructureError('the first line must name the columns, among them "ipaddr"');
    let first = true;
    return parseLines(text, (line) => {
      if (first) {
        first = false;
        return null;
      }
      return readRange(line.split(',')[column]?.trim() ?? '');
    });
  },
};
