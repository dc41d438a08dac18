import type { Strength } from '#signals/signal.js';
import { readCountryCode } from '../countries.js';
import { countryOf, observed, type VisitRule } from '../visit.js';
import { countryOfZone, hoursApart, zonesOf } from '../zones.js';

/** Neighbouring zones are commuting distance; three hours are an ocean or half a continent. */
const FAR_HOURS = 3;

function weight(hours: number): Strength {
  return hours >= FAR_HOURS ? 'moderate' : 'weak';
}

/** The browser's zone against the stated time zone or, where none was stated, the stated country. */
export const timeZoneContradictsClaim: VisitRule = (visit, residence) => {
  const claim = residence.timeZone ?? residence.country;
  if (visit.timeZone === null || claim === null) return [];
  const claimed = claim.value.trim();
  const zones = claim.kind === 'time_zone' ? [claimed] : zonesOf(readCountryCode(claimed) ?? '');
  const hours = hoursApart(visit.timeZone, zones, visit.observedAt);
  if (hours === null || hours === 0) return [];
  return [
    observed(
      visit,
      'network.time_zone_contradicts_claim',
      {
        time_zone: visit.timeZone,
        claimed,
        hours_apart: hours,
        // by it a declared journey explains the clock, also from behind a VPN
        time_zone_country: countryOfZone(visit.timeZone),
      },
      weight(hours),
    ),
  ];
};

/** The browser's zone against the place of the address: its zone where the feed has one, else those of its country. */
export const timeZoneContradictsAddress: VisitRule = (visit) => {
  const country = countryOf(visit);
  if (visit.timeZone === null || country === null) return [];
  const zones = visit.facts?.timeZone ? [visit.facts.timeZone] : zonesOf(country);
  const hours = hoursApart(visit.timeZone, zones, visit.observedAt);
  if (hours === null || hours === 0) return [];
  return [
    observed(
      visit,
      'network.time_zone_contradicts_address',
      {
        time_zone: visit.timeZone,
        address_country: country,
        address_time_zone: visit.facts?.timeZone ?? null,
        hours_apart: hours,
      },
      weight(hours),
    ),
  ];
};
