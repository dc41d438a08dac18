import { FeedStructureError, type BadRow, type ParsedFeed } from '../format.js';

/** Lines with their 1-based numbers, trimmed; empty ones and whole-line comments (# or ;) are passed over. */
export function* textLines(text: string): Generator<{ line: number; text: string }, undefined> {
  let line = 0;
  for (let from = 0; from < text.length;) {
    line++;
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    const content = text.slice(from, to).trim();
    from = to + 1;
    if (content !== '' && content[0] !== '#' && content[0] !== ';') yield { line, text: content };
  }
}

/** The part before a trailing comment: '192.0.2.0/24 ; SBL1', 'AS64496 # Example'. */
export function withoutComment(text: string): string {
  const end = text.search(/[#;]/);
  return end < 0 ? text : text.slice(0, end).trimEnd();
}

/** More rows than any feed in use has, so that a wrong file is refused before it fills the memory. */
const MAX_ROWS = 5_000_000;
/** So many unreadable lines, and more of them than readable ones, are another format. */
const HOPELESS = 10_000;

/**
 * Reads each line; `read` gives the row, or a sentence saying why the line is none, or null for a line without content.
 * @throws FeedStructureError when it is hopeless
 */
export function parseLines<Row extends object>(
  text: string,
  read: (content: string) => Row | string | null,
): ParsedFeed<Row> {
  const rows: Row[] = [];
  const bad: BadRow[] = [];
  for (const { line, text: content } of textLines(text)) {
    const row = read(content);
    if (typeof row === 'string') bad.push({ line, why: row });
    else if (row !== null) rows.push(row);
    if (rows.length > MAX_ROWS) throw new FeedStructureError(`it has more than ${MAX_ROWS} rows`);
    if (bad.length > HOPELESS && bad.length > rows.length) {
      throw new FeedStructureError(
        `most lines can't be read; the first: line ${bad[0]?.line}, ${bad[0]?.why}`,
      );
    }
  }
  return { rows, bad };
}
