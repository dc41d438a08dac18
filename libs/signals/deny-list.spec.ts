import { describe, expect, it } from 'vitest';
import { accusingWordIn, deniedBecause, deniedSubjectOf, deniedSubjects } from './deny-list.js';
import type { SignalDefinition } from './signal.js';

const honest: SignalDefinition = {
  code: 'network.zone_differs',
  family: 'network',
  strength: 'weak',
  meaning: 'The time zone of the browser is not the one the person claims to work in.',
  sentence: 'The browser reported {zone}, the person claims {claimed}.',
  source: { title: 'A guidance', url: 'https://example.org/guidance' },
};

describe('the deny-list', () => {
  it.each([
    ['identity.nationality_mismatch', 'nationality'],
    ['Citizenship of the holder', 'nationality'],
    ['identity.birthplace', 'nationality'],
    ['candidate_ethnicity', 'ethnicity'],
    ['Asian man in his 20s', 'ethnicity'],
    ['does not look right: facial features', 'looks'],
    ['Korean accent', 'accent'],
    ['preferredLanguage', 'language'],
    ['poor English', 'language'],
    ['keyboard_layout', 'language'],
    ['a westernised or generic name', 'name origin'],
    ['non-latin name', 'name origin'],
    ['origin of the name', 'name origin'],
    ['University in another region', 'schooling'],
    ['address.postal_code', 'postal code'],
    ['ZIP code', 'postal code'],
    ['uses a screen-reader', 'disability'],
    ['endpoint.assistive_tech', 'disability'],
    ['religion of the person', 'religion'],
  ])('catches %s', (text, subject) => {
    expect(deniedSubjectOf(text)?.subject).toBe(subject);
  });

  it.each([
    'payment.crypto_only_demand',
    'network.vpn_commercial',
    'The name on the document differs from the name given in the application',
    'The address matches that of another candidate',
    'endpoint.remote_tool_running',
    'time_zone',
    'residence_country',
    'document',
  ])('lets %s pass', (text) => {
    expect(deniedSubjectOf(text)).toBeUndefined();
  });

  it('has a reason for each subject, and each subject once', () => {
    expect(new Set(deniedSubjects.map(({ subject }) => subject)).size).toBe(deniedSubjects.length);
    for (const { because } of deniedSubjects) expect(because).toMatch(/^[A-Z].*\.$/);
  });

  it('reads code, meaning and sentence of a definition, placeholders included', () => {
    expect(deniedBecause(honest)).toBeUndefined();
    expect(deniedBecause({ ...honest, code: 'network.browser_language' })).toContain('language');
    expect(deniedBecause({ ...honest, meaning: 'The citizenship differs.' })).toContain('nationality');
    expect(deniedBecause({ ...honest, sentence: 'The form says {postal_code}.' })).toContain('postal code');
  });

  it('lets a country count only against what the person claimed', () => {
    const sentence = 'The address is in the country {country}.';
    expect(deniedBecause({ ...honest, meaning: 'A country was seen.', sentence })).toContain('own claim');
    expect(
      deniedBecause({ ...honest, meaning: 'The country is not the claimed one.', sentence }),
    ).toBeUndefined();
  });
});

describe('sentences', () => {
  it.each([
    'This person is a fraudster',
    'A North Korean operative',
    'The document is suspicious',
    'They lied',
  ])('that accuse are told: %s', (sentence) => {
    expect(accusingWordIn(sentence)).toBeDefined();
  });

  it.each(['AnyDesk was running.', 'The belief that it applies is untested.', 'A wallet was named.'])(
    'that say what was seen pass: %s',
    (sentence) => {
      expect(accusingWordIn(sentence)).toBeUndefined();
    },
  );
});
