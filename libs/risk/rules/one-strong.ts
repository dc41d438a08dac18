import { familiesOf, listed, ofStrength, type Rule } from './rule.js';

export const oneStrong: Rule = {
  name: 'one_strong',
  leadsTo: 'review',
  find(weighed) {
    const signals = ofStrength(weighed, 'strong');
    if (signals.length === 0) return undefined;
    return {
      because: `A strong signal (${listed(familiesOf(signals))}) needs a person to look at it.`,
      signals,
    };
  },
};
