import { labelFacts, labelled, observed, type VisitRule } from '../visit.js';

export const privateRelay: VisitRule = (visit) => {
  const relay = labelled(visit, 'relay');
  return relay ? [observed(visit, 'network.private_relay', labelFacts(visit, relay))] : [];
};
