import type { DocumentField } from '#checks/identity/document-facts.js';
import { formatOf, layouts } from '#checks/identity/mrz/formats.js';
import { inventNumber } from '../../generator/documents/invented-details.js';
import type { Random } from '../../generator/documents/random.js';
import { issuingStates } from '../../generator/documents/states.catalogue.js';
import {
  anotherHolder,
  dateAsPrinted,
  datesOf,
  inventDocument,
  moved,
  remade,
  wholeKinds,
  withZoneOf,
  type InventedDocument,
  type ZonedKind,
} from './invented-document.js';
import { today } from './judge.js';
import type { FaultKind } from './fault-kind.js';
import { withImpossibleDay } from './planted-faults-zone.js';
import { readingOf } from './reading-of.js';
import { wears, type Wear } from './wear.js';

const zoneDiffers = 'identity.zone_differs_from_print';

const statesWithKnownPassports = ['D', 'GBR', 'FRA', 'ITA', 'BRA', 'JPN', 'IND', 'FIN', 'HUN', 'HRV'];

/** Faults that show when the printed page is read too. */
export const pageFaults: readonly FaultKind[] = [
  pictured('zone and page with different numbers', zoneDiffers, (content, random) =>
    parted(content, random, { number: otherNumber(content, random) }),
  ),
  pictured('zone and page with different birth dates', zoneDiffers, (content, random) => {
    const dates = { ...datesOf(content), birth: moved(content.fields.birth_date, random.whole(40, 4000)) };
    return parted(content, random, { dates });
  }),
  pictured('zone and page with different expiry dates', zoneDiffers, (content, random) => {
    const dates = { ...datesOf(content), expiry: moved(content.fields.expiry_date, random.whole(40, 1500)) };
    return parted(content, random, { dates });
  }),
  pictured('zone and page with different persons', zoneDiffers, (content, random) =>
    parted(content, random, { holder: anotherHolder(content, random) }),
  ),
  pictured('zone and page with different surnames', zoneDiffers, (content, random) => {
    const { surname } = anotherHolder(content, random);
    return parted(content, random, { holder: { ...content.holder, surname } });
  }),
  pictured('zone and page with different states of the holder', zoneDiffers, (content, random) => {
    const home = random.pick(issuingStates.filter(({ code }) => code !== content.state.code));
    // some issuers print the code; the word for a people is not compared
    const printed = { ...content.printed, nationality: content.state.code };
    return { ...content, printed, mrz: remade(content, { home }).mrz };
  }),
  pictured(
    'a field altered on zone and page, its digits left',
    'identity.check_digits_wrong',
    (content, random) => {
      const changed = oneDigitOther(content, random);
      return withZoneOf(changed.content, { ...content, mrz: changed.lines });
    },
  ),
  pictured('a day no calendar has, on a picture', 'identity.date_impossible', (content, random) => ({
    ...content,
    mrz: withImpossibleDay(content.mrz, random),
  })),
  pictured('an issue after the expiry', 'identity.dates_contradict', (content, random) => {
    const issue = moved(content.fields.expiry_date, random.whole(1, 2000));
    return remade(content, { dates: { ...datesOf(content), issue } });
  }),
  pictured('an issue before the birth', 'identity.dates_contradict', (content, random) => {
    const issue = moved(content.fields.birth_date, -random.whole(1, 2000));
    return remade(content, { dates: { ...datesOf(content), issue } });
  }),
  pictured(
    'a validity longer than the issuer grants',
    'identity.validity_too_long',
    (content, random) => {
      const issue = moved(today, -random.whole(30, 900));
      const expiry = moved(issue, Math.round(365.25 * random.whole(12, 25)));
      return remade(content, { dates: { ...datesOf(content), issue, expiry } });
    },
    ['TD3'],
  ),
  pictured(
    'a number of another form than the issuer uses',
    'identity.number_format_differs',
    (content, random) => {
      // the form of few issuers is known
      const state = random.pick(issuingStates.filter(({ code }) => statesWithKnownPassports.includes(code)));
      const number = inventNumber(random, random.pick(['99AA9', 'A9A9A9', 'AAA99A', '9999A', 'AAAAA9']));
      return remade(content, { state, home: state, number });
    },
    ['TD3'],
  ),
  traced('a picture of a screen', 'identity.picture_of_screen', { screen: true }),
  traced('the mark of an editing program', 'identity.editor_traces', { editor: 'Invented Editor 3' }),
  traced('a part compressed otherwise', 'identity.compression_ghost', {
    ghosts: [{ x: 0.3, y: 0.4, width: 0.2, height: 0.05 }],
  }),
  {
    name: 'a zone too poor to read',
    code: 'identity.document_not_read',
    plant(random) {
      const wear: Wear = {
        name: 'ruined',
        printSlips: 0.4,
        zoneSlips: 0.3,
        lost: 0.8,
        joined: 0.5,
        faults: ['blurred'],
      };
      const content = inventDocument(random, wholeKinds);
      return { claims: {}, documents: [{ reading: readingOf(content, { wear, random }) }] };
    },
  },
];

function pictured(
  name: string,
  code: string,
  change: (content: InventedDocument, random: Random) => InventedDocument,
  kinds: readonly ZonedKind[] = wholeKinds,
): FaultKind {
  return {
    name,
    code,
    plant(random) {
      const content = change(inventDocument(random.fork('document'), kinds), random.fork('fault'));
      return { claims: {}, documents: [{ reading: readingOf(content, taken(random)) }] };
    },
  };
}

function traced(
  name: string,
  code: string,
  traces: Partial<ReturnType<typeof readingOf>['traces']>,
): FaultKind {
  return {
    name,
    code,
    plant(random) {
      const reading = readingOf(inventDocument(random, wholeKinds), taken(random));
      return {
        claims: {},
        documents: [{ reading: { ...reading, traces: { ...reading.traces, ...traces } } }],
      };
    },
  };
}

/** Mostly good pictures: what can't be read is asked for again, and that is another matter. */
export function taken(random: Random): { wear: Wear; random: Random } {
  const [scanned, photographed] = wears;
  if (!scanned || !photographed) throw new Error('the list of wears is short');
  return { wear: random.chance(0.85) ? scanned : photographed, random: random.fork('taken') };
}

/** The page changed and the zone left, or the other way round with right digits. */
function parted(
  content: InventedDocument,
  random: Random,
  changes: Parameters<typeof remade>[1],
): InventedDocument {
  const other = remade(content, changes);
  return random.chance(0.5) ? withZoneOf(content, other) : withZoneOf(other, content);
}

/** As a forger makes one who must not change its length: one to four characters of their kind. */
function otherNumber({ fields }: InventedDocument, random: Random): string {
  const number = [...fields.document_number];
  const count = random.whole(1, 4);
  const places = number.map((_, at) => at).filter((at) => /\d/.test(number[at] ?? ''));
  for (let done = 0; done < count; done++) {
    const at = random.pick(places);
    number[at] = String((Number(number[at]) + random.whole(1, 9)) % 10);
  }
  const changed = number.join('');
  return changed === fields.document_number
    ? changed.replace(/\d/, (digit) => String((Number(digit) + 4) % 10))
    : changed;
}

/** One digit of number, birth or expiry is another on the page and in the zone; all check digits stay. */
function oneDigitOther(
  content: InventedDocument,
  random: Random,
): { content: InventedDocument; lines: string[] } {
  const isLong = content.fields.document_number.length > 9;
  const dates = ['birth_date', 'expiry_date'] as const;
  const field = random.pick(isLong ? dates : (['document_number', ...dates] as const));
  const format = formatOf(content.mrz);
  if (!format) throw new Error('no zone');
  const span = {
    document_number: 'documentNumber',
    birth_date: 'birthDate',
    expiry_date: 'expiryDate',
  } as const;
  const { line, from } = layouts[format][span[field]] ?? { line: 0, from: 0 };
  // years: a change there leaves a day of the calendar
  const at =
    field === 'document_number'
      ? content.fields.document_number.slice(0, 9).search(/\d(?=\D*$)/)
      : random.whole(0, 1);
  const now = Number(content.mrz[line]?.[from + at]);
  const digit = String((now + random.whole(1, 9)) % 10);
  const lines = content.mrz.map((text, row) =>
    row === line ? text.slice(0, from + at) + digit + text.slice(from + at + 1) : text,
  );
  return { content: printedWith(content, field, lines[line]?.slice(from, from + 9) ?? ''), lines };
}

function printedWith(content: InventedDocument, field: DocumentField, zone: string): InventedDocument {
  if (field === 'document_number') {
    const documentNumber = zone.replace(/<+$/, '') + content.fields.document_number.slice(9);
    return { ...content, printed: { ...content.printed, documentNumber } };
  }
  const before = field === 'birth_date' ? content.fields.birth_date : content.fields.expiry_date;
  const year = Number(zone.slice(0, 2));
  const century = field === 'birth_date' && year > 26 ? '19' : '20';
  const iso = `${century}${zone.slice(0, 2)}${before.slice(4)}`;
  const printed = dateAsPrinted(content, iso);
  return {
    ...content,
    printed: {
      ...content.printed,
      ...(field === 'birth_date' ? { birthDate: printed } : { expiryDate: printed }),
    },
  };
}
