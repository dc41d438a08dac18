import type { FeedFormat } from '../format.js';
import type { AddressRange } from '../feed-rows.js';
import { readRange } from '../ip/address-range.js';
import { parseLines, withoutComment } from './text-lines.js';

const proxy = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:\[([0-9a-f:.]+)\]|([^:/]+))(?::\d{1,5})?\/?$/i;

/** `scheme://address:port` or `address:port` a line, IPv6 in brackets: public lists of open proxies. */
export const proxyUrls: FeedFormat<AddressRange> = {
  name: 'proxy-urls',
  kind: 'ip-ranges',
  parse: (text) =>
    parseLines(text, (line) => {
      const match = proxy.exec(withoutComment(line));
      return match ? readRange(match[1] ?? match[2] ?? '') : 'not of the form scheme://address:port';
    }),
};
