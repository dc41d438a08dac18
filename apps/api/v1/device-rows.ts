import type { DeviceRow } from '#checks/evidence.js';
import { Problem, type ProblemPart } from '#platform/http/problem.js';

/** A laptop's whole inventory is a few thousand rows. */
export const mostRows = 20_000;
const mostColumns = 100;
const longestSource = 100;
const longestValue = 8_192;
const mostFaults = 20;

/**
 * osquery rows as received: values may be texts, numbers or booleans and are kept as text, as osquery has them.
 * By hand, since 20,000 rows through decorators take seconds.
 * @throws Problem invalid_request with a pointer for each of the first faults
 */
export function deviceRows(rows: unknown[]): DeviceRow[] {
  const faults: ProblemPart[] = [];
  const read: DeviceRow[] = [];
  for (const [index, row] of rows.entries()) {
    const fault = (path: string, detail: string) =>
      faults.push({ pointer: `#/rows/${index}${path}`, detail });
    if (faults.length >= mostFaults) break;
    if (!isObject(row)) {
      fault('', 'This must be an object with source and columns.');
      continue;
    }
    const { source, columns, ...rest } = row;
    const unknown = Object.keys(rest)[0];
    if (unknown !== undefined) fault('', 'This has a field besides source and columns; remove it.');
    if (typeof source !== 'string' || source.length === 0 || source.length > longestSource) {
      fault('/source', `This must be the name of an osquery table, at most ${longestSource} characters.`);
    } else if (!isObject(columns) || Object.keys(columns).length > mostColumns) {
      fault('/columns', `This must be an object of at most ${mostColumns} columns.`);
    } else {
      const values = columnsOf(columns);
      if (values) read.push({ source, columns: values });
      else
        fault(
          '/columns',
          `Values must be texts of at most ${longestValue} characters, numbers, booleans or null.`,
        );
    }
  }
  if (faults.length > 0) throw new Problem('invalid_request', { errors: faults });
  return read;
}

function columnsOf(columns: Record<string, unknown>): Record<string, string> | null {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(columns)) {
    if (value === null) continue;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
    const text = String(value);
    if (text.length > longestValue || name.length > longestSource) return null;
    texts[name] = text;
  }
  return texts;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
