/**
 * Writes a MaxMind DB (specification 2.0, https://maxmind.github.io/MaxMind-DB/), so that the published reader can be
 * timed on the very ranges our index holds: published databases may not be redistributed, and hold other answers.
 */

type Value = string | number | boolean | { [key: string]: Value };

export interface MmdbNetwork {
  /** bits of the first address, most significant first: 32 or 128 of them */
  address: bigint;
  family: 4 | 6;
  prefixLength: number;
  record: { [key: string]: Value };
}

const SEPARATOR_BYTES = 16;

/** @param networks disjoint */
export function mmdbFile(networks: readonly MmdbNetwork[]): Buffer {
  const data: Buffer[] = [];
  let dataLength = 0;
  const offsets = new Map<string, number>();
  const tree = new Tree();
  for (const { address, family, prefixLength, record } of networks) {
    const key = JSON.stringify(record);
    let offset = offsets.get(key);
    if (offset === undefined) {
      const bytes = encode(record);
      offset = dataLength;
      data.push(bytes);
      dataLength += bytes.length;
      offsets.set(key, offset);
    }
    // IPv4 lies at ::/96 of an IPv6 tree
    tree.insert(address, family === 4 ? prefixLength + 96 : prefixLength, offset);
  }
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_790_000_000,
    database_type: 'bench',
    description: { en: 'bench' },
    ip_version: 6,
    node_count: tree.size,
    record_size: 32,
  });
  const marker = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')]);
  return Buffer.concat([tree.bytes(), Buffer.alloc(SEPARATOR_BYTES), ...data, marker, metadata]);
}

/** Children of node n at 2n and 2n+1: 0 nothing, positive a node, negative -1 - offset of a record. */
class Tree {
  private readonly children: number[] = [0, 0];

  get size(): number {
    return this.children.length / 2;
  }

  insert(address: bigint, prefixLength: number, offset: number): void {
    let node = 0;
    for (let depth = 0; depth < prefixLength; depth++) {
      const slot = 2 * node + Number((address >> BigInt(127 - depth)) & 1n);
      if (depth === prefixLength - 1) {
        if (this.children[slot] !== 0) throw new Error('networks overlap');
        this.children[slot] = -1 - offset;
      } else {
        if (this.children[slot] === 0) {
          this.children[slot] = this.size;
          this.children.push(0, 0);
        }
        node = this.children[slot] as number;
        if (node < 0) throw new Error('networks overlap');
      }
    }
  }

  bytes(): Buffer {
    const out = Buffer.alloc(this.children.length * 4);
    this.children.forEach((child, slot) => {
      const record = child === 0 ? this.size : child > 0 ? child : this.size + SEPARATOR_BYTES + (-1 - child);
      out.writeUInt32BE(record, slot * 4);
    });
    return out;
  }
}

const TYPE = { utf8: 2, uint32: 6, map: 7, boolean: 14 } as const;

function encode(value: Value): Buffer {
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([control(TYPE.utf8, bytes.length), bytes]);
  }
  if (typeof value === 'boolean') return control(TYPE.boolean, value ? 1 : 0);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(TYPE.uint32, 4), bytes]);
  }
  const entries = Object.entries(value);
  return Buffer.concat([
    control(TYPE.map, entries.length),
    ...entries.flatMap(([key, item]) => [encode(key), encode(item)]),
  ]);
}

/** Types above 7 are written as 0 with the type, less 7, in the next byte. Sizes of 29 and more are not needed here. */
function control(type: number, size: number): Buffer {
  if (size > 28) throw new Error('too long for the bench');
  return type > 7 ? Buffer.from([size, type - 7]) : Buffer.from([(type << 5) | size]);
}
