import type { BenchRow, Spread } from './bench-row.js';

/** The middle of the numbers; of an even count the upper of the two in the middle. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** @param share 0 to 1 */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function spreadOf(numbers: readonly number[]): Spread {
  return { lowest: Math.min(...numbers), highest: Math.max(...numbers) };
}

type Measured = Pick<BenchRow, 'value' | 'valueSpread' | 'baseline' | 'baselineSpread'>;

export function measured(values: readonly number[], baselines: readonly number[] | null): Measured {
  return {
    value: median(values),
    valueSpread: spreadOf(values),
    baseline: baselines && median(baselines),
    ...(baselines && { baselineSpread: spreadOf(baselines) }),
  };
}

/**
 * Product and baseline take turns, and which begins changes from round to round: a neighbour's load falls on both.
 * @param product, baseline do the work once and return the figure of that round
 */
export async function takeTurns(
  rounds: number,
  product: () => number | Promise<number>,
  baseline: () => number | Promise<number>,
): Promise<Measured> {
  const [values, baselines]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) values.push(await product());
    baselines.push(await baseline());
    if (round % 2 === 1) values.push(await product());
  }
  return measured(values, baselines);
}

/** How many a second, by the clock. */
export function rate(count: number, work: () => void): number {
  const begin = performance.now();
  work();
  return (count * 1000) / (performance.now() - begin);
}

/** How many a second of this process's processor time: what other processes do counts less. */
export function processorRate(count: number, work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (count * 1e6) / Math.max(user + system, 1);
}
