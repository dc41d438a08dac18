import { FeedStructureError, type BadRow, type FeedFormat } from '../format.js';
import type { AsnRow } from '../feed-rows.js';
import { parseLines } from './text-lines.js';

/** `AS64496` or `64496`; 0 and 2^32-1 are reserved (RFC 7607, RFC 7300). */
export function readAsn(text: string): number | null {
  const match = /^(?:AS)?(\d{1,10})$/i.exec(text.trim());
  const asn = match ? Number(match[1]) : 0;
  return asn > 0 && asn < 2 ** 32 - 1 ? asn : null;
}

function notAnAsn(text: string): string {
  return `"${text.slice(0, 60)}" is not an AS number`;
}

/** `AS64496 # name` or `64496` a line: X4BNet's inputs, bgp.tools tags. */
export const asnLines: FeedFormat<AsnRow> = {
  name: 'asn-lines',
  kind: 'asns',
  parse: (text) =>
    parseLines(text, (line) => {
      const [number = '', ...comment] = line.split('#');
      const asn = readAsn(number);
      return asn === null ? notAnAsn(number) : { asn, name: comment.join('#').trim() || null };
    }),
};

/** `ASN,Entity` with or without header; the name is quoted in some rows and holds commas. */
export const asnCsv: FeedFormat<AsnRow> = {
  name: 'asn-csv',
  kind: 'asns',
  parse: (text) => {
    let first = true;
    return parseLines(text, (line) => {
      const header = first && /^"?asn\b/i.test(line);
      first = false;
      if (header) return null;
      const comma = line.indexOf(',');
      const number = (comma < 0 ? line : line.slice(0, comma)).replaceAll('"', '');
      const asn = readAsn(number);
      const name =
        comma < 0
          ? ''
          : line
              .slice(comma + 1)
              .replaceAll('"', '')
              .trim();
      return asn === null ? notAnAsn(number) : { asn, name: name || null };
    });
  },
};

/** A JSON array of AS numbers, as numbers or strings. */
export const asnJsonArray: FeedFormat<AsnRow> = {
  name: 'json-array',
  kind: 'asns',
  parse: (text) => {
    const values = parseJsonArray(text);
    const rows: AsnRow[] = [];
    const bad: BadRow[] = [];
    values.forEach((value, index) => {
      const asn = readAsn(typeof value === 'string' || typeof value === 'number' ? String(value) : '');
      if (asn === null) bad.push({ line: index + 1, why: notAnAsn(JSON.stringify(value)) });
      else rows.push({ asn, name: null });
    });
    return { rows, bad };
  },
};

function parseJsonArray(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new FeedStructureError(`not JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(value)) throw new FeedStructureError('a JSON array of AS numbers was expected');
  return value;
}
