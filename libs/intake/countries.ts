const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Regions the runtime knows that are no country or territory of ISO 3166-1 (CLDR, unit "region"). */
const notCountries = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));

/** ISO 3166-1 alpha-2, and XK (Kosovo), which passports and address feeds use though ISO has not assigned it. */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || notCountries.has(code)) return false;
  // withdrawn codes and by-names (UK, SU, DD) turn into the one of today
  return new Intl.Locale(`und-${code}`).region === code && names.of(code) !== undefined;
}
