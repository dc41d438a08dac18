import { listed, type Rule } from './rule.js';

export const missingEvidence: Rule = {
  name: 'missing_evidence',
  leadsTo: 'review',
  find({ missingEvidence: missing }) {
    if (missing.length === 0) return undefined;
    return { because: `Required evidence has not been received: ${listed(missing)}.`, signals: [] };
  },
};
