import { createHmac } from 'node:crypto';
import { derive } from './keys.js';

/**
 * The searchable stand-in of a personal value: HMAC-SHA-256 under a subkey of its field, 32 bytes. Equal values
 * of one field have equal stand-ins; the same value in two fields does not, so fields can't be joined without the key.
 * The value must be normalised already (libs/checks says how each field is).
 */
export function blindIndex(indexKey: Buffer, field: string, normalisedValue: string): Buffer {
  const subkey = derive(indexKey, `blind-index/${field}`, 32);
  return createHmac('sha256', subkey).update(normalisedValue, 'utf8').digest();
}
