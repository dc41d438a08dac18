import Table from 'cli-table3';

export type Row = Readonly<Record<string, unknown>>;

/** Rows as data on stdout: a table at a terminal, else JSON, one row a line. */
export function printRows(rows: readonly Row[], stream: NodeJS.WriteStream = process.stdout): void {
  stream.write(stream.isTTY ? asTable(rows) : asJsonLines(rows));
}

export function asJsonLines(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** Columns are those of the first row; a single row stands upright, one field a line. */
export function asTable(rows: readonly Row[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  const table = new Table({ ...borders, style: { head: [], border: [] } });
  if (rows.length === 1) table.push(...Object.entries(first).map(([name, value]) => [name, shown(value)]));
  else {
    const names = Object.keys(first);
    table.push(names, ...rows.map((row) => names.map((name) => shown(row[name]))));
  }
  return `${table.toString()}\n`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(shown).join(', ');
  // what others typed must not steer the terminal
  return (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\p{Cc}+/gu, ' ');
}

/** No frame: columns two spaces apart. */
const none = '';
export const borders = {
  chars: {
    top: none,
    'top-mid': none,
    'top-left': none,
    'top-right': none,
    bottom: none,
    'bottom-mid': none,
    'bottom-left': none,
    'bottom-right': none,
    left: none,
    'left-mid': none,
    mid: none,
    'mid-mid': none,
    right: none,
    'right-mid': none,
    middle: ' ',
  },
};
