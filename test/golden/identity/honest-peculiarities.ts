import { withRightDigits } from './planted-faults-zone.js';
import type { Random } from '../../generator/documents/random.js';
import {
  dateAsPrinted,
  datesOf,
  moved,
  remade,
  type InventedDocument,
  type ZonedKind,
} from './invented-document.js';
import { today } from './judge.js';

export interface Peculiarity {
  name: string;
  kinds?: readonly ZonedKind[];
  make(document: InventedDocument, random: Random): InventedDocument;
}

const birthAt = { TD1_BOTH: [1, 0], TD2: [1, 13], TD3: [1, 13] } as const;
const expiryAt = { TD1_BOTH: [1, 8], TD2: [1, 21], TD3: [1, 21] } as const;

/** What is lawful on a document and looks wrong to a careless rule. */
export const honestPeculiarities: readonly Peculiarity[] = [
  {
    name: 'day of birth unknown',
    make: (document) => {
      const year = document.fields.birth_date.slice(0, 4);
      return {
        ...document,
        fields: { ...document.fields, birth_date: year },
        printed: { ...document.printed, birthDate: `XX XX ${year}` },
        mrz: withDate(document, birthAt, `${year.slice(2)}<<<<`),
      };
    },
  },
  {
    name: 'card without expiry',
    kinds: ['TD1_BOTH'],
    make: (document) => ({
      ...document,
      printed: { ...document.printed, expiryDate: '' },
      mrz: withDate(document, expiryAt, '<<<<<<'),
    }),
  },
  {
    name: 'card that runs out in 2099',
    kinds: ['TD1_BOTH'],
    make: (document) => remade(document, { dates: { ...datesOf(document), expiry: '2099-12-31' } }),
  },
  {
    name: 'number longer than its field',
    kinds: ['TD1_BOTH'],
    make: (document, random) =>
      remade(document, { number: String(random.whole(1e11, 1e12 - 1)), personal: null }),
  },
  {
    name: 'name longer than its field',
    make: (document) => {
      const { surname, givenNames } = document.holder;
      const holder = {
        ...document.holder,
        surname: `${surname} Wilhelmsdorfer-Achternbusch`,
        givenNames: `${givenNames || 'Kim'} Maximiliane Theodora`,
      };
      return remade(document, { holder });
    },
  },
  {
    name: 'one name only',
    make: (document) =>
      remade(document, { holder: { ...document.holder, surname: 'Suhartawan', givenNames: '' } }),
  },
  {
    name: 'name at birth printed too',
    make: (document) => ({
      ...document,
      printed: { ...document.printed, surname: `${document.printed.surname} GEB. BEISPIELHUBER` },
    }),
  },
  {
    name: 'dates printed with a two-digit year',
    make: (document) => {
      const short = (iso: string): string => `${iso.slice(8)}.${iso.slice(5, 7)}.${iso.slice(2, 4)}`;
      const { birth, issue, expiry } = datesOf(document);
      return {
        ...document,
        printed: {
          ...document.printed,
          birthDate: short(birth),
          issueDate: short(issue),
          expiryDate: short(expiry),
        },
      };
    },
  },
  {
    name: 'number printed with blanks',
    make: (document) => ({
      ...document,
      printed: {
        ...document.printed,
        documentNumber: document.printed.documentNumber.replace(/(.{3})(?=.)/g, '$1 '),
      },
    }),
  },
  {
    name: 'document of a child, five years',
    make: (document, random) => {
      const issue = moved(today, -random.whole(30, 1400));
      const dates = { birth: moved(issue, -random.whole(100, 5000)), issue, expiry: moved(issue, 5 * 365) };
      return remade(document, { dates });
    },
  },
  {
    name: 'last days of ten years and nine months',
    kinds: ['TD3'],
    make: (document, random) => {
      const issue = moved(today, -random.whole(3700, 3800));
      return remade(document, { dates: { ...datesOf(document), issue, expiry: moved(issue, 3925) } });
    },
  },
  {
    name: 'page turned: a zone that was read, print that was not',
    make: (document) => ({
      ...document,
      printed: {
        ...document.printed,
        surname: '',
        givenNames: '',
        birthDate: dateAsPrinted(document, document.fields.birth_date),
      },
    }),
  },
];

/** Another date in the zone, six characters, with check digits that follow. */
function withDate(
  { kind, mrz }: InventedDocument,
  places: Partial<Record<ZonedKind, readonly [number, number]>>,
  date: string,
): string[] {
  const [line, from] = places[kind] ?? [];
  if (line === undefined || from === undefined) throw new Error(`${kind} has no such date`);
  return withRightDigits(
    mrz.map((text, at) => (at === line ? text.slice(0, from) + date + text.slice(from + 6) : text)),
  );
}
