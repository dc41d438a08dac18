import { v7 } from 'uuid';

/**
 * Ids: a prefix that tells what it names, '_', and a UUIDv7 (RFC 9562 section 5.7) as 32 lower-case hex digits.
 * Ids of one prefix sort by the time they were made; within a process also inside one millisecond.
 */
export const idPrefixes = {
  candidate: 'cand',
  requisition: 'req',
  case: 'case',
  evidence: 'evd',
  check: 'chk',
  signal: 'sig',
  decision: 'dec',
  device: 'dev',
  event: 'evt',
  webhook: 'whk',
  claim: 'clm',
  policy: 'pol',
  apiKey: 'key',
  person: 'per',
  note: 'note',
  question: 'ask',
  mitigation: 'mit',
  consent: 'cons',
  audit: 'aud',
  session: 'ses',
} as const;
export type IdPrefix = (typeof idPrefixes)[keyof typeof idPrefixes];

const form = /^([a-z]{3,4})_([0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15})$/;

/** @example newId('case') // 'case_0192f0c5a7c87d0e9b1f6a2c3d4e5f60' */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${v7().replaceAll('-', '')}`;
}

/** Whether the text is an id of this kind. Says nothing of whether such a thing exists. */
export function isId(prefix: IdPrefix, text: unknown): text is string {
  return typeof text === 'string' && form.exec(text)?.[1] === prefix;
}

/** What an id names and when it was made; null when the text is no id. */
export function parseId(text: string): { prefix: IdPrefix; madeAt: Date } | null {
  const [, found, hex] = form.exec(text) ?? [];
  const prefix = Object.values(idPrefixes).find((known) => known === found);
  if (!prefix || !hex) return null;
  // the first 48 bits are milliseconds since 1970
  return { prefix, madeAt: new Date(Number.parseInt(hex.slice(0, 12), 16)) };
}
