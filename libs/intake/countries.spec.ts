import { describe, expect, it } from 'vitest';
import { isCountry } from './countries.js';

describe('isCountry', () => {
  it('knows the 249 codes of ISO 3166-1 and Kosovo', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const all = letters.flatMap((one) => letters.map((other) => one + other));
    expect(all.filter(isCountry)).toHaveLength(250);
  });

  it.each(['UK', 'SU', 'YU', 'EU', 'UN', 'ZZ', 'XX', 'de', 'DEU', '', '12'])('refuses %s', (code) => {
    expect(isCountry(code)).toBe(false);
  });
});
