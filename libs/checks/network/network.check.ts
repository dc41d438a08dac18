import type { IpIntel, IpLabel } from '#intel/intel.js';
import type { Facts, ObservedSignal } from '#signals/signal.js';
import { outcomeOf, type Check, type CheckContext, type CheckInput, type CheckResult } from '../check.js';
import { evidenceOfKind, type Claim, type ClaimKind } from '../evidence.js';
import type { CheckOutcome } from '../statuses.js';
import { networkBatch } from './network.batch.js';
import { addressIdentifier, addressShared } from './rules/address-shared.js';
import { advisoryVpn } from './rules/advisory-vpn.js';
import { countriesAgree, countryContradictsResidence } from './rules/country-contradicts-residence.js';
import { hosting } from './rules/hosting.js';
import { knownVpn } from './rules/known-vpn.js';
import { openProxy } from './rules/open-proxy.js';
import { privateRelay } from './rules/private-relay.js';
import { residentialProxy } from './rules/residential-proxy.js';
import { timeZoneContradictsAddress, timeZoneContradictsClaim } from './rules/time-zone-contradicts.js';
import { torExit } from './rules/tor-exit.js';
import { readVisit, type Residence, type Visit, type VisitRule } from './visit.js';

const rules: readonly VisitRule[] = [
  advisoryVpn,
  torExit,
  knownVpn,
  residentialProxy,
  openProxy,
  hosting,
  privateRelay,
  countryContradictsResidence,
  timeZoneContradictsClaim,
  timeZoneContradictsAddress,
];

/** Without these the question "is the person behind something?" has no answer. */
const needed: readonly IpLabel[] = ['vpn', 'tor', 'hosting'];

/** Labels the addresses of sessions and holds place and clock against what the person said. */
export const networkCheck: Check = {
  name: 'network',
  version: '1',
  evidence: ['session'],
  intel: ['ip-ranges', 'asns', 'ip-to-asn', 'geo'],
  run: runNetworkCheck,
  batch: networkBatch,
};

async function runNetworkCheck(input: CheckInput, { intel, related }: CheckContext): Promise<CheckResult> {
  const visits = evidenceOfKind(input.evidence, 'session').map((session) => readVisit(session, intel.ip));
  const residence: Residence = {
    country: claimOf(input.claims, 'residence_country'),
    timeZone: claimOf(input.claims, 'time_zone'),
  };
  const signals = sameOnce([
    ...visits.flatMap((visit) => rules.flatMap((rule) => rule(visit, residence))),
    ...(await addressShared(visits, related)),
  ]);
  const identifiers = visits.map(addressIdentifier).filter((identifier) => identifier !== null);
  return {
    outcome: networkOutcome(visits, signals, intel.ip),
    signals,
    facts: networkFacts(visits, residence, intel.ip),
    claims: residenceFindings(visits, residence),
    identifiers: [...new Map(identifiers.map((identifier) => [identifier.value, identifier])).values()],
  };
}

/** Nothing seen is a pass only when every address was answered by lists that could have named it. */
function networkOutcome(
  visits: Visit[],
  signals: ObservedSignal[],
  intel: IpIntel | undefined,
): CheckOutcome {
  if (!intel || intel.labels.size === 0) return 'unavailable';
  const found = outcomeOf(signals);
  if (found !== 'pass') return found;
  const answered = visits.length > 0 && visits.every((visit) => visit.facts !== null);
  return answered && needed.every((label) => intel.labels.has(label)) ? 'pass' : 'unavailable';
}

/** The same observation in several sessions is one signal, dated by the first and resting on all of them. */
function sameOnce(signals: ObservedSignal[]): ObservedSignal[] {
  const merged = new Map<string, ObservedSignal>();
  for (const signal of signals) {
    const key = JSON.stringify([signal.code, signal.strength, signal.facts]);
    const first = merged.get(key);
    if (!first) merged.set(key, signal);
    else first.evidenceIds = [...new Set([...first.evidenceIds, ...signal.evidenceIds])];
  }
  return [...merged.values()];
}

function residenceFindings(visits: Visit[], residence: Residence): NonNullable<CheckResult['claims']> {
  const claim = residence.country;
  if (!claim) return [];
  const evidenceWhere = (agrees: boolean) =>
    visits.filter((visit) => countriesAgree(visit, residence) === agrees).map((visit) => visit.evidenceId);
  const against = evidenceWhere(false);
  const status = against.length > 0 ? 'contradicted' : 'corroborated';
  const evidenceIds = against.length > 0 ? against : evidenceWhere(true);
  return evidenceIds.length === 0
    ? []
    : [{ claimId: claim.id, status, method: 'address_country', evidenceIds }];
}

function networkFacts(visits: Visit[], residence: Residence, intel: IpIntel | undefined): Facts {
  const unknown = needed.filter((label) => !intel?.labels.has(label));
  const located = visits.some((visit) => visit.facts?.country);
  return {
    visits: visits.map(visitFacts),
    // what no loaded feed could have said; it is unknown, not absent
    unknown_labels: unknown,
    ...(residence.country && !located && { country: 'unknown: no loaded feed locates the address' }),
    ...(visits.length === 0 && { note: 'no session was recorded' }),
  };
}

function visitFacts(visit: Visit): Facts {
  return {
    evidence_id: visit.evidenceId,
    ip: visit.address?.text ?? null,
    time_zone: visit.timeZone,
    company_access: visit.companyAccess,
    unanswered: visit.unanswered,
    labels: (visit.facts?.labels ?? []).map((fact) => ({
      label: fact.label,
      provider: fact.provider,
      source: fact.source,
      as_of: fact.asOf,
      basis: fact.basis,
    })),
    asn: visit.facts?.asn ?? null,
    as_name: visit.facts?.asName ?? null,
    address_country: visit.facts?.country ?? null,
    address_time_zone: visit.facts?.timeZone ?? null,
  };
}

function claimOf(claims: Claim[], kind: ClaimKind): Claim | null {
  return claims.find((claim) => claim.kind === kind) ?? null;
}
