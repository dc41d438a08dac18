import type { DocumentReading, PrintedText } from '#checks/identity/document-reader.js';
import { inventNumber } from '../../generator/documents/invented-details.js';
import { inventHolder } from '../../generator/documents/holder.js';
import type { Random } from '../../generator/documents/random.js';
import { issuingStates } from '../../generator/documents/states.catalogue.js';
import { moved, wordsOf } from './invented-document.js';
import { today } from './judge.js';
import { textRead } from './text-read.js';
import type { Wear } from './wear.js';

/** What a North American licence says, in one form for both of its sides. */
export interface CardFacts {
  surname: string;
  givenNames: string;
  number: string;
  /** YYYY-MM-DD */
  birth: string;
  issue: string;
  expiry: string;
}

export interface Card {
  issuer: (typeof issuers)[number];
  face: CardFacts;
  barcode: CardFacts;
}

/** Issuer identification numbers of the standard, with the form of the licence number. */
const issuers = [
  { iin: '636014', state: 'CA', number: 'A9999999' },
  { iin: '636001', state: 'NY', number: '999999999' },
  { iin: '636015', state: 'TX', number: '99999999' },
  { iin: '636010', state: 'FL', number: 'A999999999999' },
  { iin: '636000', state: 'VA', number: 'A99999999' },
  { iin: '636023', state: 'OH', number: 'AA999999' },
] as const;

/** An honest card: both sides say the same. */
export function inventCard(random: Random): Card {
  const issuer = random.pick(issuers);
  const home = issuingStates.find(({ code }) => code === 'USA');
  if (!home) throw new Error('the generator knows no USA');
  const holder = inventHolder(random.fork('holder'), home);
  const issue = moved(today, -random.whole(30, 1500));
  const birth = moved(issue, -random.whole(19 * 365, 68 * 365));
  const facts: CardFacts = {
    surname: wordsOf(holder.surname).join(' '),
    givenNames: wordsOf(holder.givenNames).join(' ') || 'ALEX',
    number: inventNumber(random.fork('number'), issuer.number),
    birth,
    issue,
    // on a birthday, some years on
    expiry: `${Number(issue.slice(0, 4)) + random.pick([5, 6, 8])}${birth.slice(4)}`.replace(
      '-02-29',
      '-02-28',
    ),
  };
  return { issuer, face: facts, barcode: facts };
}

/** Version 10 of the standard: header, one subfile, a line for each element. */
export function aamvaText({ issuer, barcode }: Card): string {
  const { surname, givenNames, number, birth, issue, expiry } = barcode;
  const [first = '', ...middle] = givenNames.split(' ');
  const elements = [
    `DAQ${number}`,
    `DCS${surname}`,
    'DDEN',
    `DAC${first}`,
    'DDFN',
    `DAD${middle.join(' ') || 'NONE'}`,
    'DDGN',
    'DCAC',
    'DCBNONE',
    'DCDNONE',
    `DBD${monthFirst(issue)}`,
    `DBB${monthFirst(birth)}`,
    `DBA${monthFirst(expiry)}`,
    'DBC9',
    'DAU068 IN',
    'DAYBRO',
    'DAG1 INVENTED STREET',
    'DAINOWHERE',
    `DAJ${issuer.state}`,
    'DAK000000000  ',
    'DCF0000000000',
    'DCGUSA',
  ];
  const subfile = `DL${elements.join('\n')}\r`;
  const head = `@\n\u001e\rANSI ${issuer.iin}100001`;
  const offset = String(head.length + 10).padStart(4, '0');
  return `${head}DL${offset}${String(subfile.length).padStart(4, '0')}${subfile}`;
}

function monthFirst(iso: string): string {
  return `${iso.slice(5, 7)}${iso.slice(8)}${iso.slice(0, 4)}`;
}

/** Face and back on one picture. */
export function cardReading(card: Card, wear: Wear, random: Random): DocumentReading {
  const { face, issuer } = card;
  const date = (iso: string): string => `${iso.slice(5, 7)}/${iso.slice(8)}/${iso.slice(0, 4)}`;
  const lines: [label: string, value: string, x: number, y: number][] = [
    ['DRIVER LICENSE', '', 0.3, 0.03],
    ['USA', issuer.state, 0.05, 0.03],
    ['4d DL', face.number, 0.35, 0.1],
    ['1 LN', face.surname, 0.35, 0.16],
    ['2 FN', face.givenNames, 0.35, 0.21],
    ['3 DOB', date(face.birth), 0.35, 0.26],
    ['4b EXP', date(face.expiry), 0.35, 0.31],
    ['4a ISS', date(face.issue), 0.35, 0.36],
  ];
  const page = lines.flatMap(([label, value, x, y]): PrintedText[] => {
    if (value && random.chance(wear.lost)) return [];
    const text = value ? `${label} ${value}` : label;
    return [textRead(text, { x, y, width: 0.014 * text.length, height: 0.03 }, wear, random)];
  });
  return {
    readable: true,
    quality: { widthPx: 1700, heightPx: 2100, pages: 1, faults: wear.faults },
    mrz: null,
    page,
    barcodes: [
      { format: 'PDF417', text: aamvaText(card), region: { x: 0.1, y: 0.6, width: 0.8, height: 0.2 } },
    ],
    traces: { editor: null, screen: false, ghosts: [] },
    pictureHash: Array.from({ length: 64 }, () => random.whole(0, 15).toString(16)).join(''),
    derived: [],
  };
}
