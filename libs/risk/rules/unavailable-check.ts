import { listed, type Rule } from './rule.js';

/** What could not be looked at is not clean. */
export const unavailableCheck: Rule = {
  name: 'unavailable_check',
  leadsTo: 'review',
  find({ unavailableChecks }) {
    if (unavailableChecks.length === 0) return undefined;
    return { because: `A required check could not be completed: ${listed(unavailableChecks)}.`, signals: [] };
  },
};
