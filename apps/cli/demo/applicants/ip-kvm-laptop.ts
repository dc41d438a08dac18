import type { DemoApplicant } from '../applicant.js';

export const ipKvmLaptop: DemoApplicant = {
  ref: 'demo-6',
  title: 'New hire, laptop on an IP-KVM',
  modelledOn: {
    source: 'MITRE ATT&CK, Remote Access Tools: Remote Access Hardware, T1219.003',
    url: 'https://attack.mitre.org/techniques/T1219/003/',
    how: 'A laptop farm plugs hardware into the shipped laptop, which is then worked on from another country.',
  },
  expected: 'escalate',
  stage: 'hired',
  claims: {
    name: 'Curtis Ray Holloway',
    birth_date: '1984-12-01',
    residence_country: 'US',
    time_zone: 'America/New_York',
    email: 'curtis.holloway@example.org',
  },
  passport: {
    issuingState: 'USA',
    surname: 'HOLLOWAY',
    givenNames: 'CURTIS RAY',
    documentNumber: '612990318',
    birthDate: '1984-12-01',
    sex: 'M',
    expiryDate: '2033-03-08',
  },
  sessions: [{ ip: '198.51.100.31', time_zone: 'America/New_York', company_access: true }],
  deviceReports: [
    {
      platform: 'macos',
      device_id: 'LT-2077',
      rows: [
        { source: 'system_info', columns: { hostname: 'LT-2077', hardware_serial: 'DEMO6SN20773' } },
        {
          source: 'usb_devices',
          columns: {
            vendor: 'tinypilot',
            vendor_id: '1d6b',
            model: 'Multifunction USB Device',
            model_id: '0104',
            serial: '6b65796d696d6570690',
          },
        },
        { source: 'apps', columns: { name: 'Slack.app', bundle_identifier: 'com.tinyspeck.slackmacgap' } },
      ],
    },
  ],
  addresses: [{ purpose: 'shipment', line: '18 Invented Road', city: 'Springfield', country: 'US' }],
};
