import type { LabelFact } from '#intel/intel.js';
import { labelFacts, observed, type Visit, type VisitRule } from '../visit.js';

/**
 * VPN services that published advisories on remote-hiring fraud name as the operators' own choice, not as one of many.
 * Astrill: Mandiant 23 September 2024; Recorded Future Insikt Group on PurpleDelta, 18 August 2026.
 */
const namedInAdvisories = [/^astrill\b/i];

/** the statement that puts the address with a named service */
export function advisoryProvider(visit: Visit): LabelFact | undefined {
  return visit.facts?.labels.find(
    (fact) => fact.label === 'vpn' && namedInAdvisories.some((name) => name.test(fact.provider ?? '')),
  );
}

export const advisoryVpn: VisitRule = (visit) => {
  const named = advisoryProvider(visit);
  return named ? [observed(visit, 'network.advisory_vpn', labelFacts(visit, named))] : [];
};
