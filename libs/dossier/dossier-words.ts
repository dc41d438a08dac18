import type { Moment } from './case-dossier.js';

/** Terms that read badly when their underscores merely become spaces. */
const terms: Record<string, string> = {
  mrz: 'Machine-readable zone',
  email: 'E-mail',
  session: 'Browser session',
  network: 'Network',
  on_hold: 'On hold',
};

/** 'residence_country' reads 'Residence country'. */
export function words(term: string): string {
  const spaced = term.replaceAll('_', ' ');
  return terms[term] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** '2026-11-22 14:03 UTC'; what is no moment reads 'unknown'. */
export function moment(at: Moment | null): string {
  const date = at === null ? new Date(Number.NaN) : new Date(at);
  if (Number.isNaN(date.getTime())) return 'unknown';
  const iso = date.toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
