/**
 * Step functions over addresses: `values[i]` holds from `starts[i]` up to the next start, 0 stands for nothing. T is
 * number for IPv4 and bigint for IPv6; ranges are half-open, so no arithmetic on addresses is needed.
 */
export interface Steps<T> {
  starts: T[];
  values: number[];
}

export interface Range<T> {
  first: T;
  end: T;
}

/** Joins overlapping and touching ranges; the result is sorted and disjoint. */
export function mergeRanges<T extends number | bigint>(ranges: readonly Range<T>[]): Range<T>[] {
  const sorted = [...ranges].sort((a, b) => order(a.first, b.first));
  const merged: Range<T>[] = [];
  let last: Range<T> | undefined;
  for (const range of sorted) {
    if (last && range.first <= last.end) {
      if (range.end > last.end) last.end = range.end;
    } else {
      last = { first: range.first, end: range.end };
      merged.push(last);
    }
  }
  return merged;
}

/**
 * Overlays layers of ranges. The value of a step names the set of layers that cover it.
 * @param layers merged ranges; a layer is known by its position
 * @param valueOf gives equal numbers to equal sets (positions ascending), 0 to the empty set
 */
export function overlay<T extends number | bigint>(
  layers: readonly (readonly Range<T>[])[],
  valueOf: (covering: number[]) => number,
): Steps<T> {
  const edges: { at: T; layer: number; opens: boolean }[] = [];
  layers.forEach((ranges, layer) => {
    for (const range of ranges) {
      edges.push({ at: range.first, layer, opens: true }, { at: range.end, layer, opens: false });
    }
  });
  edges.sort((a, b) => order(a.at, b.at));
  const steps: Steps<T> = { starts: [], values: [] };
  const covering = new Set<number>();
  for (let i = 0; i < edges.length; i++) {
    const edge = edges[i] as (typeof edges)[number];
    if (edge.opens) covering.add(edge.layer);
    else covering.delete(edge.layer);
    if (edges[i + 1]?.at !== edge.at) append(steps, edge.at, valueOf([...covering].sort((a, b) => a - b)));
  }
  return steps;
}

/** Where ranges overlap, the one that starts later (inside the other) speaks; of two equal ones, the later in the list. */
export function mostSpecific<T extends number | bigint>(
  ranges: readonly (Range<T> & { value: number })[],
): Steps<T> {
  const sorted = [...ranges].sort((a, b) => order(a.first, b.first) || order(b.end, a.end));
  const steps: Steps<T> = { starts: [], values: [] };
  const open: (Range<T> & { value: number })[] = [];
  const closeUpTo = (at: T | undefined) => {
    for (let top = open.at(-1); top && (at === undefined || top.end <= at); top = open.at(-1)) {
      const closing = top.end;
      while (open.length > 0 && (open.at(-1) as Range<T>).end <= closing) open.pop();
      append(steps, closing, open.at(-1)?.value ?? 0);
    }
  };
  for (const range of sorted) {
    closeUpTo(range.first);
    append(steps, range.first, range.value);
    open.push(range);
  }
  closeUpTo(undefined);
  return steps;
}

function append<T>(steps: Steps<T>, at: T, value: number): void {
  const last = steps.starts.length - 1;
  if (last >= 0 && steps.starts[last] === at) {
    steps.values[last] = value;
  } else if (value !== (steps.values[last] ?? 0)) {
    steps.starts.push(at);
    steps.values.push(value);
  }
}

/** Cuts several step functions at all of their starts, so that one search answers all of them. */
export function align<T extends number | bigint>(
  zero: T,
  functions: readonly Steps<T>[],
): { starts: T[]; values: number[][] } {
  const starts: T[] = [];
  const values: number[][] = functions.map(() => []);
  const next = functions.map(() => 0);
  let at: T | undefined = zero;
  while (at !== undefined) {
    starts.push(at);
    let following: T | undefined;
    for (let f = 0; f < functions.length; f++) {
      const steps = functions[f] as Steps<T>;
      let position = next[f] as number;
      while (position < steps.starts.length && (steps.starts[position] as T) <= at) position++;
      next[f] = position;
      (values[f] as number[]).push(position === 0 ? 0 : (steps.values[position - 1] as number));
      const start = steps.starts[position];
      if (start !== undefined && (following === undefined || start < following)) following = start;
    }
    at = following;
  }
  return { starts, values };
}

function order<T extends number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
