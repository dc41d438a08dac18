import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import { readUpload } from './upload.js';

/**
 * The value of an Idempotency-Key header, as draft-ietf-httpapi-idempotency-key-header has it: a structured-field
 * string (RFC 9651 section 3.3.3, '"8e03..."'), or the same without quotes, as many clients send it.
 * @throws Problem when it is missing or not usable
 */
export function idempotencyKeyOf(header: string | string[] | undefined): string {
  if (header === undefined || header === '') throw new Problem('idempotency_key_missing');
  const text = [header].flat().join(', ').trim();
  const key = text.startsWith('"') ? unquoted(text) : text;
  // visible ASCII; a bare value with a comma or a quote is more likely two headers or a broken quote
  if (!/^[\x21-\x7e]{1,255}$/.test(key) || (key === text && /[",]/.test(key))) {
    throw new Problem('idempotency_key_invalid');
  }
  return key;
}

function unquoted(text: string): string {
  if (!/^"(?:[^"\\]|\\["\\])*"$/.test(text)) throw new Problem('idempotency_key_invalid');
  return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
}

/**
 * What makes two requests the same one: method, address, and body. A JSON body counts as its value, so white space
 * does not matter; an upload counts as its fields and the SHA-256 of its file, since boundaries differ on a retry.
 */
export async function requestHash(request: FastifyRequest): Promise<Buffer> {
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  if (request.isMultipart()) {
    const { fields, file } = await readUpload(request);
    hash.update(JSON.stringify(Object.entries(fields).sort()));
    return hash.update(file?.sha256 ?? '').digest();
  }
  return hash.update(JSON.stringify(request.body) ?? '').digest();
}
