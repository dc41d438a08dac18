import type { IpLabel } from '#intel/intel.js';
import type { ObservedSignal } from '#signals/signal.js';
import type { CheckContext, Identifier } from '../../check.js';
import { labelled, observed, type Visit } from '../visit.js';

/** Behind these stand many people who have nothing to do with each other. */
const sharedByNature: readonly IpLabel[] = [
  'mobile',
  'relay',
  'hosting',
  'vpn',
  'tor',
  'proxy',
  'residential_proxy',
];

export function addressIdentifier(visit: Visit): Identifier | null {
  return visit.facts && visit.address ? { field: 'ip', value: visit.address.identifier } : null;
}

/** Other candidates at the same IPv4 address or IPv6 /64; one signal an address. */
export async function addressShared(
  visits: readonly Visit[],
  related: CheckContext['related'],
): Promise<ObservedSignal[]> {
  const byValue = new Map<string, Visit[]>();
  for (const visit of visits) {
    const identifier = addressIdentifier(visit);
    if (!identifier || sharedByNature.some((label) => labelled(visit, label))) continue;
    byValue.set(identifier.value, [...(byValue.get(identifier.value) ?? []), visit]);
  }
  if (byValue.size === 0) return [];
  const others = await related([...byValue.keys()].map((value) => ({ field: 'ip', value })));
  return [...byValue].flatMap(([value, group]) => {
    const [first] = group;
    const candidates = new Set(
      others
        .filter((other) => other.field === 'ip' && other.value === value)
        .map((other) => other.candidateId),
    );
    if (!first || candidates.size === 0) return [];
    const facts = { other_candidates: candidates.size, candidate_ids: [...candidates].sort() };
    return [
      {
        ...observed(first, 'network.address_shared', facts),
        evidenceIds: group.map((visit) => visit.evidenceId),
      },
    ];
  });
}
