import { marker } from './malformed-request.js';

/** A request of each route that is taken as it stands; the tables of faults change one thing in it. */
export const good = {
  requisition: { url: '/v1/requisitions', body: { title: 'Backend engineer', external_ref: 'r-1' } },
  order: {
    url: '/v1/cases',
    body: {
      requisition_id: '{requisition}',
      candidate: {
        stage: 'applied',
        claims: [
          { kind: 'name', value: 'Mara Lindqvist' },
          { kind: 'birth_date', value: '1990-04-12' },
        ],
      },
      consent: { text_version: '2026-01', method: 'form', given_at: '2026-01-05T10:00:00Z' },
      declared_travel: [
        {
          country: 'PT',
          reason: 'holiday',
          from: '2026-01-05T00:00:00Z',
          until: '2026-02-05T00:00:00Z',
        },
      ],
      external_ref: 'a-1',
    },
  },
  claims: {
    url: '/v1/candidates/{candidate}/claims',
    body: { claims: [{ kind: 'time_zone', value: 'Europe/Berlin' }] },
  },
  stage: { url: '/v1/candidates/{candidate}/stage', body: { stage: 'offered' } },
  mitigation: {
    url: '/v1/candidates/{candidate}/mitigations',
    body: {
      kind: 'allow_list',
      signal_codes: ['network.known_vpn'],
      facts: { provider: 'example' },
      reason: 'the employer runs it',
      from: '2026-01-05T00:00:00Z',
      until: '2036-02-05T00:00:00Z',
    },
  },
  session: {
    url: '/v1/cases/{case}/evidence/sessions',
    body: {
      ip: '192.0.2.7',
      time_zone: 'Europe/Berlin',
      user_agent: 'test',
      company_access: false,
      observed_at: '2026-01-05T10:00:00Z',
    },
  },
  report: {
    url: '/v1/cases/{case}/evidence/device-reports',
    body: {
      platform: 'linux',
      device_id: 'laptop-1',
      rows: [{ source: 'processes', columns: { name: 'bash', pid: 7 } }],
    },
  },
  message: {
    url: '/v1/cases/{case}/evidence/messages',
    body: { text: 'Please send the contract.', lang: 'en', channel: 'email' },
  },
  payout: {
    url: '/v1/cases/{case}/evidence/payouts',
    body: {
      method: 'bank',
      holder: 'Mara Lindqvist',
      country: 'DE',
      iban: 'DE89370400440532013000',
      currency: 'EUR',
    },
  },
  address: {
    url: '/v1/cases/{case}/evidence/addresses',
    body: {
      purpose: 'residence',
      line: 'Main Street 1',
      city: 'Berlin',
      postal_code: '10115',
      country: 'DE',
    },
  },
  note: { url: '/v1/review/cases/{case}/notes', body: { text: 'looked at' } },
  key: {
    url: '/v1/api-keys',
    body: { name: 'ats', scopes: ['cases:read'], expires_at: '2096-01-05T10:00:00Z' },
  },
  policy: { url: '/v1/policies', body: { name: 'strict', body: { required_evidence: ['document'] } } },
} as const;

/** Not sent as they stand: each would take the case out of the hands of the tests that follow. */
export const consequential = {
  ask: {
    url: '/v1/review/cases/{case}/asks',
    body: { template: 'retake_document', text: 'Please send it again.' },
  },
  decision: {
    url: '/v1/review/cases/{case}/decisions',
    body: { decision: 'cleared', reason_code: 'evidence_consistent', text: 'all fits', evidence_ids: [] },
  },
  approval: { url: '/v1/review/decisions/{decision}/approval', body: { approve: true } },
  signIn: { url: '/console/session', body: { token: `${marker}-token` } },
} as const;
