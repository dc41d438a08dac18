/** One line of the bench table: what was measured, against what, in one run. */
export interface BenchRow {
  name: string;
  unit: string;
  value: number;
  baseline: number;
  /** value / baseline, or the inverse where less is better: more is always better */
  ratio: number;
  /** the aim as written in the design, e.g. '>= 50x' */
  aim: string;
}
