/** Short names for use within one case page: 'E3' for the third piece of evidence, 'S1' for the first signal. */
export type Numbers = ReadonlyMap<string, string>;

export function numbered(prefix: string, rows: readonly { id: string }[]): Numbers {
  return new Map(rows.map((row, index) => [row.id, `${prefix}${index + 1}`]));
}
