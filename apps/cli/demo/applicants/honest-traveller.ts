import type { DemoApplicant } from '../applicant.js';

export const honestTraveller: DemoApplicant = {
  ref: 'demo-1',
  title: 'Honest traveller on a VPN',
  modelledOn: {
    source: 'Guidance on DPRK IT workers, US State, Treasury and FBI, 16 May 2022',
    url: 'https://ofac.treasury.gov/media/923126/download?inline',
    how: 'Its indicators of place and VPN fit honest travellers too; a journey declared beforehand explains them.',
  },
  expected: 'clear',
  stage: 'applied',
  claims: {
    name: 'Leonie Marie Brandstetter',
    birth_date: '1995-07-29',
    residence_country: 'US',
    time_zone: 'America/New_York',
    email: 'leonie.brandstetter@example.org',
  },
  declaredTravel: { country: 'DE', reason: 'Visiting family in Kiel', fromDaysAgo: 5, days: 21 },
  passport: {
    issuingState: 'D',
    surname: 'BRANDSTETTER',
    givenNames: 'LEONIE MARIE',
    documentNumber: 'C4Z8LM2P6',
    birthDate: '1995-07-29',
    sex: 'F',
    expiryDate: '2034-05-12',
  },
  sessions: [
    { ip: '198.51.100.10', time_zone: 'America/New_York' },
    // on the journey: a commercial VPN in the country that was declared
    { ip: '192.0.2.70', time_zone: 'Europe/Berlin' },
  ],
};
