/** Numbers that are the same in every run for the same seed; fine for drawing, not for secrets. */
export interface Random {
  /** in [0, 1) */
  next(): number;
  within(low: number, high: number): number;
  /** a whole number, both ends included */
  whole(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** true in this share of cases */
  chance(share: number): boolean;
  /** numbers of their own for one purpose: drawing more of one thing changes nothing of another */
  fork(purpose: string): Random;
}

export function randomOf(seed: number | string): Random {
  const text = String(seed);
  const next = mulberry32(hash(text));
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    within: (low, high) => low + next() * (high - low),
    pick: <T>(list: readonly T[]): T => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    chance: (share) => next() < share,
    fork: (purpose) => randomOf(`${text}/${purpose}`),
  };
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  // one more round, so that '1' and '2' don't begin alike
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
}
