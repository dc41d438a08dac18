import { familiesOf, listed, ofStrength, type Rule } from './rule.js';

export const twoModerateFamilies: Rule = {
  name: 'two_moderate_families',
  leadsTo: 'review',
  find(weighed) {
    const signals = ofStrength(weighed, 'moderate');
    const families = familiesOf(signals);
    if (families.length < 2) return undefined;
    return { because: `Moderate signals came from independent sides: ${listed(families)}.`, signals };
  },
};
