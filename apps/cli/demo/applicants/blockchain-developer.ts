import type { DemoApplicant } from '../applicant.js';

export const blockchainDeveloper: DemoApplicant = {
  ref: 'demo-2',
  title: 'Blockchain developer, CV full of USDT',
  modelledOn: {
    source: 'Guidance on DPRK IT workers, US State, Treasury and FBI, 16 May 2022',
    url: 'https://ofac.treasury.gov/media/923126/download?inline',
    how: 'It warns of pay asked for in virtual currency; to have built such systems is a trade, and no demand.',
  },
  expected: 'clear',
  stage: 'applied',
  claims: {
    name: 'Jean Marc Tremblay',
    birth_date: '1986-11-02',
    residence_country: 'US',
    time_zone: 'America/Los_Angeles',
    email: 'jm.tremblay@example.org',
  },
  passport: {
    issuingState: 'CAN',
    surname: 'TREMBLAY',
    givenNames: 'JEAN MARC',
    documentNumber: 'HK620418',
    birthDate: '1986-11-02',
    sex: 'M',
    expiryDate: '2033-01-15',
  },
  sessions: [{ ip: '198.51.100.70', time_zone: 'America/Los_Angeles' }],
  messages: [
    {
      channel: 'cv',
      lang: 'en',
      text:
        'Senior blockchain developer, nine years. Built USDT and USDC settlement services, integrated TRON and ' +
        'Ethereum nodes, wrote wallet SDKs handling two million addresses. Maintainer of an open-source ERC-20 ' +
        'test suite. Led the migration of a USDT payment gateway from Omni to TRC-20.',
    },
    { channel: 'email', lang: 'en', text: 'A monthly bank transfer in US dollars suits me well, thank you.' },
  ],
  payouts: [{ method: 'bank', holder: 'Jean Marc Tremblay', account: '000123456784', country: 'US' }],
};
