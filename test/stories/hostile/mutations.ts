import { randomNumbers } from '../../bench/random.js';

/** Damage to a file by a seed: the same seed and file always give the same damage. */
export function mutated(file: Buffer, seed: number): Buffer {
  const random = randomNumbers(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const kinds = [flipped, overwritten, cutShort, inserted, removed, doubled, extremes];
  const kind = kinds[seed % kinds.length] ?? flipped;
  return kind(Buffer.from(file), below);
}

type Below = (limit: number) => number;

function flipped(file: Buffer, below: Below): Buffer {
  for (let times = 1 + below(12); times > 0; times--) {
    const at = below(file.length);
    file[at] = (file[at] ?? 0) ^ (1 << below(8));
  }
  return file;
}

/** Headers say most of what a decoder believes, so half of the damage is there. */
function overwritten(file: Buffer, below: Below): Buffer {
  const range = below(2) === 0 ? Math.min(file.length, 400) : file.length;
  for (let times = 1 + below(8); times > 0; times--) file[below(range)] = below(256);
  return file;
}

function cutShort(file: Buffer, below: Below): Buffer {
  return file.subarray(0, below(file.length));
}

function inserted(file: Buffer, below: Below): Buffer {
  const at = below(file.length);
  const noise = Buffer.from(Array.from({ length: 1 + below(64) }, () => below(256)));
  return Buffer.concat([file.subarray(0, at), noise, file.subarray(at)]);
}

function removed(file: Buffer, below: Below): Buffer {
  const at = below(file.length);
  return Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + below(64))]);
}

function doubled(file: Buffer, below: Below): Buffer {
  const at = below(file.length);
  const end = at + 1 + below(Math.min(2_000, file.length - at));
  return Buffer.concat([file.subarray(0, end), file.subarray(at)]);
}

/** Lengths and sizes that are zero, negative or as large as can be. */
function extremes(file: Buffer, below: Below): Buffer {
  const at = below(Math.max(1, Math.min(file.length - 4, 600)));
  const value = [0, 0xffffffff, 0x7fffffff, 0x80000000, 0xffff0000][below(5)] ?? 0;
  if (below(2) === 0) file.writeUInt32BE(value, at);
  else file.writeUInt32LE(value, at);
  return file;
}
