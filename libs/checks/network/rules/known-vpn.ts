import { labelFacts, labelled, observed, type VisitRule } from '../visit.js';
import { advisoryProvider } from './advisory-vpn.js';

/** A VPN is ordinary while applying; at a login to the company's network it hides what the employer must know. */
export const knownVpn: VisitRule = (visit) => {
  const vpn = labelled(visit, 'vpn');
  // Tor exits stand in VPN lists too, and say more
  if (!vpn || labelled(visit, 'tor') || advisoryProvider(visit)) return [];
  const strength = visit.companyAccess && vpn.basis === 'range' ? 'moderate' : 'weak';
  return [
    observed(
      visit,
      'network.known_vpn',
      { ...labelFacts(visit, vpn), company_access: visit.companyAccess },
      strength,
    ),
  ];
};
