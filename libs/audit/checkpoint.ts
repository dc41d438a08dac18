import { open, readFile } from 'node:fs/promises';
import { isSignedBy, type Signer } from '#platform/crypto/signer.js';
import { canonicalJson } from './canonical-json.js';
import {
  broken,
  chainStart,
  verifyChain,
  type ChainBreak,
  type ChainHead,
  type ChainIntact,
  type Link,
} from './chain.js';

/**
 * A signed statement that the audit chain stood at this hash at this moment. One JSON line each in a file that only
 * grows; whoever keeps copies of it elsewhere can prove later that nothing before it was changed.
 */
export interface Checkpoint {
  position: number;
  /** SHA-256 of that link, lower-case hex */
  hash: string;
  /** ISO 8601, UTC */
  at: string;
  /** id of the signing key */
  key: string;
  /** Ed25519 over the canonical JSON of the fields above, base64 */
  signature: string;
}

export class CheckpointFileDamaged extends Error {
  override readonly name = 'CheckpointFileDamaged';
}

export function signCheckpoint(signer: Signer, head: ChainHead, at: Date): Checkpoint {
  const statement = {
    position: head.position,
    hash: Buffer.from(head.hash).toString('hex'),
    at: at.toISOString(),
    key: signer.id,
  };
  return { ...statement, signature: signer.sign(messageOf(statement)).toString('base64') };
}

/** @param publicKeys by key id, see Signer.publicKey */
export function isGenuine(checkpoint: Checkpoint, publicKeys: ReadonlyMap<string, string>): boolean {
  const publicKey = publicKeys.get(checkpoint.key);
  if (publicKey === undefined) return false;
  return isSignedBy(publicKey, messageOf(checkpoint), Buffer.from(checkpoint.signature, 'base64'));
}

/**
 * `verifyChain`, held against checkpoints: also tells a chain whose end was cut off ('truncated') and one that was
 * computed anew ('checkpoint_differs'). Checkpoints at or before `from` are checked for their signature alone.
 * What was appended after the last checkpoint can be cut off unseen: make checkpoints often.
 */
export async function verifyAgainst(
  checkpoints: readonly Checkpoint[],
  publicKeys: ReadonlyMap<string, string>,
  links: Iterable<Link> | AsyncIterable<Link>,
  from: ChainHead = chainStart,
): Promise<ChainBreak | ChainIntact> {
  const forged = checkpoints.find((checkpoint) => !isGenuine(checkpoint, publicKeys));
  if (forged) {
    const detail = `The checkpoint at ${forged.position} does not carry a valid signature of this installation`;
    return broken(forged.position, 'checkpoint_signature', detail);
  }
  const stated = new Map<number, Checkpoint[]>();
  for (const checkpoint of checkpoints) {
    stated.set(checkpoint.position, [...(stated.get(checkpoint.position) ?? []), checkpoint]);
  }
  const result = await verifyChain(links, from, ({ entry, hash }) => {
    const actual = Buffer.from(hash).toString('hex');
    const different = stated.get(entry.position)?.find((checkpoint) => checkpoint.hash !== actual);
    if (!different) return undefined;
    const detail = `The chain at ${entry.position} is not the one that was signed at ${different.at}`;
    return broken(entry.position, 'checkpoint_differs', detail);
  });
  if (!result.intact) return result;
  const last = Math.max(0, ...stated.keys());
  if (last <= result.head.position) return result;
  const detail = `A signed checkpoint states ${last} entries, the log ends at ${result.head.position}`;
  return broken(result.head.position + 1, 'truncated', detail);
}

/** Appends and returns only once the line is on the disk. A torn line left by a crash is cut off first. */
export async function appendCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  const file = await open(path, 'a+', 0o600);
  try {
    const written = await file.readFile();
    const whole = written.lastIndexOf('\n') + 1;
    if (whole < written.length) await file.truncate(whole);
    await file.appendFile(`${JSON.stringify(checkpoint)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Every checkpoint of the file; none when there is no file. A last line without its line break was being written when
 * the machine stopped: it is left out. @throws CheckpointFileDamaged naming the line for anything else
 */
export async function readCheckpoints(path: string): Promise<Checkpoint[]> {
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return '';
    throw fault;
  });
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  return complete
    .split('\n')
    .slice(0, -1)
    .map((line, index) => parse(path, line, index + 1));
}

function parse(path: string, line: string, number: number): Checkpoint {
  const { position, hash, at, key, signature } = fieldsOf(line);
  if (
    typeof position !== 'number' ||
    typeof hash !== 'string' ||
    typeof at !== 'string' ||
    typeof key !== 'string' ||
    typeof signature !== 'string'
  ) {
    throw new CheckpointFileDamaged(`Line ${number} of ${path} is no audit checkpoint`);
  }
  return { position, hash, at, key, signature };
}

function fieldsOf(line: string): Partial<Record<keyof Checkpoint, unknown>> {
  try {
    return (JSON.parse(line) as object | null) ?? {};
  } catch {
    // no JSON has no fields either: reported with everything else that is no checkpoint
    return {};
  }
}

function messageOf({ position, hash, at, key }: Omit<Checkpoint, 'signature'>): Buffer {
  return Buffer.from(`hirewall-checkpoint-1\0${canonicalJson({ position, hash, at, key })}`, 'utf8');
}
