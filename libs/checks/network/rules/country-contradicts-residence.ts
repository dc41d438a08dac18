import { readCountryCode, sameCountry } from '../countries.js';
import { countryOf, observed, type Residence, type Visit, type VisitRule } from '../visit.js';

/** null when either side is unknown */
export function countriesAgree(visit: Visit, residence: Residence): boolean | null {
  const country = countryOf(visit);
  const claimed = residence.country && readCountryCode(residence.country.value);
  return country === null || claimed === null ? null : sameCountry(country, claimed);
}

/** The country counts only against the person's own word, never for itself. */
export const countryContradictsResidence: VisitRule = (visit, residence) =>
  countriesAgree(visit, residence) === false
    ? [
        observed(visit, 'network.country_contradicts_residence', {
          address_country: countryOf(visit),
          claimed_country: residence.country && readCountryCode(residence.country.value),
        }),
      ]
    : [];
