import type { DocumentType } from '#checks/evidence.js';
import type { DocumentField } from '#checks/identity/document-facts.js';
import {
  contentOf,
  inventContent,
  type Content,
  type ContentParts,
} from '../../generator/documents/content.js';
import { inventHolder, type Holder } from '../../generator/documents/holder.js';
import { printedDate } from '../../generator/documents/printed-dates.js';
import type { Random } from '../../generator/documents/random.js';
import { issuingStates } from '../../generator/documents/states.catalogue.js';
import { today } from './judge.js';

/** Documents with a zone, on the picture or on the other side of the card. */
export const zonedKinds = ['TD3', 'TD1', 'TD1_FRONT', 'TD1_BOTH', 'TD2', 'MRVA', 'MRVB', 'FRA_ID'] as const;
export type ZonedKind = (typeof zonedKinds)[number];

export const declaredTypes: Record<ZonedKind, DocumentType> = {
  TD3: 'passport',
  TD1: 'id_card',
  TD1_FRONT: 'id_card',
  TD1_BOTH: 'id_card',
  TD2: 'id_card',
  MRVA: 'visa',
  MRVB: 'visa',
  FRA_ID: 'id_card',
};

/** What the generator of drawn documents makes up, of a kind that has a zone. */
export interface InventedDocument extends Content {
  kind: ZonedKind;
  fields: Record<DocumentField, string>;
  mrz: string[];
}

/** Kinds with zone and page on one picture. */
export const wholeKinds: readonly ZonedKind[] = ['TD3', 'TD3', 'TD1_BOTH', 'TD2'];

export function inventDocument(random: Random, kinds: readonly ZonedKind[] = zonedKinds): InventedDocument {
  return zoned(inventContent(random, random.pick(kinds), today));
}

function zoned(content: Content): InventedDocument {
  const { kind, fields, mrz } = content;
  const zonedKind = zonedKinds.find((one) => one === kind);
  if (!zonedKind || !mrz) throw new Error(`a document of the kind ${kind} has no zone`);
  // every kind that has a zone has every field
  return { ...content, kind: zonedKind, fields: fields as Record<DocumentField, string>, mrz };
}

/** The same document with other facts, zone and print alike. */
export function remade(content: InventedDocument, changes: Partial<ContentParts>): InventedDocument {
  const { kind, state, holder, fields, printed } = content;
  const home = issuingStates.find(({ code }) => code === content.nationality) ?? state;
  return zoned(
    contentOf({
      kind,
      state,
      home,
      holder,
      dates: datesOf(content),
      number: fields.document_number,
      personal: printed.personalNumber,
      ...changes,
    }),
  );
}

export function datesOf({ fields }: InventedDocument) {
  return { birth: fields.birth_date, issue: fields.issue_date, expiry: fields.expiry_date };
}

/** The page of one and the zone of another: what a forger leaves who changes one of the two. */
export function withZoneOf(page: InventedDocument, zone: InventedDocument): InventedDocument {
  return { ...page, mrz: zone.mrz };
}

export function dateAsPrinted(content: InventedDocument, iso: string): string {
  return printedDate(iso, content.state.dates, content.state.languages);
}

export function moved(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Another invented person, with no word of the name in common. */
export function anotherHolder(content: InventedDocument, random: Random): Holder {
  const words = (holder: Holder): string[] => wordsOf(`${holder.surname} ${holder.givenNames}`);
  const own = words(content.holder);
  for (let attempt = 0; attempt < 50; attempt++) {
    const holder = inventHolder(random.fork(`holder ${attempt}`), content.state);
    const differs = !words(holder).some((word) => own.some((one) => alike(one, word)));
    if (differs && holder.givenNames !== '' && holder.surname.length > 4) return holder;
  }
  throw new Error(`no other holder for ${content.state.code}`);
}

export function wordsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}

/** Names so close that romanisations of one name differ as much. */
function alike(one: string, other: string): boolean {
  return one.slice(0, 4) === other.slice(0, 4) || one.slice(-4) === other.slice(-4);
}

/** The name as its bearer writes it. */
export function spokenName({ holder }: InventedDocument): string {
  return `${holder.givenNames} ${holder.surname}`.trim();
}

export function honestClaims(content: InventedDocument) {
  return {
    name: spokenName(content),
    birth_date: content.fields.birth_date,
    document_number: content.fields.document_number,
  };
}
