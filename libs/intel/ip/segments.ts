/**
 * Sorted starts in typed arrays, with an index over the first 16 bits of the address so that a search has only the
 * segments of one /16 before it. The first segment starts at address 0, so that every address lies in one.
 */
const BUCKETS = 65_536;

export class IPv4Segments {
  private readonly starts: Uint32Array;
  private readonly bucket: Uint32Array;

  /** @param starts ascending, the first 0; a start of 2^32 (nothing behind the last address) is dropped */
  constructor(starts: readonly number[]) {
    this.starts = Uint32Array.from(starts.filter((start) => start < 2 ** 32));
    this.bucket = bucketsOf(this.starts.length, (i) => (this.starts[i] as number) >>> 16);
  }

  /** position of the segment that holds the address */
  find(address: number): number {
    const starts = this.starts;
    const high = address >>> 16;
    let low = this.bucket[high] as number;
    let end = this.bucket[high + 1] as number;
    // invariant: segments before `low` start at or before the address, those from `end` on start behind it
    while (low < end) {
      const middle = (low + end) >>> 1;
      if ((starts[middle] as number) <= address) low = middle + 1;
      else end = middle;
    }
    return low - 1;
  }
}

export class IPv6Segments {
  /** four words a start, most significant first */
  private readonly starts: Uint32Array;
  private readonly bucket: Uint32Array;

  /** @param starts ascending, the first 0; a start of 2^128 is dropped */
  constructor(starts: readonly bigint[]) {
    const kept = starts.filter((start) => start < 1n << 128n);
    this.starts = new Uint32Array(kept.length * 4);
    kept.forEach((start, i) => {
      for (let word = 0; word < 4; word++) {
        this.starts[4 * i + word] = Number((start >> BigInt(96 - 32 * word)) & 0xffffffffn);
      }
    });
    this.bucket = bucketsOf(kept.length, (i) => (this.starts[4 * i] as number) >>> 16);
  }

  /** position of the segment that holds the address of these four words */
  find(words: Uint32Array): number {
    const starts = this.starts;
    const a = words[0] as number;
    const b = words[1] as number;
    const c = words[2] as number;
    const d = words[3] as number;
    let low = this.bucket[a >>> 16] as number;
    let end = this.bucket[(a >>> 16) + 1] as number;
    while (low < end) {
      const middle = (low + end) >>> 1;
      const at = middle << 2;
      let delta = (starts[at] as number) - a;
      if (delta === 0) delta = (starts[at + 1] as number) - b;
      if (delta === 0) delta = (starts[at + 2] as number) - c;
      if (delta === 0) delta = (starts[at + 3] as number) - d;
      if (delta <= 0) low = middle + 1;
      else end = middle;
    }
    return low - 1;
  }
}

/** entry h: how many starts have a first half lower than h, i.e. where the search for an address of half h begins */
function bucketsOf(count: number, halfOf: (position: number) => number): Uint32Array {
  const bucket = new Uint32Array(BUCKETS + 1);
  for (let half = 0, position = 0; half <= BUCKETS; half++) {
    while (position < count && halfOf(position) < half) position++;
    bucket[half] = position;
  }
  return bucket;
}
