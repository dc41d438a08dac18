import { labelFacts, labelled, observed, type VisitRule } from '../visit.js';

export const torExit: VisitRule = (visit) => {
  const tor = labelled(visit, 'tor');
  return tor ? [observed(visit, 'network.tor_exit', labelFacts(visit, tor))] : [];
};
