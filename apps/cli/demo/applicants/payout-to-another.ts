import type { DemoApplicant } from '../applicant.js';

/** An account of the form of its country with a number of no bank in use; the farm persona names it too. */
export const sharedAccount = '000987654321';

export const payoutToAnother: DemoApplicant = {
  ref: 'demo-7',
  title: 'Pay to go to another person',
  modelledOn: {
    source: 'North Korean IT workers and their facilitators, FBI, PSA240516, 16 May 2024',
    url: 'https://www.ic3.gov/PSA/2024/PSA240516',
    how: 'Facilitators in the country of the employer take the pay on their own accounts and pass it on.',
  },
  expected: 'review',
  stage: 'offered',
  claims: {
    name: 'Rafael Duarte Nogueira',
    birth_date: '1990-05-25',
    residence_country: 'BR',
    time_zone: 'America/Sao_Paulo',
    email: 'rafael.nogueira@example.org',
  },
  passport: {
    issuingState: 'BRA',
    surname: 'NOGUEIRA',
    givenNames: 'RAFAEL DUARTE',
    documentNumber: 'FX518204',
    birthDate: '1990-05-25',
    sex: 'M',
    expiryDate: '2034-10-10',
  },
  sessions: [{ ip: '203.0.113.70', time_zone: 'America/Sao_Paulo' }],
  payouts: [{ method: 'bank', holder: 'Marcia Winslow', account: sharedAccount, country: 'US' }],
};
