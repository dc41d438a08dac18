import { FeedStructureError, type FeedFormat } from '../format.js';
import type { AddressRange, GeoRange } from '../feed-rows.js';
import { rangeBetween, readRange } from '../ip/address-range.js';
import { isTimeZone, readCountry } from './country.js';
import { parseLines, textLines } from './text-lines.js';

/** Column names in use, ours first: DB-IP, IP2Location, IPinfo and ipapi.is exports differ in them only. */
const columnNames = {
  network: ['network', 'cidr', 'prefix'],
  first: ['first', 'start_ip', 'ip_start', 'ip_from'],
  last: ['last', 'end_ip', 'ip_end', 'ip_to'],
  country: ['country_code', 'country', 'country_iso_code'],
  timeZone: ['time_zone', 'timezone'],
} as const;
type Columns = Record<keyof typeof columnNames, number>;

/**
 * CSV with a header line, columns in any order: `network` (CIDR or first-last) or `first` and `last`; `country` (ISO
 * 3166-1 alpha-2); `time_zone` (IANA, may be empty or absent). Other columns are passed over.
 */
export const geoCsv: FeedFormat<GeoRange> = {
  name: 'geo-csv',
  kind: 'geo',
  parse: (text) => {
    const header = textLines(text).next().value?.text ?? '';
    const columns = readHeader(header);
    let first = true;
    return parseLines(text, (line) => {
      if (first) {
        first = false;
        return null;
      }
      return readRow(splitCsv(line), columns);
    });
  },
};

/** Self-published geofeed, RFC 8805: `prefix,country,region,city,postal`. Only the country is read. */
export const rfc8805Csv: FeedFormat<GeoRange> = {
  name: 'rfc8805-csv',
  kind: 'geo',
  parse: (text) =>
    parseLines(text, (line) => {
      const fields = splitCsv(line);
      // section 2.1.1.2: an empty country asks not to be located
      if ((fields[1] ?? '') === '') return null;
      return readRow(fields, { network: 0, first: -1, last: -1, country: 1, timeZone: -1 });
    }),
};

function readHeader(line: string): Columns {
  const names = splitCsv(line).map((name) => name.toLowerCase());
  const find = (accepted: readonly string[]) => {
    for (const name of accepted) if (names.includes(name)) return names.indexOf(name);
    return -1;
  };
  const columns: Columns = {
    network: find(columnNames.network),
    first: find(columnNames.first),
    last: find(columnNames.last),
    country: find(columnNames.country),
    timeZone: find(columnNames.timeZone),
  };
  if (columns.network < 0 && (columns.first < 0 || columns.last < 0)) {
    throw new FeedStructureError('the first line must name the columns: "network", or "first" and "last"');
  }
  if (columns.country < 0 && columns.timeZone < 0) {
    throw new FeedStructureError('the first line must name a column "country" or "time_zone"');
  }
  return columns;
}

function readRow(fields: string[], columns: Columns): GeoRange | string {
  const range: AddressRange | string =
    columns.network >= 0
      ? readRange(fields[columns.network] ?? '')
      : rangeBetween(fields[columns.first] ?? '', fields[columns.last] ?? '');
  if (typeof range === 'string') return range;
  const countryText = fields[columns.country] ?? '';
  const zoneText = fields[columns.timeZone] ?? '';
  const country = readCountry(countryText);
  if (country === null && countryText !== '') return `"${countryText.slice(0, 20)}" is not a country code`;
  const timeZone = zoneText !== '' && isTimeZone(zoneText) ? zoneText : null;
  if (timeZone === null && zoneText !== '') return `"${zoneText.slice(0, 40)}" is not a time zone`;
  if (country === null && timeZone === null) return 'neither country nor time zone';
  return { ...range, country, timeZone };
}

/** Fields of one line; quoted fields may hold commas and doubled quotes (RFC 4180 section 2), but no line breaks. */
function splitCsv(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((field) => field.trim());
  return [...line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) =>
    (match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim(),
  );
}
