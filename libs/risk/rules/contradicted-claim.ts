import { listed, type Rule } from './rule.js';

export const contradictedClaim: Rule = {
  name: 'contradicted_claim',
  leadsTo: 'review',
  find({ contradictedClaims }) {
    if (contradictedClaims.length === 0) return undefined;
    return {
      because: `Evidence does not agree with required statements: ${listed(contradictedClaims)}.`,
      signals: [],
    };
  },
};
