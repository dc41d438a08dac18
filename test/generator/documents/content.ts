import { composeMrz, type MrzFields } from '#checks/identity/mrz/compose.js';
import { checkDigit } from '#checks/identity/mrz/check-digit.js';
import type { DocumentField } from '#checks/identity/document-facts.js';
import type { CardFacts } from './card-barcode.js';
import { inventHolder, type Holder } from './holder.js';
import { inventDates, inventNumber, short, type Dates } from './invented-details.js';
import { printedDate } from './printed-dates.js';
import type { Random } from './random.js';
import { issuingStates, type IssuingState } from './states.catalogue.js';
import { writtenInMrz, type Spelling } from './written-in-mrz.js';

export { inventNumber } from './invented-details.js';

export const documentKinds = [
  /** passport */
  'TD3',
  /** card, its back with the zone */
  'TD1',
  /** card, its front, which has no zone */
  'TD1_FRONT',
  /** front and back on one picture */
  'TD1_BOTH',
  'TD2',
  'MRVA',
  'MRVB',
  /** the French card issued until 2021 */
  'FRA_ID',
  /** front of a driving licence of the European Union */
  'EU_LICENCE',
  /** North American licences: face, back with its barcode, both on one picture */
  'AAMVA_FRONT',
  'AAMVA_BACK',
  'AAMVA_BOTH',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** One document before it is drawn: what the zone says and what is printed are apart, so that a fault can part them. */
export interface Content {
  kind: DocumentKind;
  state: IssuingState;
  holder: Holder;
  /** code of the holder's state, another than the issuer's on visas */
  nationality: string;
  /** all fields in the product's form: dates YYYY-MM-DD, states by ICAO code, names as printed */
  fields: Partial<Record<DocumentField, string>>;
  /** as it stands on the page */
  printed: {
    surname: string;
    givenNames: string;
    documentNumber: string;
    nationality: string;
    birthDate: string;
    issueDate: string;
    expiryDate: string;
    personalNumber: string | null;
  };
  /** the lines of the zone; null where the document has none */
  mrz: string[] | null;
  /** of a North American licence */
  card?: { facts: CardFacts; barcode: string };
}

/** @param asOf YYYY-MM-DD; the document is valid on that day */
export function inventParts(random: Random, kind: DocumentKind, asOf: string): ContentParts {
  const state = stateFor(random, kind);
  const isVisa = kind === 'MRVA' || kind === 'MRVB';
  const home = isVisa ? random.pick(issuingStates.filter(({ code }) => code !== state.code)) : state;
  const holder = inventHolder(random.fork('holder'), home);
  // the last of the older French cards were issued in the summer of 2021, for 15 years
  const lastIssue = kind === 'FRA_ID' ? '2021-07-01' : asOf;
  const dates = inventDates(random.fork('dates'), validYears(random, kind), asOf, lastIssue);
  const pattern =
    kind === 'FRA_ID' ? `${short(dates.issue).slice(0, 4)}99999999` : numberPattern(kind, state);
  const number = inventNumber(random.fork('number'), pattern);
  const personal = random.chance(0.3) ? inventNumber(random.fork('personal'), '9999999999') : null;
  return { kind, state, home, holder, dates, number, personal };
}

/** Zone and print of an honest document, of a person and with dates that are invented. */
export function inventContent(random: Random, kind: DocumentKind, asOf: string): Content {
  return contentOf(inventParts(random, kind, asOf));
}

export interface ContentParts {
  kind: DocumentKind;
  state: IssuingState;
  home: IssuingState;
  holder: Holder;
  dates: Dates;
  number: string;
  personal: string | null;
}

/** Zone and print of the same facts, as an honest issuer makes them. */
export function contentOf(parts: ContentParts): Content {
  const { kind, state, home, holder, dates, number, personal } = parts;
  // most issuers print names in capitals; in Turkish the capital of i has its dot
  const asPrinted = (name: string): string =>
    mixedCase.has(state.code) ? name : name.toLocaleUpperCase(state.code === 'TUR' ? 'tr' : 'en');
  const date = (iso: string): string =>
    printedDate(iso, kind === 'EU_LICENCE' ? 'dots' : state.dates, state.languages);
  return {
    kind,
    state,
    holder,
    nationality: home.code,
    fields: {
      surname: holder.surname,
      given_names: holder.givenNames,
      document_number: number,
      birth_date: dates.birth,
      issue_date: dates.issue,
      expiry_date: dates.expiry,
      issuing_state: state.code,
      nationality: home.code,
      document_type: documentCode(kind),
    },
    printed: {
      surname: asPrinted(holder.surname),
      givenNames: asPrinted(holder.givenNames),
      documentNumber: number,
      nationality: kind === 'MRVA' || kind === 'MRVB' ? home.code : home.nationality,
      birthDate: date(dates.birth),
      issueDate: date(dates.issue),
      expiryDate: date(dates.expiry),
      personalNumber: personal,
    },
    mrz: zoneOf(parts),
  };
}

function zoneOf({ kind, state, home, holder, dates, number, personal }: ContentParts): string[] | null {
  if (kind === 'FRA_ID') return oldFrenchZone(holder, state.spelling, number, dates);
  const format = zoneFormats[kind];
  if (!format) return null;
  const roomForMore = kind !== 'TD2' && kind !== 'MRVB' && number.length <= 9;
  return composeMrz({
    format,
    documentCode: documentCode(kind),
    issuingState: state.code,
    surname: writtenInMrz(holder.surname, home.spelling),
    givenNames: writtenInMrz(holder.givenNames, home.spelling),
    documentNumber: number,
    nationality: home.code,
    birthDate: short(dates.birth),
    sex: holder.sex === 'X' ? '<' : holder.sex,
    expiryDate: short(dates.expiry),
    ...(personal && roomForMore ? { optionalData: personal } : {}),
  });
}

/**
 * Two lines of 36 (layout FRA_ID of the product's formats): surname and department above; number, given names, birth, sex and
 * composite digit below.
 */
function oldFrenchZone(holder: Holder, spelling: Spelling, number: string, dates: Dates): string[] {
  const field = (text: string, room: number): string =>
    writtenInMrz(text, spelling).replaceAll(' ', '<').slice(0, room).padEnd(room, '<');
  const given = writtenInMrz(holder.givenNames, spelling).replaceAll(' ', '<<').slice(0, 14).padEnd(14, '<');
  const upper = `IDFRA${field(holder.surname, 25)}${number.slice(4, 6)}<${number.slice(6, 9)}`;
  const birth = short(dates.birth);
  const lower = `${number}${checkDigit(number)}${given}${birth}${checkDigit(birth)}${holder.sex === 'X' ? 'M' : holder.sex}`;
  return [upper, lower + checkDigit(upper + lower)];
}

const zoneFormats: Partial<Record<DocumentKind, MrzFields['format']>> = {
  TD3: 'TD3',
  TD1: 'TD1',
  TD1_FRONT: 'TD1',
  TD1_BOTH: 'TD1',
  TD2: 'TD2',
  MRVA: 'MRVA',
  MRVB: 'MRVB',
};

function validYears(random: Random, kind: DocumentKind): number {
  if (kind === 'MRVA' || kind === 'MRVB') return random.pick([1, 2, 5]);
  return kind === 'FRA_ID' || kind === 'EU_LICENCE' ? 15 : 10;
}

/** issuers that print names in small letters too */
const mixedCase: ReadonlySet<string> = new Set(['NLD', 'LUX', 'BEL']);

const euLicences: ReadonlySet<string> = new Set(
  'D AUT SWE DNK FIN NLD BEL LUX FRA ESP PRT ITA POL CZE SVK HUN ROU HRV SVN LTU LVA EST GRC IRL'.split(' '),
);

function documentCode(kind: DocumentKind): string {
  if (kind === 'TD3') return 'P';
  if (kind === 'MRVA' || kind === 'MRVB') return 'V';
  if (kind === 'EU_LICENCE') return 'D';
  return kind === 'TD2' ? 'I' : 'ID';
}

function stateFor(random: Random, kind: DocumentKind): IssuingState {
  if (kind === 'FRA_ID') return random.pick(issuingStates.filter(({ code }) => code === 'FRA'));
  if (kind === 'EU_LICENCE') return random.pick(issuingStates.filter(({ code }) => euLicences.has(code)));
  if (kind === 'TD2') return random.pick(issuingStates.filter(({ largeCards }) => largeCards));
  return random.pick(issuingStates);
}

function numberPattern(kind: DocumentKind, state: IssuingState): string {
  if (kind === 'TD3') return state.passportNumber;
  return kind === 'MRVA' || kind === 'MRVB' ? '999999999' : state.cardNumber;
}
