import Table from 'cli-table3';
import { aimText, meets, ratioOf, type BenchRow, type Spread } from './bench-row.js';

/** The rows for a person to read: medians, with the lowest and highest round below them. */
export function benchTable(rows: readonly BenchRow[], notBuiltYet: readonly string[]): string {
  const table = new Table({
    head: ['what', 'unit', 'value', 'baseline', 'ratio', 'aim', 'met'],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'left'],
    style: { head: [], border: [] },
  });
  for (const row of rows) {
    const ratio = ratioOf(row);
    table.push([
      row.name,
      row.unit,
      figure(row.value, row.valueSpread),
      row.baseline === null ? '-' : figure(row.baseline, row.baselineSpread),
      ratio === null ? '-' : `${short(ratio)}x`,
      aimText(row.aim),
      metWord(row),
    ]);
  }
  for (const name of notBuiltYet) table.push([name, '', '-', '-', '-', '-', '']);
  const notes = rows.flatMap(({ name, note }) => (note ? [`${name}: ${note}.`] : []));
  return [table.toString(), ...notes].join('\n');
}

function metWord(row: BenchRow): string {
  const met = meets(row);
  return met === null ? '' : met ? 'yes' : 'NO';
}

function figure(value: number, spread: Spread | undefined): string {
  return spread ? `${short(value)}\n${short(spread.lowest)} to ${short(spread.highest)}` : short(value);
}

/** Three significant digits below a thousand, whole numbers above. */
function short(value: number): string {
  return value >= 1000
    ? Math.round(value).toLocaleString('en-GB')
    : value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
}
