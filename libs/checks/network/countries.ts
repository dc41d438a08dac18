/**
 * Territories with a code of their own in ISO 3166-1 whose residents may as well name the country they belong to: a
 * resident of the United States on an address in Puerto Rico contradicts nothing.
 */
const territories: Record<string, readonly string[]> = {
  AU: ['CC', 'CX', 'NF'],
  DK: ['FO', 'GL'],
  FI: ['AX'],
  FR: ['BL', 'GF', 'GP', 'MF', 'MQ', 'NC', 'PF', 'PM', 'RE', 'TF', 'WF', 'YT'],
  GB: ['AI', 'BM', 'FK', 'GG', 'GI', 'IM', 'JE', 'KY', 'MS', 'SH', 'TC', 'VG'],
  NL: ['AW', 'BQ', 'CW', 'SX'],
  NO: ['SJ'],
  NZ: ['CK', 'NU', 'TK'],
  US: ['AS', 'GU', 'MP', 'PR', 'UM', 'VI'],
};

/** ISO 3166-1 alpha-2, with old and customary codes replaced (UK is GB); null for what is not a code of two letters. */
export function readCountryCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? (new Intl.Locale(`und-${code}`).region ?? null) : null;
}

/** whether a person who names one country may be found in the other without contradiction */
export function sameCountry(one: string, other: string): boolean {
  return one === other || belongsTo(one, other) || belongsTo(other, one);
}

function belongsTo(territory: string, country: string): boolean {
  return territories[country]?.includes(territory) ?? false;
}
