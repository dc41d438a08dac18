import { BadLine, type BatchLine } from '../check.js';
import type { Claim } from '../evidence.js';

/** {id, name, dob?, country?} -> hits. The country is read and not used: it must never weigh. */
export const watchlistBatch: BatchLine = {
  read(line) {
    const { name, dob } = line;
    if (typeof name !== 'string' || name.trim() === '')
      throw new BadLine('"name" must be a text that is not empty');
    if (name.length > 300) throw new BadLine('"name" must have at most 300 characters');
    if (dob !== undefined && dob !== null && !isBirthDate(dob))
      throw new BadLine('"dob" must be YYYY-MM-DD or YYYY');
    const claims: Claim[] = [{ id: 'name', kind: 'name', value: name }];
    if (typeof dob === 'string' && dob !== '')
      claims.push({ id: 'birth_date', kind: 'birth_date', value: dob });
    return { claims, evidence: [], worker: { stage: 'applied', verification: 'unverified' } };
  },
  write: (result) => ({ hits: result.facts['hits'] ?? [] }),
};

function isBirthDate(value: unknown): boolean {
  return typeof value === 'string' && /^(?:\d{4}(?:-\d\d-\d\d)?)?$/.test(value);
}
