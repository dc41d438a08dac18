import type { DemoApplicant } from '../applicant.js';
import { sharedAccount } from './payout-to-another.js';

export const farmPersona: DemoApplicant = {
  ref: 'demo-8',
  title: 'Persona of a laptop farm',
  modelledOn: {
    source: 'Staying a Step Ahead: Mitigating the DPRK IT Worker Threat, Mandiant, 23 September 2024',
    url: 'https://cloud.google.com/blog/topics/threat-intelligence/mitigating-dprk-it-worker-threat',
    how: 'Astrill VPN, remote tools on the shipped laptop, and one facilitator behind several personas.',
  },
  expected: 'escalate',
  stage: 'hired',
  claims: {
    name: 'Aaron Pell',
    birth_date: '1993-08-14',
    residence_country: 'US',
    time_zone: 'America/New_York',
    email: 'aaron.pell@example.org',
  },
  passport: {
    issuingState: 'USA',
    surname: 'PELL',
    givenNames: 'AARON',
    documentNumber: '604417259',
    birthDate: '1993-08-14',
    sex: 'M',
    expiryDate: '2032-02-02',
  },
  sessions: [{ ip: '198.51.100.140', time_zone: 'America/New_York', company_access: true }],
  payouts: [{ method: 'bank', holder: 'Aaron Pell', account: sharedAccount, country: 'US' }],
  deviceReports: [
    {
      platform: 'windows',
      device_id: 'LT-2090',
      rows: [
        // the laptop that was shipped to another new hire
        { source: 'system_info', columns: { hostname: 'LT-2090', hardware_serial: 'DEMO6SN20773' } },
        {
          source: 'processes',
          columns: {
            pid: '3011',
            name: 'rustdesk.exe',
            path: 'C:\\Program Files\\RustDesk\\rustdesk.exe',
          },
        },
        {
          source: 'process_open_sockets',
          columns: { pid: '3011', remote_address: '203.0.113.9', remote_port: '21117', state: 'ESTABLISHED' },
        },
      ],
    },
  ],
  addresses: [{ purpose: 'shipment', line: '18 Invented Road', city: 'Springfield', country: 'US' }],
};
