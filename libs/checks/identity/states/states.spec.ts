import { describe, expect, it } from 'vitest';
import { jurisdictionOfIssuer } from '../barcode/issuers.catalogue.js';
import { specimenKeys } from '../specimens.js';
import { issuingStates } from './issuing-states.catalogue.js';
import { licenceFormats } from './licence-formats.catalogue.js';
import { numberFormats } from './number-formats.catalogue.js';
import { fits, licenceFormatOf, numberFormatOf } from './number-formats.js';
import { longestValidityYears } from './validity.catalogue.js';

describe('issuing states', () => {
  it('are those of ISO 3166-1 and what ICAO Doc 9303 adds', () => {
    for (const code of ['D', 'DEU', 'GBD', 'GBN', 'GBO', 'GBP', 'GBS', 'UNO', 'UNA', 'UNK', 'EUE', 'RKS'])
      expect(issuingStates, code).toContain(code);
    for (const code of ['XOM', 'XPO', 'XBA', 'XXA', 'XXB', 'XXC', 'XXX'])
      expect(issuingStates).toContain(code);
    for (const code of ['UTO', 'ABC', 'GB', 'ZZZ', '', 'WSA']) expect(issuingStates).not.toContain(code);
  });
});

describe('number formats', () => {
  it('name issuers that exist, once each, with a source, and are anchored', () => {
    const seen = new Set<string>();
    for (const { issuer, kind, pattern, source } of [...numberFormats, ...licenceFormats]) {
      expect(issuingStates.has(issuer) || Object.values(jurisdictionOfIssuer).includes(issuer), issuer).toBe(
        true,
      );
      expect(seen).not.toContain(`${issuer} ${kind}`);
      seen.add(`${issuer} ${kind}`);
      expect(source).not.toBe('');
      expect(pattern.source).toMatch(/^\^.*\$$/);
    }
  });

  it.each([
    ['FRA', 'P', '08CD50338', true],
    ['FRA', 'PP', '08CD5033', false],
    ['GBR', 'P', '123456789', true],
    ['GBR', 'P', 'A23456789', false],
    ['D', 'ID', 'L01X00T47', true],
    ['D', 'ID', 'LA1X00T47', false],
    ['BEL', 'ID', '600001795015', true],
    ['ESP', 'ID', 'BAA000589', true],
    ['NLD', 'P', 'SPECI2014', true],
    ['NLD', 'D1', '5094962111', true],
    ['CHE', 'FA', '305142128097', true],
    ['USA', 'P', 'E00007730', true],
    ['CAN', 'P', 'P1Z3456AA', true],
  ])('of %s %s: %s', (issuer, code, number, expected) => {
    const format = numberFormatOf(issuer, code);
    if (!format) throw new Error('no format');
    expect(fits(number, format)).toBe(expected);
  });

  it('fit whatever issuers have published as examples', () => {
    const misfits = [...specimenKeys].filter((key) => {
      const [issuer = '', number = ''] = key.split(':');
      const formats = numberFormats.filter((one) => one.issuer === issuer);
      return formats.length > 0 && !formats.some((format) => fits(number, format));
    });
    // French identity cards, whose format is not listed here, and a Portuguese residence permit
    expect(misfits).toEqual(['FRA:880692310285', 'FRA:940992310285', 'FRA:X4RTBPFW4', 'PRT:1234AZ567']);
  });

  it('are not asked of other than ordinary passports, nor of cards of foreigners', () => {
    for (const code of ['PD', 'PS', 'PE', 'PR', 'IR', 'AR', 'IP', 'V', 'C']) {
      expect(numberFormatOf('D', code)).toBeNull();
    }
    expect(numberFormatOf('D', 'ID', 'D')).not.toBeNull();
    expect(numberFormatOf('D', 'ID', 'SYR')).toBeNull();
    expect(numberFormatOf('KEN', 'P')).toBeNull();
  });

  it('of licences go by the jurisdiction, whatever marks part the number', () => {
    const ontario = licenceFormatOf('CA-ON');
    const california = licenceFormatOf('US-CA');
    if (!ontario || !california) throw new Error('no format');
    expect(fits('A1234-56789-01234', ontario)).toBe(true);
    expect(fits('A1234567', california)).toBe(true);
    expect(fits('12345678', california)).toBe(false);
    expect(licenceFormatOf('US-NH')).toBeNull();
  });
});

describe('validity', () => {
  it('has a longest time only where no document of the kind is without end', () => {
    expect(longestValidityYears('D', 'passport')).toBe(11);
    expect(longestValidityYears('FRA', 'id_card')).toBe(15);
    expect(longestValidityYears('ESP', 'id_card')).toBeNull();
    expect(longestValidityYears('FRA', 'driving_licence')).toBe(15);
    expect(longestValidityYears('USA', 'visa')).toBeNull();
  });
});
