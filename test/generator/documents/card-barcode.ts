import type { Jurisdiction } from './jurisdictions.catalogue.js';

/** What is written into the barcode of a licence, before it is put into the form of its version. */
export interface CardFacts {
  jurisdiction: Jurisdiction;
  /** of the AAMVA standard, 1 to 10 */
  version: number;
  /** capitals A-Z, spaces and hyphens */
  surname: string;
  givenNames: string;
  number: string;
  sex: 'F' | 'M' | 'X';
  /** YYYY-MM-DD */
  birth: string;
  issue: string;
  expiry: string;
  street: string;
  city: string;
  postalCode: string;
}

/**
 * The record of the PDF417 on the back (AAMVA DL/ID Card Design Standard, Annex D): header, one subfile designator, one
 * subfile of elements. What changed with the versions: the file type and the jurisdiction's version number in the header,
 * how dates are written, which elements hold the name.
 */
export function cardBarcode(facts: CardFacts): string {
  const body = elements(facts)
    .map(([id, value]) => `${id}${value}`)
    .join('\n');
  const subfile = `DL${body}\r`;
  const version = String(facts.version).padStart(2, '0');
  const type = facts.version === 1 ? 'AAMVA' : 'ANSI ';
  const own = facts.version === 1 ? '' : '00';
  const begin = `@\n\x1e\r${type}${facts.jurisdiction.issuer}${version}${own}01`;
  // the designator: two letters, offset and length of four digits each
  const offset = String(begin.length + 10).padStart(4, '0');
  return `${begin}DL${offset}${String(subfile.length).padStart(4, '0')}${subfile}`;
}

function elements(facts: CardFacts): [id: string, value: string][] {
  const { jurisdiction, version, birth, issue, expiry } = facts;
  const date = (iso: string): string => dateIn(iso, version, jurisdiction.country);
  const sex = facts.sex === 'M' ? '1' : facts.sex === 'F' ? '2' : '9';
  return [
    ['DAQ', facts.number],
    ...names(facts),
    ['DBB', date(birth)],
    ['DBA', date(expiry)],
    ['DBD', date(issue)],
    ['DBC', sex],
    ['DAU', version === 1 ? '506' : jurisdiction.country === 'USA' ? '066 in' : '168 cm'],
    ['DAY', 'BRO'],
    ['DAG', facts.street],
    ['DAI', facts.city],
    ['DAJ', jurisdiction.code],
    ['DAK', facts.postalCode.padEnd(11)],
    ...(version >= 2
      ? ([
          ['DCG', jurisdiction.country],
          ['DCF', `${facts.number.replaceAll('-', '')}${issue.slice(0, 4)}`],
        ] as [string, string][])
      : []),
  ];
}

function names({ version, surname, givenNames }: CardFacts): [string, string][] {
  const [first = 'NONE', ...middle] = givenNames.split(' ');
  if (version === 1) return [['DAA', [surname, first, ...middle].join(',')]];
  if (version <= 3)
    return [
      ['DCS', surname],
      ['DCT', [first, ...middle].join(',')],
    ];
  return [
    ['DCS', surname],
    ['DDE', 'N'],
    ['DAC', first],
    ['DDF', 'N'],
    ['DAD', middle.join(' ') || 'NONE'],
    ['DDG', 'N'],
  ];
}

/** Version 1 and Canada begin with the year, the United States with the month. */
function dateIn(iso: string, version: number, country: 'USA' | 'CAN'): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return version === 1 || country === 'CAN' ? year + month + day : month + day + year;
}
