import type { DemoApplicant } from '../applicant.js';

export const alteredCheckDigit: DemoApplicant = {
  ref: 'demo-4',
  title: 'Document whose check digit is wrong',
  modelledOn: {
    source:
      'Guidance on DPRK IT workers, US State, Treasury and FBI, 16 May 2022; ICAO Doc 9303 Part 3, section 4.9',
    url: 'https://www.icao.int/publications/doc-series/doc-9303',
    how: 'It tells of forged and altered documents; who changes a date of birth must also change its check digit.',
  },
  expected: 'review',
  stage: 'interviewing',
  claims: {
    name: 'Sanne van der Meer',
    birth_date: '1991-04-17',
    residence_country: 'DE',
    time_zone: 'Europe/Berlin',
    email: 'sanne.vandermeer@example.org',
  },
  passport: {
    issuingState: 'NLD',
    surname: 'VAN DER MEER',
    givenNames: 'SANNE',
    documentNumber: 'NX4R82K17',
    birthDate: '1991-04-17',
    sex: 'F',
    expiryDate: '2032-08-30',
  },
  // position 20 of the second line: the check digit of the date of birth
  scannerLines: ([first = '', second = '']) => [first, withOtherDigit(second, 19)],
  sessions: [{ ip: '192.0.2.10', time_zone: 'Europe/Berlin' }],
};

function withOtherDigit(line: string, at: number): string {
  const other = (Number(line[at]) + 3) % 10;
  return `${line.slice(0, at)}${other}${line.slice(at + 1)}`;
}
