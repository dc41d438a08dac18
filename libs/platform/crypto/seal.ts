import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { parse as uuidBytes, validate as isUuid } from 'uuid';
import { NotSealed, SealBroken, UnknownKey } from './errors.js';

/**
 * Sealing of values at rest: AES-256-GCM (NIST SP 800-38D) with a random 96-bit IV.
 *
 *   version 1 | key id 16 | iv 12 | ciphertext | tag 16        = plaintext + 45 bytes
 *
 * The additional data is the place of the value, so bytes moved to another row, column or table don't open.
 */
export interface SealingKey {
  /** UUID in its dashed form */
  id: string;
  /** 32 bytes */
  key: Buffer;
}

/** Where a value is kept. `id` is the primary key of its row. */
export interface SealedPlace {
  table: string;
  column: string;
  id: string;
}

const version = 1;
const keyIdStart = 1;
const ivStart = keyIdStart + 16;
const textStart = ivStart + 12;
const tagLength = 16;
const keyLength = 32;

/** @throws TypeError when the key or the place is not usable; nothing of the plaintext is in any error */
export function seal(key: SealingKey, place: SealedPlace, plaintext: Uint8Array | string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', usable(key), iv);
  cipher.setAAD(additionalData(place));
  const text = cipher.update(typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext);
  return Buffer.concat([
    Buffer.of(version),
    uuidBytes(key.id),
    iv,
    text,
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Seals a JSON value. @throws TypeError when the value has no JSON form */
export function sealJson(key: SealingKey, place: SealedPlace, value: unknown): Buffer {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError('The value to seal has no JSON form');
  return seal(key, place, text);
}

/**
 * @throws NotSealed when the bytes are no sealed value, UnknownKey when they name another key,
 *   SealBroken when they were altered or come from another place
 */
export function open(key: SealingKey, place: SealedPlace, sealed: Uint8Array): Buffer {
  const bytes = asBuffer(sealed);
  const keyId = keyIdOf(bytes);
  if (keyId !== key.id.toLowerCase()) throw new UnknownKey(keyId);
  const decipher = createDecipheriv('aes-256-gcm', usable(key), bytes.subarray(ivStart, textStart), {
    authTagLength: tagLength,
  });
  decipher.setAAD(additionalData(place));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  const text = decipher.update(bytes.subarray(textStart, -tagLength));
  try {
    return Buffer.concat([text, decipher.final()]);
  } catch {
    throw new SealBroken(
      `The sealed value of ${place.table}.${place.column}, row ${place.id}, was altered or comes from another place`,
    );
  }
}

export function openText(key: SealingKey, place: SealedPlace, sealed: Uint8Array): string {
  return open(key, place, sealed).toString('utf8');
}

/** What `sealJson` sealed; the caller knows what it stored there. */
export function openJson(key: SealingKey, place: SealedPlace, sealed: Uint8Array): unknown {
  return JSON.parse(openText(key, place, sealed)) as unknown;
}

/** The id of the key a value was sealed under. @throws NotSealed */
export function keyIdOf(sealed: Uint8Array): string {
  if (sealed.length < textStart + tagLength)
    throw new NotSealed('The bytes are too short for a sealed value');
  if (sealed[0] !== version)
    throw new NotSealed(`Sealed values of format ${String(sealed[0])} are not known here`);
  const hex = asBuffer(sealed).toString('hex', keyIdStart, ivStart);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function additionalData({ table, column, id }: SealedPlace): Buffer {
  const parts = [table, column, id];
  // a NUL inside a part would let two places have the same additional data
  if (parts.some((part) => part === '' || part.includes('\0'))) {
    throw new TypeError('A sealed place needs table, column and id, each without NUL');
  }
  return Buffer.from(parts.join('\0'), 'utf8');
}

function usable({ id, key }: SealingKey): Buffer {
  if (key.length !== keyLength) throw new TypeError(`Key ${id} must have ${keyLength} bytes`);
  if (!isUuid(id)) throw new TypeError('The id of a sealing key must be a UUID');
  return key;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
