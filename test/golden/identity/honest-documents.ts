import type { ClaimKind } from '#checks/evidence.js';
import { strengthRank } from '#signals/signal.js';
import { randomOf, type Random } from '../../generator/documents/random.js';
import { cardReading, inventCard } from './invented-card.js';
import {
  declaredTypes,
  honestClaims,
  inventDocument,
  spokenName,
  wholeKinds,
  type InventedDocument,
} from './invented-document.js';
import { honestPeculiarities } from './honest-peculiarities.js';
import { judge, weighed, type Vetting } from './judge.js';
import { licenceReading } from './invented-licence.js';
import { readingOf } from './reading-of.js';
import { wears, type Wear } from './wear.js';

/** How honest people write their name beside what the document says; null where a name can't be written so. */
export const nameVariants: Record<string, (document: InventedDocument) => string | null> = {
  'as printed': spokenName,
  'surname first, with a comma': ({ holder }) =>
    holder.givenNames ? `${holder.surname}, ${holder.givenNames}` : holder.surname,
  'first of several given names': ({ holder }) =>
    holder.givenNames.includes(' ') ? `${holder.givenNames.split(' ')[0] ?? ''} ${holder.surname}` : null,
  'further given names as initials': ({ holder }) => {
    const [first = '', ...more] = holder.givenNames.split(' ');
    return more.length === 0
      ? null
      : `${first} ${more.map((name) => `${name.charAt(0)}.`).join(' ')} ${holder.surname}`;
  },
  'without marks on letters': (document) => spokenName(document).normalize('NFD').replace(/\p{M}/gu, ''),
  'in capitals': (document) => spokenName(document).toUpperCase(),
  'hyphens as blanks': (document) => spokenName(document).replaceAll('-', ' '),
  'double name with a hyphen': ({ holder }) =>
    holder.surname.includes(' ')
      ? `${holder.givenNames} ${holder.surname.replaceAll(' ', '-')}`.trim()
      : null,
  'one of two surnames': ({ holder }) => {
    const [first = '', second] = holder.surname.split(/[ -]/);
    return second && first.length > 4 && holder.givenNames ? `${holder.givenNames} ${first}` : null;
  },
  'married name added': ({ holder }) =>
    holder.givenNames ? `${holder.givenNames} ${holder.surname} Beispielhuber` : null,
};

export interface Honest extends Vetting {
  what: string;
}

/** Honest people with documents that are lawful and peculiar, on pictures from good to worn. */
export function honestDocuments(count: number, seed: number): Honest[] {
  return Array.from({ length: count }, (_, at) => {
    const random = randomOf(`${seed} honest ${at}`);
    // each wear as often as any other
    const wear = wears[at % wears.length];
    if (!wear) throw new Error('there are no wears');
    const make = makers[Math.floor(at / wears.length) % makers.length] ?? plain;
    return make(random, wear);
  });
}

const makers: readonly ((random: Random, wear: Wear) => Honest)[] = [
  plain,
  plain,
  peculiar,
  peculiar,
  northAmerican,
  plain,
  licence,
  peculiar,
  twoDocuments,
  scannedLines,
];

function plain(random: Random, wear: Wear): Honest {
  const document = inventDocument(random.fork('document'));
  return handedIn(document, random, wear, document.kind);
}

function peculiar(random: Random, wear: Wear): Honest {
  const kind = random.pick(honestPeculiarities);
  const document = kind.make(inventDocument(random.fork('document'), kind.kinds ?? wholeKinds), random);
  return handedIn(document, random, wear, kind.name);
}

function handedIn(document: InventedDocument, random: Random, wear: Wear, what: string): Honest {
  const { claims, variant } = claimsOf(document, random.fork('claims'));
  return {
    what: `${what}, ${wear.name}, name ${variant}`,
    claims,
    documents: [
      {
        ...(random.chance(0.7) ? { declared: declaredTypes[document.kind] } : {}),
        reading: readingOf(document, { wear, random: random.fork('taken') }),
      },
    ],
  };
}

function claimsOf(document: InventedDocument, random: Random) {
  const possible = Object.entries(nameVariants).flatMap(([variant, write]) => {
    const name = write(document);
    return name ? [{ variant, name }] : [];
  });
  const { variant, name } = random.pick(possible);
  const { birth_date, document_number } = document.fields;
  const claims: Partial<Record<ClaimKind, string>> = {
    name,
    ...(/^\d{4}-\d\d-\d\d$/.test(birth_date) ? { birth_date } : {}),
    ...(random.chance(0.5) ? { document_number } : {}),
  };
  return { claims, variant };
}

function northAmerican(random: Random, wear: Wear): Honest {
  const card = inventCard(random.fork('card'));
  const { givenNames, surname, birth, number } = card.face;
  return {
    what: `North American card, ${wear.name}`,
    claims: { name: `${givenNames} ${surname}`, birth_date: birth, document_number: number },
    documents: [{ declared: 'driving_licence', reading: cardReading(card, wear, random.fork('picture')) }],
  };
}

function licence(random: Random, wear: Wear): Honest {
  const document = inventDocument(random.fork('document'), ['TD1_FRONT']);
  return {
    what: `European licence, ${wear.name}`,
    claims: honestClaims(document),
    documents: [
      { declared: 'driving_licence', reading: licenceReading(document, wear, random.fork('picture')) },
    ],
  };
}

/** A passport and the card that was issued later: another number, the same person. */
function twoDocuments(random: Random, wear: Wear): Honest {
  const passport = inventDocument(random.fork('document'), ['TD3']);
  const fresh = inventDocument(random.fork('document'), ['TD1_BOTH']);
  const one = handedIn(passport, random.fork('one'), wear, 'passport and card');
  const other = handedIn(fresh, random.fork('other'), wear, '');
  const same = fresh.fields.birth_date === passport.fields.birth_date;
  return same ? { ...one, documents: [...one.documents, ...other.documents] } : one;
}

function scannedLines(random: Random): Honest {
  const document = inventDocument(random.fork('document'));
  const { claims, variant } = claimsOf(document, random.fork('claims'));
  return {
    what: `${document.kind} lines of a scanner, name ${variant}`,
    claims,
    documents: [{ declared: declaredTypes[document.kind], lines: document.mrz }],
  };
}

export interface HonestTally {
  documents: number;
  /** with a signal that weighs strong or more */
  strong: string[];
  /** of each code that weighs anything, in how many documents it was seen, and its greatest strength */
  seen: Map<string, number>;
  unavailable: number;
}

/** What the rules say of honest documents. */
export async function judgeHonest(all: readonly Honest[]): Promise<HonestTally> {
  const tally: HonestTally = { documents: all.length, strong: [], seen: new Map(), unavailable: 0 };
  for (const [at, one] of all.entries()) {
    const result = await judge(one);
    if (result.outcome === 'unavailable') tally.unavailable++;
    const weighty = weighed(result).filter(({ strength }) => strength !== 'none');
    for (const key of new Set(weighty.map(({ code, strength }) => `${code} ${strength}`)))
      tally.seen.set(key, (tally.seen.get(key) ?? 0) + 1);
    const strong = weighty.filter(({ strength }) => strengthRank(strength) >= strengthRank('strong'));
    if (strong.length > 0)
      tally.strong.push(`${at} ${one.what}: ${strong.map(({ code }) => code).join(', ')}`);
  }
  return tally;
}
