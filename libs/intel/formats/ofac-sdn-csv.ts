import type { FeedFormat } from '../format.js';
import type { WatchlistRow } from '../feed-rows.js';
import { parseCsv } from './csv-rows.js';
import { birthDatesIn } from './ofac-remarks.js';

/** OFAC writes an empty cell as "-0-". */
function cell(cells: readonly string[], index: number): string | null {
  const text = (cells[index] ?? '').trim();
  return text === '' || text === '-0-' ? null : text;
}

/** The number of the record, null for a header or the end mark (0x1A), a sentence when it is none of these. */
function readUid(cells: readonly string[], line: number): { uid: string } | null | string {
  const first = (cells[0] ?? '').trim();
  if (/^\d+$/.test(first)) return { uid: first };
  if (line === 1 || first === '\u001a' || first === '') return null;
  return `"${first.slice(0, 40)}" is not a record number`;
}

/**
 * OFAC SDN.CSV and CONS_PRIM.CSV: uid, name, type, programmes, title, ..., remarks (column 12); with or without header.
 * Only individuals are kept: it is people who are screened. Source: OFAC "SDN Data Formats Specification".
 */
export const ofacSdnCsv: FeedFormat<WatchlistRow> = {
  name: 'ofac-sdn-csv',
  kind: 'watchlist',
  parse: (text) =>
    parseCsv(text, (cells, line) => {
      const record = readUid(cells, line);
      if (record === null || typeof record === 'string') return record;
      const name = cell(cells, 1);
      if (name === null) return 'the name is empty';
      if (cell(cells, 2) !== 'individual') return null;
      const program =
        cell(cells, 3)
          ?.replaceAll('] [', ', ')
          .replace(/^\[|\]$/g, '') ?? null;
      return {
        part: 'entry',
        uid: record.uid,
        names: [name],
        birthDates: birthDatesIn(cell(cells, 11) ?? ''),
        program,
      };
    }),
};

/** OFAC ALT.CSV and CONS_ALT.CSV: uid, alias number, aka|fka|nka, name, remarks. */
export const ofacAltCsv: FeedFormat<WatchlistRow> = {
  name: 'ofac-alt-csv',
  kind: 'watchlist',
  parse: (text) =>
    parseCsv(text, (cells, line) => {
      const record = readUid(cells, line);
      if (record === null || typeof record === 'string') return record;
      const name = cell(cells, 3);
      return name === null ? 'the alias is empty' : { part: 'alias', uid: record.uid, name };
    }),
};

/** OFAC SDN_COMMENTS.CSV: remarks too long for their column go on here; without them birth dates are lost. */
export const ofacCommentsCsv: FeedFormat<WatchlistRow> = {
  name: 'ofac-comments-csv',
  kind: 'watchlist',
  parse: (text) =>
    parseCsv(text, (cells, line) => {
      const record = readUid(cells, line);
      if (record === null || typeof record === 'string') return record;
      const remarks = cell(cells, 1);
      return remarks === null ? 'the remarks are empty' : { part: 'remarks', uid: record.uid, text: remarks };
    }),
};
