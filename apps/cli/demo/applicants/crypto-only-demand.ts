import type { DemoApplicant } from '../applicant.js';

export const cryptoOnlyDemand: DemoApplicant = {
  ref: 'demo-3',
  title: 'Wants crypto and nothing else',
  modelledOn: {
    source: 'Guidance on DPRK IT workers, US State, Treasury and FBI, 16 May 2022',
    url: 'https://ofac.treasury.gov/media/923126/download?inline',
    how: 'Among its red flags: asks to be paid in virtual currency to avoid banks that know their customers.',
  },
  expected: 'review',
  stage: 'offered',
  claims: {
    name: 'Tomasz Wolny',
    birth_date: '1992-02-18',
    residence_country: 'PL',
    time_zone: 'Europe/Warsaw',
    email: 'tomasz.wolny@example.org',
  },
  passport: {
    issuingState: 'POL',
    surname: 'WOLNY',
    givenNames: 'TOMASZ',
    documentNumber: 'EK7401922',
    birthDate: '1992-02-18',
    sex: 'M',
    expiryDate: '2032-11-03',
  },
  sessions: [{ ip: '203.0.113.10', time_zone: 'Europe/Warsaw' }],
  messages: [
    {
      channel: 'chat',
      lang: 'en',
      text:
        'I can only accept USDT (TRC-20) for salary. No bank transfer and no Wise please, crypto only. ' +
        'I will send the wallet when the contract is signed.',
    },
  ],
};
