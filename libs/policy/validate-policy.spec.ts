import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recommend } from '#risk/recommend.js';
import { signalDefinitions } from '#signals/catalogue.js';
import { deniedSubjects } from '#signals/deny-list.js';
import { defaultPolicy, riskSettingsOf, type PolicyBody } from './policy-body.js';
import { validatePolicy, type PolicyFault } from './validate-policy.js';

const known = { evidence: ['document', 'session', 'payout'], claims: ['name', 'residence_country'] };

function faultsOf(body: unknown): PolicyFault[] {
  const result = validatePolicy(body, known);
  if (result.ok) throw new Error('expected faults');
  return result.faults;
}

function bodyOf(body: unknown): PolicyBody {
  const result = validatePolicy(body, known);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.body;
}

function definitionWhere(holds: (definition: (typeof signalDefinitions)[number]) => boolean) {
  const found = signalDefinitions.find(holds);
  if (!found) throw new Error('the catalogue holds no such signal');
  return found;
}
const ordinary = () =>
  definitionWhere(({ strength, restrictsAccess }) => strength === 'strong' && !restrictsAccess);

describe('validatePolicy', () => {
  it('takes an empty body as the default policy, and the default policy as it is', () => {
    expect(bodyOf({})).toEqual(defaultPolicy);
    expect(bodyOf(structuredClone(defaultPolicy))).toEqual(defaultPolicy);
  });

  it('hands out a copy: changing a policy changes no other', () => {
    const given = { required_evidence: ['payout'] };
    const body = bodyOf(given);
    body.required_evidence.push('document');
    body.required_claims.push('residence_country');
    expect(given.required_evidence).toEqual(['payout']);
    expect(bodyOf({})).toEqual(defaultPolicy);
    expect(defaultPolicy.required_claims).toEqual(['name']);
  });

  it('names every fault at once, each by its JSON pointer', () => {
    const faults = faultsOf({
      required_evidence: ['document', 'horoscope', 'document', 7],
      required_claims: 'name',
      signal_strengths: { 'no.such/code': { at_least: 'strong' } },
      always_review: 'yes',
      second_approval_for: ['rejected'],
      invitation_days: 0,
      review_due_hours: 1.5,
      auto_reject: true,
    });
    expect(faults.map(({ pointer }) => pointer)).toEqual([
      '/required_evidence/1',
      '/required_evidence/2',
      '/required_evidence/3',
      '/required_claims',
      '/signal_strengths/no.such~1code',
      '/always_review',
      '/second_approval_for/0',
      '/invitation_days',
      '/review_due_hours',
      '/auto_reject',
    ]);
  });

  it.each(deniedSubjects.map(({ subject }) => subject))(
    'can not be made to ask for or weigh %s',
    (subject) => {
      const name = subject.replaceAll(' ', '_');
      for (const body of [
        { required_claims: [name] },
        { required_evidence: [name] },
        { signal_strengths: { [`identity.${name}`]: { at_least: 'strong' } } },
        { [name]: true },
      ]) {
        expect(faultsOf(body)[0]?.detail).toContain(`speaks of ${subject}, which is never a signal`);
      }
    },
  );

  it('tightens and relaxes a signal of the catalogue', () => {
    const { code } = ordinary();
    for (const bounds of [
      { at_least: 'strong' },
      { at_most: 'none' },
      { at_least: 'weak', at_most: 'moderate' },
    ]) {
      expect(bodyOf({ signal_strengths: { [code]: bounds } }).signal_strengths).toEqual({ [code]: bounds });
    }
  });

  it('refuses bounds that are empty, unknown or at odds', () => {
    const { code } = ordinary();
    const pointer = `/signal_strengths/${code}`;
    const cases: [unknown, string][] = [
      [{}, pointer],
      ['strong', pointer],
      [null, pointer],
      [{ at_least: 'huge' }, `${pointer}/at_least`],
      [{ exactly: 'weak' }, `${pointer}/exactly`],
      [{ at_least: 'strong', at_most: 'weak' }, pointer],
    ];
    for (const [bounds, expected] of cases) {
      expect(faultsOf({ signal_strengths: { [code]: bounds } }).map((fault) => fault.pointer)).toEqual([
        expected,
      ]);
    }
  });

  it('can not make a signal conclusive that is not', () => {
    const { code } = ordinary();
    expect(faultsOf({ signal_strengths: { [code]: { at_least: 'conclusive' } } })[0]?.detail).toContain(
      'strong is the most',
    );
  });

  it('can not hide a finding that calls for restricting access', () => {
    const { code } = definitionWhere(({ restrictsAccess }) => restrictsAccess === true);
    expect(faultsOf({ signal_strengths: { [code]: { at_most: 'weak' } } })[0]?.detail).toContain(
      'mitigation',
    );
  });

  it('can not hide a conclusive finding, whichever code carries it', () => {
    const asOf = new Date('2027-01-05T10:00:00Z');
    for (const { code, family } of signalDefinitions) {
      const result = validatePolicy({ signal_strengths: { [code]: { at_most: 'none' } } }, known);
      if (!result.ok) continue;
      const signal = {
        id: 'sig_1',
        code,
        family,
        strength: 'conclusive' as const,
        observedAt: asOf,
        restrictsAccess: false,
      };
      const { recommendation } = recommend({
        signals: [signal],
        settings: riskSettingsOf(result.body),
        missingEvidence: [],
        unavailableChecks: [],
        unverifiedClaims: [],
        contradictedClaims: [],
        hired: false,
        asOf,
      });
      expect(recommendation).not.toBe('clear');
    }
  });

  it('answers any JSON with a policy or with faults, and what it accepts it accepts again', () => {
    const fields = fc.constantFrom(...Object.keys(defaultPolicy), '__proto__', 'constructor');
    const body = fc.oneof(fc.jsonValue(), fc.dictionary(fields, fc.jsonValue()));
    fc.assert(
      fc.property(body, (value) => {
        const parsed: unknown = JSON.parse(JSON.stringify(value));
        const result = validatePolicy(parsed, known);
        if (result.ok) expect(validatePolicy(result.body, known)).toEqual(result);
        else expect(result.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('riskSettingsOf', () => {
  it('carries the bounds and the wish for a person to see every case', () => {
    const { code } = ordinary();
    const body = bodyOf({ signal_strengths: { [code]: { at_most: 'weak' } }, always_review: true });
    expect(riskSettingsOf(body)).toEqual({ strengths: { [code]: { atMost: 'weak' } }, alwaysReview: true });
  });
});
