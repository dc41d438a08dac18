import { labelFacts, labelled, observed, type VisitRule } from '../visit.js';

export const openProxy: VisitRule = (visit) => {
  const proxy = labelled(visit, 'proxy');
  // Tor exits and VPN servers stand in proxy lists too, and are better named by their own
  if (!proxy || labelled(visit, 'tor') || labelled(visit, 'vpn')?.basis === 'range') return [];
  return [observed(visit, 'network.open_proxy', labelFacts(visit, proxy))];
};
