import { ofStrength, type Rule } from './rule.js';

export const oneConclusive: Rule = {
  name: 'one_conclusive',
  leadsTo: 'escalate',
  find(weighed) {
    const signals = ofStrength(weighed, 'conclusive');
    if (signals.length === 0) return undefined;
    return { because: 'A finding that leaves no room for another reading was made.', signals };
  },
};
