import { familiesOf, listed, ofStrength, type Rule } from './rule.js';

export const twoStrongFamilies: Rule = {
  name: 'two_strong_families',
  leadsTo: 'escalate',
  find(weighed) {
    const signals = ofStrength(weighed, 'strong');
    const families = familiesOf(signals);
    if (families.length < 2) return undefined;
    return { because: `Strong signals came from independent sides: ${listed(families)}.`, signals };
  },
};
