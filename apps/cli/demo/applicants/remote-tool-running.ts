import type { DemoApplicant } from '../applicant.js';

export const remoteToolRunning: DemoApplicant = {
  ref: 'demo-5',
  title: 'New hire, AnyDesk running',
  modelledOn: {
    source: 'Jasper Sleet, Microsoft Threat Intelligence, 30 June 2025',
    url: 'https://www.microsoft.com/en-us/security/blog/2025/06/30/jasper-sleet-north-korean-remote-it-workers-evolving-tactics-to-infiltrate-organizations/',
    how: 'Company laptops were worked on from elsewhere through remote-management tools that nobody had approved.',
  },
  // one strong signal: it runs, and no connection was seen
  expected: 'review',
  stage: 'hired',
  claims: {
    name: 'Dana Kessler',
    birth_date: '1989-09-09',
    residence_country: 'US',
    time_zone: 'America/New_York',
    email: 'dana.kessler@example.org',
  },
  passport: {
    issuingState: 'USA',
    surname: 'KESSLER',
    givenNames: 'DANA',
    documentNumber: '581204477',
    birthDate: '1989-09-09',
    sex: 'F',
    expiryDate: '2031-06-20',
  },
  sessions: [{ ip: '198.51.100.23', time_zone: 'America/New_York', company_access: true }],
  deviceReports: [
    {
      platform: 'windows',
      device_id: 'LT-2041',
      rows: [
        { source: 'system_info', columns: { hostname: 'LT-2041', hardware_serial: 'DEMO5SN20417' } },
        {
          source: 'processes',
          columns: {
            pid: '4242',
            name: 'AnyDesk.exe',
            path: 'C:\\Users\\dana\\Downloads\\AnyDesk.exe',
            cmdline: '"C:\\Users\\dana\\Downloads\\AnyDesk.exe"',
          },
        },
        {
          source: 'processes',
          columns: {
            pid: '812',
            name: 'chrome.exe',
            path: 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
          },
        },
        { source: 'programs', columns: { name: 'Zoom Workplace', publisher: 'Zoom' } },
      ],
    },
  ],
};
