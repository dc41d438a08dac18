import { labelFacts, labelled, observed, type VisitRule } from '../visit.js';

export const residentialProxy: VisitRule = (visit) => {
  const proxy = labelled(visit, 'residential_proxy');
  return proxy ? [observed(visit, 'network.residential_proxy', labelFacts(visit, proxy))] : [];
};
