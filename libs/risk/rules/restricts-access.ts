import { ofStrength, type Rule } from './rule.js';

/** From moderate on: a check that weighs such a finding lower has seen in its context that access may go on. */
export const restrictsAccess: Rule = {
  name: 'restricts_access',
  leadsTo: 'escalate',
  find(weighed) {
    if (!weighed.hired) return undefined;
    const signals = ofStrength(weighed, 'moderate').filter((signal) => signal.restrictsAccess);
    if (signals.length === 0) return undefined;
    return {
      because: 'A finding about a person already at work asks whether access should be restricted for now.',
      signals,
    };
  },
};
