import { listed, type Rule } from './rule.js';

export const unverifiedClaim: Rule = {
  name: 'unverified_claim',
  leadsTo: 'review',
  find({ unverifiedClaims }) {
    if (unverifiedClaims.length === 0) return undefined;
    return { because: `Required statements are not verified yet: ${listed(unverifiedClaims)}.`, signals: [] };
  },
};
