import type { CheckRow } from './check-row.entity.js';

/**
 * The runs that count: of several over the same evidence the newest that has ended, since it knew of later claims and
 * later intel. What an older one found stays on file and is shown no more.
 * @param checks of one case, oldest first
 */
export function currentChecks(checks: CheckRow[]): CheckRow[] {
  const newest = new Map<string, CheckRow>();
  for (const check of checks) {
    const key = `${check.name} ${[...check.evidenceIds].sort().join(' ')}`;
    const ended = check.status === 'done' || check.status === 'failed';
    if (ended || !newest.has(key)) newest.set(key, check);
  }
  return [...newest.values()];
}
