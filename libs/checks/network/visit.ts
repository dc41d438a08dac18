import type { IpFacts, IpIntel, IpLabel, LabelFact } from '#intel/intel.js';
import type { Facts, ObservedSignal, Strength } from '#signals/signal.js';
import type { Claim, EvidenceOf } from '../evidence.js';
import { readSessionAddress, type SessionAddress } from './address.js';
import { canonicalZone, isPlaceZone } from './zones.js';

/** One session as the rules see it. */
export interface Visit {
  evidenceId: string;
  observedAt: Date;
  companyAccess: boolean;
  /** null when the session's address can't be read */
  address: SessionAddress | null;
  /** null when no intel answers: none loaded, or an address that means nothing on the internet */
  facts: IpFacts | null;
  /** why `facts` is null */
  unanswered: string | null;
  /** canonical IANA name; null when not reported, not known, or not that of a place */
  timeZone: string | null;
}

/** What the person said of where they are. */
export interface Residence {
  country: Claim | null;
  timeZone: Claim | null;
}

export type VisitRule = (visit: Visit, residence: Residence) => ObservedSignal[];

export function readVisit(session: EvidenceOf<'session'>, intel: IpIntel | undefined): Visit {
  const address = readSessionAddress(session.body.ip);
  const zone = session.body.time_zone === undefined ? null : canonicalZone(session.body.time_zone);
  const { facts, unanswered } = answer(address, intel);
  return {
    evidenceId: session.id,
    observedAt: session.observedAt,
    companyAccess: session.body.company_access === true,
    address,
    facts,
    unanswered,
    timeZone: zone !== null && isPlaceZone(zone) ? zone : null,
  };
}

function answer(
  address: SessionAddress | null,
  intel: IpIntel | undefined,
): { facts: IpFacts | null; unanswered: string | null } {
  const none = (unanswered: string) => ({ facts: null, unanswered });
  if (!address) return none('the address of the session is neither IPv4 nor IPv6');
  if (!intel || intel.labels.size === 0) return none('no address intel is loaded');
  if (address.scope === 'private') return none('the address is private and means nothing on the internet');
  const facts = intel.lookup(address.text);
  // demonstrations and tests run on documentation addresses with intel of their own; elsewhere they are nobody's
  const silent = !facts || (facts.labels.length === 0 && facts.asn === null && facts.country === null);
  if (address.scope === 'reserved' && silent)
    return none('the address is reserved and nobody can come from it');
  return facts ? { facts, unanswered: null } : none('the address could not be looked up');
}

/** The best-founded statement that the address has this label: a listed range before a listed network. */
export function labelled(visit: Visit, label: IpLabel): LabelFact | undefined {
  const facts = visit.facts?.labels.filter((fact) => fact.label === label) ?? [];
  return facts.find((fact) => fact.basis === 'range') ?? facts[0];
}

/** Labels that put the place of the address where an exit stands rather than where the person is. */
const elsewhere: readonly IpLabel[] = ['vpn', 'tor', 'proxy', 'residential_proxy', 'hosting'];

/**
 * The country in which the person seems to be by their address; null when unknown. A relay keeps the country; behind a
 * VPN, Tor, a proxy or a listed server the place is that of the exit, and contradicts nothing.
 */
export function countryOf(visit: Visit): string | null {
  const moved = visit.facts?.labels.some((fact) => elsewhere.includes(fact.label) && fact.basis === 'range');
  return moved ? null : (visit.facts?.country ?? null);
}

export function observed(visit: Visit, code: string, facts: Facts, strength?: Strength): ObservedSignal {
  return {
    code,
    ...(strength && { strength }),
    facts: { ip: visit.address?.text ?? null, ...facts },
    evidenceIds: [visit.evidenceId],
    observedAt: visit.observedAt,
  };
}

/** What the intel says, for the reader: who says it and how old it is. */
export function labelFacts(visit: Visit, fact: LabelFact): Facts {
  return {
    provider: fact.provider ?? (fact.basis === 'asn' ? (visit.facts?.asName ?? null) : null),
    source: fact.source,
    source_as_of: fact.asOf,
    basis: fact.basis,
    asn: visit.facts?.asn ?? null,
    as_name: visit.facts?.asName ?? null,
  };
}
