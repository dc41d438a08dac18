/**
 * Time zones and the countries that keep them, as the runtime's own Unicode CLDR data has them; no table of ours to go
 * stale. Zones without a country (UTC, Etc/GMT+5) tell nothing: privacy browsers report UTC.
 */

interface LocaleZones {
  /** Node 20 */
  timeZones?: string[];
  /** Node 22 and later */
  getTimeZones?: () => string[] | undefined;
}

const zonesByCountry = new Map<string, readonly string[]>();

/** @param country ISO 3166-1 alpha-2; an unknown one has no zones */
export function zonesOf(country: string): readonly string[] {
  let zones = zonesByCountry.get(country);
  if (zones === undefined) {
    zones = /^[A-Z]{2}$/.test(country) ? readZones(country) : [];
    zonesByCountry.set(country, zones);
  }
  return zones;
}

function readZones(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as LocaleZones;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

let countries: Map<string, string> | undefined;

/** The country that keeps this zone, ISO 3166-1 alpha-2; null for a zone of no country or an unknown one. */
export function countryOfZone(canonical: string): string | null {
  countries ??= readCountries();
  return countries.get(canonical) ?? null;
}

function readCountries(): Map<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const found = new Map<string, string>();
  for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
    // a code that was replaced (DD) stands for its successor
    const { region } = new Intl.Locale(`und-${code}`);
    for (const zone of region === code ? zonesOf(code) : []) found.set(canonicalZone(zone) ?? zone, code);
  }
  return found;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const MAX_FORMATS = 1_000;

/** The name this runtime uses for the zone ('Asia/Kolkata' and 'Asia/Calcutta' are one); null for one it does not know. */
export function canonicalZone(zone: string): string | null {
  return formatFor(zone)?.resolvedOptions().timeZone ?? null;
}

/** whether the zone is that of a place; UTC and the fixed offsets are not */
export function isPlaceZone(canonical: string): boolean {
  return canonical.includes('/') && !canonical.startsWith('Etc/');
}

/** Minutes ahead of UTC at that moment; null for an unknown zone. */
export function offsetMinutes(zone: string, at: Date): number | null {
  const format = formatFor(zone);
  if (!format) return null;
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name);
  if (!match) return null;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/**
 * How far the clock of a zone stands from the nearest of several others, in hours; 0 when they agree at that moment.
 * Only clocks are compared: a person in Strasbourg with Europe/Berlin contradicts nobody.
 */
export function hoursApart(zone: string, others: readonly string[], at: Date): number | null {
  const own = offsetMinutes(zone, at);
  const offsets = others.map((other) => offsetMinutes(other, at)).filter((offset) => offset !== null);
  if (own === null || offsets.length === 0) return null;
  return Math.min(...offsets.map((offset) => Math.abs(offset - own))) / 60;
}

function formatFor(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    } catch {
      return null;
    }
    if (formats.size < MAX_FORMATS) formats.set(zone, format);
  }
  return format;
}
