import { hkdfSync, randomBytes } from 'node:crypto';
import { stringify, v7 } from 'uuid';
import { open, seal, type SealedPlace, type SealingKey } from './seal.js';

/**
 * The key hierarchy: root key (a file, or a key service) -> installation key -> data keys.
 * A key is wrapped by sealing it under the key above, with its kind and id as the place: a wrapped key
 * can't be passed off as another one.
 *
 *   installation  wraps all below; in memory while the product runs; `key rotate` wraps the others anew
 *   data          one a candidate (and one for the installation's own rows): destroying it erases the person
 *   index         the blind index's key, see blind-index.ts
 * The private half of the audit's signing key is sealed under the installation key too, see signer.ts.
 */
export type KeyKind = 'installation' | 'data' | 'index';

/** A new random key of 32 bytes with a time-ordered id. */
export function newSealingKey(): SealingKey {
  return { id: v7(), key: randomBytes(32) };
}

/** @throws TypeError when the wrapping key is not usable */
export function wrapKey(wrapping: SealingKey, kind: KeyKind, inner: SealingKey): Buffer {
  return seal(wrapping, placeOf(kind, inner.id), inner.key);
}

/**
 * @throws UnknownKey when it was wrapped under another key (for the installation key: another root key file),
 *   SealBroken when the bytes were altered or belong to another id or kind
 */
export function unwrapKey(wrapping: SealingKey, kind: KeyKind, id: string, wrapped: Uint8Array): SealingKey {
  return { id, key: open(wrapping, placeOf(kind, id), wrapped) };
}

/** The root key as a sealing key. Its id is derived from it, so that a wrong root key is told from damaged bytes. */
export function rootSealingKey(root: Buffer): SealingKey {
  const id = derive(root, 'root-key-id', 16);
  // the version and variant bits of a UUID of version 8, RFC 9562 section 5.8
  id[6] = ((id[6] ?? 0) & 0x0f) | 0x80;
  id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
  return { id: stringify(id), key: derive(root, 'root-key-wrapping', 32) };
}

/** A key for one purpose out of another key: HKDF-SHA-256 (RFC 5869), without salt, the purpose as info. */
export function derive(key: Buffer, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `hirewall/${purpose}`, length));
}

function placeOf(kind: KeyKind, id: string): SealedPlace {
  return { table: 'key', column: kind, id };
}
