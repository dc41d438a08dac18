/** A date of a machine-readable zone, YYMMDD, with what it can mean. */
export type MrzDate =
  /** iso: YYYY-MM-DD */
  | { kind: 'known'; text: string; iso: string }
  /** parts left open by the issuer; year is null when not even that is given */
  | { kind: 'partly_unknown'; text: string; year: number | null }
  /** no such day in the calendar, or not digits */
  | { kind: 'impossible'; text: string };

/**
 * A birth lies in the past: of 19YY and 20YY the latest that is not after `asOf`. So nobody is read as older than 100.
 */
export function birthDate(text: string, asOf: Date): MrzDate {
  const thisCentury = Math.floor(asOf.getUTCFullYear() / 100) * 100;
  return readDate(text, (yy, monthDay) => {
    const year = thisCentury + yy;
    const today = asOf.toISOString().slice(0, 10);
    return `${year}-${monthDay}` <= today ? year : year - 100;
  });
}

/**
 * An expiry is near: of the centuries, the year that lies between 25 years before `asOf` and 74 after, so that cards
 * without real end, which some issuers date 99, are not read as expired in 1999.
 */
export function expiryDate(text: string, asOf: Date): MrzDate {
  const first = asOf.getUTCFullYear() - 25;
  return readDate(text, (yy) => first + ((((yy - first) % 100) + 100) % 100));
}

/** Doc 9303 Part 3 lets an issuer put fillers for an unknown month or day; 00 is seen for the same. */
function readDate(text: string, fullYear: (yy: number, monthDay: string) => number): MrzDate {
  if (/^<{6}$/.test(text)) return { kind: 'partly_unknown', text, year: null };
  const parts = /^(\d\d)(\d\d|<<)(\d\d|<<)$/.exec(text);
  if (!parts) return { kind: 'impossible', text };
  const [, yy = '', month = '', day = ''] = parts;
  const open = (part: string): boolean => part === '<<' || part === '00';
  if (open(month) || open(day)) {
    if (!open(month) && (Number(month) < 1 || Number(month) > 12)) return { kind: 'impossible', text };
    return { kind: 'partly_unknown', text, year: fullYear(Number(yy), '01-01') };
  }
  const year = fullYear(Number(yy), `${month}-${day}`);
  const iso = `${year}-${month}-${day}`;
  return isCalendarDay(iso) ? { kind: 'known', text, iso } : { kind: 'impossible', text };
}

export function isCalendarDay(iso: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return false;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(iso);
}
