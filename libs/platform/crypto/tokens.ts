import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret for an API key or a link: 256 random bits, base64url, 43 characters. Shown once, stored as its hash. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret made by `newSecret`. With 256 random bits behind it a plain SHA-256 can't be guessed. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** Compares in a time that does not depend on where the bytes differ. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
