const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, short enough for a table: "just now", "12 min", "3 h", "5 d". Times ahead of us count as now. */
export function ageSince(iso: string, nowMs: number): string {
  const age = nowMs - Date.parse(iso);
  if (Number.isNaN(age)) return 'unknown';
  if (age < minute) return 'just now';
  if (age < hour) return `${Math.floor(age / minute)} min`;
  if (age < 2 * day) return `${Math.floor(age / hour)} h`;
  return `${Math.floor(age / day)} d`;
}

/** Time left as minutes and seconds, "14:05"; "0:00" once it is over. */
export function timeLeft(iso: string, nowMs: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(iso) - nowMs) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const local = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** The reader's own time zone, "12 Nov 2026, 14:05"; what is no time reads "unknown". */
export function localTime(iso: string): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? 'unknown' : local.format(ms);
}
