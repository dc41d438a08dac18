import { randomNumbers, pick } from './random.js';

export interface InventedCase {
  order: object;
  /** last part of the address, and the body */
  evidence: [kind: string, body: object][];
}

const random = randomNumbers(5);
const firstNames = ['Mara', 'Tobias', 'Ines', 'Kofi', 'Yuna', 'Pavel', 'Lea', 'Rui'];
const lastNames = ['Lindqvist', 'Tamboura', 'Okonwe', 'Verhagen', 'Marchetti', 'Delacorte', 'Novakova'];
const programs = ['editor', 'sync', 'mail', 'player', 'launcher', 'notes', 'build-tool', 'backup_service'];
let made = 0;

/** An honest person with a company laptop: what most cases are. No two share an address, a device or an account. */
export function inventedCase(): InventedCase {
  const number = made++;
  const name = `${pick(firstNames, random)} ${pick(lastNames, random)}`;
  return {
    order: {
      candidate: {
        claims: [
          { kind: 'name', value: name },
          { kind: 'birth_date', value: `19${70 + (number % 30)}-04-12` },
          { kind: 'residence_country', value: 'DE' },
        ],
      },
    },
    evidence: [
      // documentation addresses (RFC 3849), a network of its own for each person
      ['sessions', { ip: `2001:db8:1:${number.toString(16)}::1`, time_zone: 'Europe/Berlin' }],
      [
        'messages',
        { text: `Bank transfer to my account is fine, thank you. Reference ${number}.`, lang: 'en' },
      ],
      ['device-reports', { platform: 'windows', device_id: `BENCH-${number}`, rows: processRows(number) }],
      ['payouts', { method: 'bank', holder: name, country: 'DE', account: `00${number}`, currency: 'EUR' }],
    ],
  };
}

function processRows(number: number): object[] {
  return Array.from({ length: 50 }, (_, at) => {
    const program = pick(programs, random);
    const path = `C:\\Program Files\\${program}\\${number % 17}\\${program}-${at}.exe`;
    return {
      source: 'processes',
      columns: { pid: String(at), name: `${program}-${at}.exe`, path, parent: '4' },
    };
  });
}
