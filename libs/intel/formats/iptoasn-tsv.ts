import type { FeedFormat } from '../format.js';
import type { AsnRange, GeoRange } from '../feed-rows.js';
import { rangeBetween } from '../ip/address-range.js';
import { readAsn } from './asns.js';
import { readCountry } from './country.js';
import { parseLines } from './text-lines.js';

function readAsnRange(line: string): AsnRange | string | null {
  const [first = '', last = '', number = '', , name = ''] = line.split('\t');
  // address space that nobody announces
  if (number === '0') return null;
  const range = rangeBetween(first, last);
  if (typeof range === 'string') return range;
  const asn = readAsn(number);
  return asn === null
    ? `"${number.slice(0, 20)}" is not an AS number`
    : { ...range, asn, name: name.trim() || null };
}

/**
 * `first last asn country name`, tab separated (iptoasn.com ip2asn-*.tsv). The country is that of the registration, not
 * of the address, and is not read.
 */
export const iptoasnTsv: FeedFormat<AsnRange> = {
  name: 'iptoasn-tsv',
  kind: 'ip-to-asn',
  parse: (text) => parseLines(text, readAsnRange),
};

/** The same under the name of the file as published; unpacking is done for every feed that is packed. */
export const iptoasnTsvGz: FeedFormat<AsnRange> = { ...iptoasnTsv, name: 'iptoasn-tsv-gz' };

/** `first last country`, tab separated (iptoasn.com ip2country-*.tsv). */
export const iptocountryTsv: FeedFormat<GeoRange> = {
  name: 'iptocountry-tsv',
  kind: 'geo',
  parse: (text) =>
    parseLines(text, (line) => {
      const [first = '', last = '', code = ''] = line.split('\t');
      if (code === 'None' || code === 'Unknown') return null;
      const range = rangeBetween(first, last);
      if (typeof range === 'string') return range;
      const country = readCountry(code);
      return country === null
        ? `"${code.slice(0, 20)}" is not a country code`
        : { ...range, country, timeZone: null };
    }),
};
