/**
 * The expression of a CHECK for a column that holds one of these codes, so that entity and status list can't differ.
 * @param values codes of ours: letters and underscores
 * @example oneOf('status', ['open', 'closed']) // "status IN ('open', 'closed')"
 */
export function oneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;
}
