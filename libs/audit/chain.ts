import { createHash } from 'node:crypto';
import { canonicalJson, type CanonicalValue } from './canonical-json.js';

/**
 * The audit log as a hash chain: each link's hash covers its entry and the hash before it, so an entry that is
 * changed, removed, inserted or moved breaks every later hash. Checkpoints (checkpoint.ts), signed and kept in a file
 * outside the database, show what a chain alone can't: that its end was cut off or that it was computed anew.
 */
export interface ChainEntry {
  /** 1 for the first entry ever, then without gaps */
  position: number;
  [field: string]: CanonicalValue;
}

export interface Link {
  entry: ChainEntry;
  /** SHA-256, 32 bytes */
  hash: Uint8Array;
}

/** Where a chain stands: its last entry. */
export interface ChainHead {
  position: number;
  hash: Uint8Array;
}

/** What comes before the first entry. */
export const chainStart: ChainHead = { position: 0, hash: new Uint8Array(32) };

export type BreakReason =
  'gap' | 'order' | 'content' | 'malformed' | 'truncated' | 'checkpoint_differs' | 'checkpoint_signature';

export interface ChainBreak {
  intact: false;
  /** the first entry, or the checkpoint, that does not fit */
  position: number;
  reason: BreakReason;
  /** one sentence, without content of the entry */
  detail: string;
}

export interface ChainIntact {
  intact: true;
  entries: number;
  head: ChainHead;
}

/**
 * The hash of the link that follows. @throws TypeError when the entry has no canonical JSON form
 *
 *   sha256("hirewall-audit-1" NUL | previous hash, 32 bytes | canonical JSON of the entry, UTF-8)
 */
export function nextLink(previousHash: Uint8Array, entry: ChainEntry): Buffer {
  if (previousHash.length !== 32) throw new TypeError('The previous hash must have 32 bytes');
  return createHash('sha256')
    .update('hirewall-audit-1\0')
    .update(previousHash)
    .update(canonicalJson(entry), 'utf8')
    .digest();
}

/**
 * Walks the chain and tells the first break. Links come in order of position.
 * @param from where the walk starts: `chainStart`, or the checkpoint up to which older entries were pruned
 * @param seen called with each link that holds, in order; a break it returns ends the walk
 */
export async function verifyChain(
  links: Iterable<Link> | AsyncIterable<Link>,
  from: ChainHead = chainStart,
  seen?: (link: Link) => ChainBreak | undefined,
): Promise<ChainBreak | ChainIntact> {
  let head = from;
  for await (const link of links) {
    const broken = faultOf(head, link) ?? seen?.(link);
    if (broken) return broken;
    head = { position: link.entry.position, hash: link.hash };
  }
  return { intact: true, entries: head.position - from.position, head };
}

function faultOf(head: ChainHead, { entry, hash }: Link): ChainBreak | undefined {
  const { position } = entry;
  const expected = head.position + 1;
  if (!Number.isSafeInteger(position) || position < expected) {
    return broken(
      expected,
      'order',
      `Position ${expected} was expected, ${position} came: repeated or out of order`,
    );
  }
  if (position > expected) {
    return broken(expected, 'gap', `Entries ${expected} to ${position - 1} are missing`);
  }
  let computed: Buffer;
  try {
    computed = nextLink(head.hash, entry);
  } catch {
    return broken(
      position,
      'malformed',
      `Entry ${position} holds a value that was never written by this log`,
    );
  }
  if (computed.equals(hash)) return undefined;
  return broken(position, 'content', `Entry ${position}, or its hash, is not what was written`);
}

export function broken(position: number, reason: BreakReason, detail: string): ChainBreak {
  return { intact: false, position, reason, detail };
}
