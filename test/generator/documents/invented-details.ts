import type { Random } from './random.js';

/** YYYY-MM-DD */
export interface Dates {
  birth: string;
  issue: string;
  expiry: string;
}

/** A a letter, 9 a digit, X either but no O, N those that Germany uses; others as they are. */
export function inventNumber(random: Random, pattern: string): string {
  return pattern.replace(/[A9XN]/g, (sign) => {
    if (sign === '9') return String(random.whole(0, 9));
    if (sign === 'A') return random.pick([...'ABCDEFGHJKLMNPRSTUVWXYZ']);
    return random.pick([
      ...(sign === 'N' ? 'CFGHJKLMNPRTVWXYZ0123456789' : 'ABCDEFGHIJKLMNPQRSTUVWXYZ0123456789'),
    ]);
  });
}

/**
 * Of an adult's document, valid on the day. @param years it is valid for @param lastIssue the last day on which it may have
 * been issued, YYYY-MM-DD
 */
export function inventDates(random: Random, years: number, asOf: string, lastIssue = asOf): Dates {
  const day = (iso: string, days: number): string =>
    new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  // issued a month ago or earlier, and running out in two months or later
  const gone = (Date.parse(asOf) - Date.parse(lastIssue)) / 86_400_000;
  const issue = day(lastIssue, -random.whole(30, Math.round(years * 365.25 - gone) - 60));
  const sameDay = `${Number(issue.slice(0, 4)) + years}${issue.slice(4)}`.replace('-02-29', '-02-28');
  const expiry = random.chance(0.6) ? day(sameDay, -1) : sameDay;
  const birth = day(issue, -random.whole(19 * 365, 68 * 365));
  return { birth, issue, expiry };
}

/** YYMMDD, as in a zone. */
export function short(iso: string): string {
  return iso.slice(2).replaceAll('-', '');
}
