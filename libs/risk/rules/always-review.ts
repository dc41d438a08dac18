import type { Rule } from './rule.js';

export const alwaysReview: Rule = {
  name: 'always_review',
  leadsTo: 'review',
  find(weighed) {
    if (!weighed.alwaysReview) return undefined;
    return { because: 'The policy of this opening asks a person to look at every case.', signals: [] };
  },
};
