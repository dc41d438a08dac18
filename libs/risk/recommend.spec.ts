import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { families, strengthRank, strengths } from '#signals/signal.js';
import { recommend } from './recommend.js';
import { levelRank, recommendations } from './recommendation.js';
import type { RiskInput, RiskSettings, RiskSignal } from './risk-input.js';
import { rules } from './rules/all-rules.js';

const asOf = new Date('2027-01-05T10:00:00Z');
const noSettings: RiskSettings = { strengths: {}, alwaysReview: false };
const empty: RiskInput = {
  signals: [],
  settings: noSettings,
  missingEvidence: [],
  unavailableChecks: [],
  unverifiedClaims: [],
  contradictedClaims: [],
  hired: false,
  asOf,
};

let made = 0;
function signal(given: Partial<RiskSignal>): RiskSignal {
  made += 1;
  return {
    id: `sig_${made}`,
    code: 'network.seen',
    family: 'network',
    strength: 'moderate',
    observedAt: asOf,
    restrictsAccess: false,
    ...given,
  };
}
const strong = (family: RiskSignal['family']) =>
  signal({ family, code: `${family}.seen`, strength: 'strong' });
const moderate = (family: RiskSignal['family']) => signal({ family, code: `${family}.seen` });

describe('the rules', () => {
  const restricting = signal({ restrictsAccess: true, strength: 'moderate' });
  it.each<[string, Partial<RiskInput>, string, string[]]>([
    ['nothing seen', {}, 'clear', []],
    ['one weak', { signals: [signal({ strength: 'weak' })] }, 'clear', []],
    ['many weak', { signals: families.map((family) => signal({ family, strength: 'weak' })) }, 'clear', []],
    ['one moderate', { signals: [moderate('network')] }, 'clear', []],
    ['two moderate of one family', { signals: [moderate('network'), moderate('network')] }, 'clear', []],
    [
      'two moderate of different families',
      { signals: [moderate('network'), moderate('payment')] },
      'review',
      ['two_moderate_families'],
    ],
    ['one strong', { signals: [strong('endpoint')] }, 'review', ['one_strong']],
    [
      'two strong of one family',
      { signals: [strong('endpoint'), strong('endpoint')] },
      'review',
      ['one_strong'],
    ],
    [
      'two strong of different families',
      { signals: [strong('endpoint'), strong('payment')] },
      'escalate',
      ['two_strong_families', 'one_strong', 'two_moderate_families'],
    ],
    [
      'one conclusive',
      { signals: [signal({ strength: 'conclusive' })] },
      'escalate',
      ['one_conclusive', 'one_strong'],
    ],
    ['access to restrict, hired', { signals: [restricting], hired: true }, 'escalate', ['restricts_access']],
    ['access to restrict, not hired', { signals: [restricting] }, 'clear', []],
    [
      'access finding weighed weak',
      { signals: [{ ...restricting, strength: 'weak' }], hired: true },
      'clear',
      [],
    ],
    ['evidence missing', { missingEvidence: ['document'] }, 'review', ['missing_evidence']],
    ['check unavailable', { unavailableChecks: ['network'] }, 'review', ['unavailable_check']],
    ['claim unverified', { unverifiedClaims: ['name'] }, 'review', ['unverified_claim']],
    ['claim contradicted', { contradictedClaims: ['name'] }, 'review', ['contradicted_claim']],
    ['policy asks for all', { settings: { ...noSettings, alwaysReview: true } }, 'review', ['always_review']],
    ['suppressed', { signals: [signal({ strength: 'conclusive', suppressedBy: 'mit_1' })] }, 'clear', []],
    ['expired now', { signals: [signal({ strength: 'conclusive', expiresAt: asOf })] }, 'clear', []],
    [
      'expires a moment later',
      { signals: [signal({ strength: 'conclusive', expiresAt: new Date(asOf.getTime() + 1) })] },
      'escalate',
      ['one_conclusive', 'one_strong'],
    ],
  ])('%s', (_, given, expected, fired) => {
    const result = recommend({ ...empty, ...given });
    expect(result.recommendation).toBe(expected);
    expect(result.rules.map(({ rule }) => rule)).toEqual(fired);
  });

  it('know no reject, and are told apart by name', () => {
    expect(recommendations).toEqual(['clear', 'review', 'escalate']);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it('name the signals they fired on, and only those', () => {
    const [one, two, aside] = [strong('endpoint'), strong('payment'), signal({ strength: 'weak' })];
    const result = recommend({ ...empty, signals: [two, aside, one] });
    for (const { signalIds } of result.rules) expect(signalIds).toEqual([one.id, two.id].sort());
    expect(result.considered).toBe(3);
  });
});

describe('policy bounds', () => {
  const bounded = (bounds: RiskSettings['strengths'][string], given: Partial<RiskSignal>) =>
    recommend({
      ...empty,
      hired: true,
      signals: [signal(given)],
      settings: { ...noSettings, strengths: { 'network.seen': bounds } },
    }).recommendation;

  it('tighten and relax one code', () => {
    expect(bounded({ atLeast: 'strong' }, { strength: 'weak' })).toBe('review');
    expect(bounded({ atMost: 'weak' }, { strength: 'strong' })).toBe('clear');
    expect(bounded({ atMost: 'strong' }, { strength: 'moderate' })).toBe('clear');
  });

  it('never make a conclusive finding, or one that restricts access, too small to be seen', () => {
    expect(bounded({ atMost: 'none' }, { strength: 'conclusive' })).toBe('review');
    expect(bounded({ atMost: 'none' }, { strength: 'strong', restrictsAccess: true })).toBe('escalate');
  });

  it('are not taken from the prototype of the settings', () => {
    const result = recommend({ ...empty, signals: [signal({ code: 'constructor', strength: 'strong' })] });
    expect(result.recommendation).toBe('review');
  });
});

describe('what would change the result', () => {
  it('names each single change that lowers it', () => {
    const { wouldChange } = recommend({ ...empty, signals: [strong('endpoint'), moderate('network')] });
    expect(wouldChange).toContain('Without the signal endpoint.seen, the recommendation would be clear.');
    expect(wouldChange.join(' ')).not.toContain('Without the signal network.seen');
    expect(wouldChange.some((sentence) => sentence.startsWith('One more strong signal'))).toBe(true);
  });

  it('names what must change together when nothing does by itself', () => {
    const { wouldChange } = recommend({
      ...empty,
      signals: [strong('endpoint')],
      unverifiedClaims: ['name'],
      missingEvidence: ['document'],
    });
    expect(wouldChange[0]).toBe(
      'Without the signal endpoint.seen, and with the required evidence document received and nothing found in it, ' +
        'and with the statement name verified, the recommendation would be clear.',
    );
  });

  it('leaves out of that what the result does not hang on', () => {
    const signals = [
      signal({ code: 'endpoint.one', family: 'endpoint', strength: 'strong' }),
      signal({ code: 'endpoint.two', family: 'endpoint', strength: 'strong' }),
      signal({ code: 'payment.aside', family: 'payment', strength: 'weak' }),
      signal({ code: 'network.aside', family: 'network', strength: 'moderate' }),
    ];
    expect(recommend({ ...empty, signals }).wouldChange[0]).toBe(
      'Without the signal endpoint.one, and without the signal endpoint.two, the recommendation would be clear.',
    );
  });

  it('tells a clear case what would call for a person', () => {
    expect(recommend(empty).wouldChange).toEqual([
      'One more strong signal (any family) would make it review.',
      'One more conclusive signal (any family) would make it escalate.',
    ]);
    expect(recommend({ ...empty, signals: [moderate('network')] }).wouldChange[0]).toBe(
      'One more moderate signal (identity, endpoint, payment, watchlist, linkage) would make it review.',
    );
  });

  it('has nothing above an escalation', () => {
    const { wouldChange } = recommend({ ...empty, signals: [signal({ strength: 'conclusive' })] });
    expect(wouldChange).toEqual(['Without the signal network.seen, the recommendation would be clear.']);
  });
});

describe('for any case', () => {
  const codes = ['network.a', 'network.b', 'endpoint.a', 'payment.a'];
  const strength = fc.constantFrom(...strengths);
  const anySignal: fc.Arbitrary<RiskSignal> = fc
    .record({
      id: fc.stringMatching(/^sig_[0-9a-f]{1,4}$/),
      code: fc.constantFrom(...codes),
      family: fc.constantFrom(...families),
      strength,
      restrictsAccess: fc.boolean(),
      expiry: fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined }),
      suppressed: fc.boolean(),
    })
    .map(({ expiry, suppressed, ...rest }) => ({
      ...rest,
      observedAt: asOf,
      ...(expiry === undefined ? {} : { expiresAt: new Date(asOf.getTime() + expiry) }),
      ...(suppressed ? { suppressedBy: 'mit_1' } : {}),
    }));
  const names = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 });
  const anyInput: fc.Arbitrary<RiskInput> = fc.record({
    signals: fc.array(anySignal, { maxLength: 6 }),
    settings: fc.record({
      strengths: fc.dictionary(
        fc.constantFrom(...codes),
        fc.record({ atLeast: strength, atMost: strength }, { requiredKeys: [] }),
      ),
      alwaysReview: fc.boolean(),
    }),
    missingEvidence: names,
    unavailableChecks: names,
    unverifiedClaims: names,
    contradictedClaims: names,
    hired: fc.boolean(),
    asOf: fc.constant(asOf),
  });
  const level = (input: RiskInput) => levelRank(recommend(input).recommendation);

  it('the same input gives the same result and is left as it was', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const before = structuredClone(input);
        expect(recommend(input)).toEqual(recommend(structuredClone(input)));
        expect(input).toEqual(before);
      }),
    );
  });

  it('the order of what came in does not show in the result', () => {
    fc.assert(
      fc.property(anyInput, fc.infiniteStream(fc.nat()), (input, random) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => ({ item, key: random.next().value as number }))
            .sort((one, other) => one.key - other.key)
            .map(({ item }) => item);
        const mixed: RiskInput = {
          ...input,
          signals: shuffled(input.signals),
          missingEvidence: shuffled(input.missingEvidence),
          unavailableChecks: shuffled(input.unavailableChecks),
          unverifiedClaims: shuffled(input.unverifiedClaims),
          contradictedClaims: shuffled(input.contradictedClaims),
        };
        expect(recommend(mixed)).toEqual(recommend(input));
      }),
    );
  });

  it('one more unsuppressed signal never lowers the recommendation', () => {
    fc.assert(
      fc.property(anyInput, anySignal, (input, further) => {
        const unsuppressed = { ...further };
        delete unsuppressed.suppressedBy;
        expect(level({ ...input, signals: [...input.signals, unsuppressed] })).toBeGreaterThanOrEqual(
          level(input),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('suppressing a signal never raises the recommendation', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), (input, pick) => {
        fc.pre(input.signals.length > 0);
        const index = pick % input.signals.length;
        const signals = input.signals.map((each, at) =>
          at === index ? { ...each, suppressedBy: 'mit_2' } : each,
        );
        expect(level({ ...input, signals })).toBeLessThanOrEqual(level(input));
      }),
      { numRuns: 1000 },
    );
  });

  it('a stronger signal never lowers the recommendation', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), strength, (input, pick, other) => {
        fc.pre(input.signals.length > 0);
        const index = pick % input.signals.length;
        const signals = input.signals.map((each, at) =>
          at === index && strengthRank(other) > strengthRank(each.strength)
            ? { ...each, strength: other }
            : each,
        );
        expect(level({ ...input, signals })).toBeGreaterThanOrEqual(level(input));
      }),
      { numRuns: 1000 },
    );
  });

  it('is never clear while something required is missing, unavailable, unverified or contradicted', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const open = [
          input.missingEvidence,
          input.unavailableChecks,
          input.unverifiedClaims,
          input.contradictedClaims,
        ].some((list) => list.length > 0);
        if (open) expect(level(input)).toBeGreaterThan(0);
      }),
    );
  });

  it('has reasons exactly when it is not clear, each leading no higher than the recommendation', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const result = recommend(input);
        expect(result.rules.length > 0).toBe(result.recommendation !== 'clear');
        const ranks = result.rules.map(({ leadsTo }) => levelRank(leadsTo));
        expect(Math.max(0, ...ranks)).toBe(levelRank(result.recommendation));
      }),
    );
  });
});
