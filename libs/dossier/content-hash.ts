import { createHash } from 'node:crypto';
import { canonicalJson } from '#audit/canonical-json.js';
import type { CaseDossierView } from './case-dossier.js';

/**
 * SHA-256, in hex, of the view as canonical JSON (RFC 8785) with moments in ISO 8601: equal content has an equal
 * hash, whichever browser printed it. Lone surrogates count as U+FFFD, which is how they are printed.
 */
export function contentHash(view: CaseDossierView): string {
  const plain: unknown = JSON.parse(JSON.stringify(view), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value,
  );
  return createHash('sha256').update(canonicalJson(plain)).digest('hex');
}
