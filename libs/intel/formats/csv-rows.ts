import { parse } from 'csv-parse/sync';
import { FeedStructureError, type BadRow, type ParsedFeed } from '../format.js';

/**
 * Reads comma-separated text row by row. `read` gives the row, null for one to pass over (header, end mark), or the
 * sentence saying what is wrong with it.
 * @throws FeedStructureError when the text can't be split into rows at all
 */
export function parseCsv<Row>(
  text: string,
  read: (cells: string[], line: number) => Row | null | string,
): ParsedFeed<Row> {
  const rows: Row[] = [];
  const bad: BadRow[] = [];
  for (const [index, cells] of split(text, bad).entries()) {
    const row = read(cells, index + 1);
    if (typeof row === 'string') bad.push({ line: index + 1, why: row });
    else if (row !== null) rows.push(row);
  }
  return { rows, bad };
}

function split(text: string, bad: BadRow[]): string[][] {
  try {
    return parse(text, {
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: 100_000,
      on_skip: (error) => {
        bad.push({ line: Number(error?.['lines'] ?? 0), why: error?.message ?? 'the row could not be read' });
        return undefined;
      },
    });
  } catch (error) {
    throw new FeedStructureError(`not comma-separated text: ${(error as Error).message}`);
  }
}

/** Cells by the names in the first row. @throws FeedStructureError naming the columns that are missing */
export function columnsOf(header: readonly string[], required: readonly string[]): Map<string, number> {
  const at = new Map(header.map((name, index) => [name.trim().toLowerCase(), index]));
  const missing = required.filter((name) => !at.has(name));
  if (missing.length > 0)
    throw new FeedStructureError(`the first row must name the columns; missing: ${missing.join(', ')}`);
  return at;
}
