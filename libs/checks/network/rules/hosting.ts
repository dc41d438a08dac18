import type { IpLabel } from '#intel/intel.js';
import { labelFacts, labelled, observed, type VisitRule } from '../visit.js';

/** These stand on servers by nature, so that being hosted adds nothing. */
const explained: readonly IpLabel[] = ['tor', 'vpn', 'proxy', 'residential_proxy'];

/** Lists of whole networks hold telephone companies by mistake; what only they say is weak. */
export const hosting: VisitRule = (visit) => {
  const host = labelled(visit, 'hosting');
  if (!host || explained.some((label) => labelled(visit, label))) return [];
  return [
    observed(visit, 'network.hosting', labelFacts(visit, host), host.basis === 'range' ? 'moderate' : 'weak'),
  ];
};
