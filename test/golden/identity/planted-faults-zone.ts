import { issuingStates } from '#checks/identity/states/issuing-states.catalogue.js';
import { checkDigit } from '#checks/identity/mrz/check-digit.js';
import { formatOf, layouts, type CheckRule } from '#checks/identity/mrz/formats.js';
import type { DocumentType } from '#checks/evidence.js';
import type { Random } from '../../generator/documents/random.js';
import { declaredTypes, inventDocument, moved, remade, type InventedDocument } from './invented-document.js';
import { today } from './judge.js';
import type { FaultKind } from './fault-kind.js';

/** Faults of the zone alone, as a scanner or chip reader gives its lines. */
export const zoneFaults: readonly FaultKind[] = [
  scanned('a check digit of scanned lines changed', 'identity.check_digits_wrong', (content, random) =>
    withDigit(content.mrz, random),
  ),
  scanned('a character of a scanned field changed', 'identity.check_digits_wrong', (content, random) =>
    withCharacter(content.mrz, random),
  ),
  scanned('a day no calendar has', 'identity.date_impossible', (content, random) =>
    withImpossibleDay(content.mrz, random),
  ),
  scanned('an expiry before the birth', 'identity.dates_contradict', (content, random) => {
    // as clerks of a forger copy one date for the other: the years a zone can hold apart
    const year = random.whole(2003, 2019);
    const born = `${year}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`;
    const issue = content.fields.issue_date;
    return remade(content, { dates: { birth: born, issue, expiry: moved(born, -random.whole(1, 700)) } }).mrz;
  }),
  scanned('a validity that has ended', 'identity.document_expired', (content, random) => {
    const expiry = moved(today, -random.whole(1, 3000));
    const { birth_date: birth, issue_date: issue } = content.fields;
    return remade(content, { dates: { birth, issue, expiry } }).mrz;
  }),
  scanned('a code no issuer has', 'identity.issuing_state_unknown', (content, random) => {
    const code = unknownState(random);
    return remade(content, { state: { ...content.state, code } }).mrz;
  }),
  scanned(
    'the example state of the standard',
    'identity.specimen_document',
    (content) => remade(content, { state: { ...content.state, code: 'UTO' } }).mrz,
  ),
  scanned('a person of published examples', 'identity.specimen_document', (content, random) => {
    const [surname, givenNames] = random.pick([
      ['SPECIMEN', 'KIM'],
      ['VZOREC', 'KIM'],
      ['MUSTERFRAU', 'KIM'],
      ['MUSTERMANN', 'ERIKA'],
      ['TRAVELER', 'HAPPY'],
    ] as const);
    return remade(content, { holder: { ...content.holder, surname, givenNames } }).mrz;
  }),
  scanned('a number of published examples', 'identity.specimen_document', (content, random) => {
    const [code, number] = random.pick([
      ['D', 'C01X00T47'],
      ['NLD', 'SPECI2014'],
      ['FIN', 'XP8271602'],
      ['POL', 'ZS0000177'],
    ] as const);
    return remade(content, { state: { ...content.state, code }, number, personal: null }).mrz;
  }),
  {
    name: 'another type than declared',
    code: 'identity.document_type_differs',
    plant(random) {
      const content = inventDocument(random, ['TD3', 'TD1', 'TD2', 'MRVA', 'MRVB']);
      const own = declaredTypes[content.kind];
      const others: DocumentType[] = ['passport', 'id_card', 'visa', 'driving_licence', 'residence_permit'];
      // one letter stands for identity cards and residence permits
      const possible = others.filter(
        (type) => type !== own && !(own === 'id_card' && type === 'residence_permit'),
      );
      return { claims: {}, documents: [{ declared: random.pick(possible), lines: content.mrz }] };
    },
  },
];

function scanned(
  name: string,
  code: string,
  change: (content: InventedDocument, random: Random) => string[],
): FaultKind {
  return {
    name,
    code,
    plant(random) {
      const content = inventDocument(random.fork('document'), ['TD3', 'TD1', 'TD2', 'MRVA', 'MRVB']);
      return { claims: {}, documents: [{ lines: change(content, random.fork('fault')) }] };
    },
  };
}

function rulesOf(lines: string[]): CheckRule[] {
  const format = formatOf(lines);
  // the digit of a long number stands elsewhere
  return format
    ? layouts[format].checks.filter(({ at }) => /\d/.test(lines[at.line]?.[at.position] ?? ''))
    : [];
}

function put(lines: string[], line: number, position: number, character: string): string[] {
  return lines.map((text, at) =>
    at === line ? text.slice(0, position) + character + text.slice(position + 1) : text,
  );
}

function withDigit(lines: string[], random: Random): string[] {
  const { at } = random.pick(rulesOf(lines));
  const now = Number(lines[at.line]?.[at.position]);
  return put(lines, at.line, at.position, String((now + random.whole(1, 9)) % 10));
}

/** A digit of a field for another, its check digits left as they were. */
function withCharacter(lines: string[], random: Random): string[] {
  const rule = random.pick(rulesOf(lines).filter(({ field }) => field !== 'composite'));
  const [field] = rule.over;
  if (!field) return lines;
  const places = Array.from({ length: field.to - field.from }, (_, at) => field.from + at);
  const digits = places.filter((place) => /\d/.test(lines[field.line]?.[place] ?? ''));
  const place = random.pick(digits);
  const now = Number(lines[field.line]?.[place]);
  return put(lines, field.line, place, String((now + random.whole(1, 9)) % 10));
}

/** A month and day that no calendar has, with every check digit made to fit. */
export function withImpossibleDay(lines: string[], random: Random): string[] {
  const dates = rulesOf(lines).filter(({ field }) => field === 'birth_date' || field === 'expiry_date');
  const [span] = random.pick(dates).over;
  if (!span) return lines;
  const monthDay = random.pick(['0230', '0431', '1301', '0132', '9999', '1131']);
  let changed = lines;
  for (const [at, digit] of [...monthDay].entries())
    changed = put(changed, span.line, span.from + 2 + at, digit);
  return withRightDigits(changed);
}

/** Every check digit made to follow from the characters as they are, the composite last. */
export function withRightDigits(lines: string[]): string[] {
  return rulesOf(lines).reduce((now, { over, at }) => {
    const text = over.map(({ line, from, to }) => (now[line] ?? '').slice(from, to)).join('');
    return put(now, at.line, at.position, checkDigit(text));
  }, lines);
}

function unknownState(random: Random): string {
  for (let attempt = 0; attempt < 100; attempt++) {
    const code = Array.from({ length: 3 }, () => random.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])).join('');
    if (!issuingStates.has(code)) return code;
  }
  return 'QQZ';
}
