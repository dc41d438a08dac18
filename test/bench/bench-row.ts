/** What a figure has to reach. `of` says which: the ratio to the baseline, or the value itself. */
export interface Aim {
  of: 'ratio' | 'value';
  /** at least or at most this much */
  is: 'at least' | 'at most';
  than: number;
}

/** The lowest and the highest round; how much a figure depends on what else the machine was doing. */
export interface Spread {
  lowest: number;
  highest: number;
}

/** One line of the bench table: what was measured, against what, in one run. */
export interface BenchRow {
  name: string;
  unit: string;
  /** the median of the rounds where there were several */
  value: number;
  valueSpread?: Spread;
  /** null where there is nothing to compare with */
  baseline: number | null;
  baselineSpread?: Spread;
  /** null for a figure that is shown and has no aim */
  aim: Aim | null;
  /** what one must know to read the figure */
  note?: string;
}

export interface BenchOptions {
  /** smaller inputs and fewer rounds: to see that the bench works, not to quote */
  quick: boolean;
  /** folder of real data, used where it is there */
  dataFolder: string;
  /** what is being done, for a person who waits */
  say(words: string): void;
}

/** value / baseline: above 1 is more of whatever the unit counts. */
export function ratioOf({ value, baseline }: BenchRow): number | null {
  return baseline === null ? null : value / baseline;
}

/** @returns null when the row has no aim */
export function meets(row: BenchRow): boolean | null {
  if (row.aim === null) return null;
  const figure = row.aim.of === 'value' ? row.value : (ratioOf(row) ?? Number.NaN);
  return row.aim.is === 'at least' ? figure >= row.aim.than : figure <= row.aim.than;
}

export function aimText(aim: Aim | null): string {
  if (aim === null) return '-';
  const sign = aim.is === 'at least' ? '>=' : '<=';
  return `${sign} ${aim.than.toLocaleString('en-GB')}${aim.of === 'ratio' ? 'x' : ''}`;
}
