import type { DocumentField } from '../document-facts.js';
import { isCalendarDay } from '../mrz/dates.js';
import type { CardRecord } from './card-record.js';
import { elementsOf, type CardElements } from './elements.js';
import { jurisdictionOfIssuer } from './issuers.catalogue.js';

/**
 * What the barcode of a North American licence or identity card says, by the AAMVA DL/ID Card Design Standard of 2000
 * (version 1) to the newest; nothing is guessed: a field that can't be told apart is left out.
 *
 * @param text the bytes of the barcode as Latin-1
 * @returns null for text that is not of this standard
 */
export function parseCard(text: string): CardRecord | null {
  const elements = elementsOf(text);
  if (!elements) return null;
  const jurisdiction = jurisdictionOfIssuer[elements.issuer] ?? null;
  const found: Partial<Record<DocumentField, string | null>> = {
    ...nameOf(elements),
    document_number: valueOf(elements, 'DAQ'),
    birth_date: dateOf(elements, 'DBB'),
    issue_date: dateOf(elements, 'DBD'),
    expiry_date: dateOf(elements, 'DBA'),
    issuing_state: stateOf(elements, jurisdiction),
    document_type: typeOf(elements),
  };
  const fields: CardRecord['fields'] = {};
  for (const [field, value] of Object.entries(found)) if (value) fields[field as DocumentField] = value;
  return {
    version: elements.version,
    issuer: elements.issuer,
    jurisdiction,
    fields,
    truncated: truncatedFields(elements),
  };
}

/** Words that stand for an absent value, as the standard has them and as issuers write them. */
const absent = /^(NONE|UNAVL|UNAVAILABLE|N\/A|NMN|NMI|)$/;

function valueOf({ values }: CardElements, id: string): string | null {
  const value = (values.get(id) ?? '').trim().replace(/\s+/g, ' ').toUpperCase();
  return absent.test(value) ? null : value;
}

/**
 * Version 1 has the whole name in DAA ("family,given,middle,suffix") or its parts in DAB, DAC and DAD; versions 2 and 3
 * the family name in DCS and all given names in DCT; from version 4 on DCS, DAC and DAD. Issuers mix them, so each is
 * looked for in all.
 */
function nameOf(elements: CardElements): { surname: string | null; given_names: string | null } {
  const family = valueOf(elements, 'DCS') ?? valueOf(elements, 'DAB');
  const given = wordsOf(valueOf(elements, 'DAC') ?? valueOf(elements, 'DCT'));
  if (family || given) {
    const middle = elements.values.has('DAC') ? wordsOf(valueOf(elements, 'DAD')) : null;
    return { surname: wordsOf(family), given_names: [given, middle].filter(Boolean).join(' ') || null };
  }
  // without a comma nobody can tell which word is the family name
  const [whole, ...rest] = (valueOf(elements, 'DAA') ?? '').split(/[,$@]/).map((part) => part.trim());
  if (!whole || rest.length === 0) return { surname: null, given_names: null };
  return { surname: whole, given_names: rest.slice(0, 2).filter(Boolean).join(' ') || null };
}

function wordsOf(name: string | null): string | null {
  const words = (name ?? '').split(/[,\s]+/).filter((word) => !absent.test(word));
  return words.join(' ') || null;
}

/**
 * CCYYMMDD in version 1 and in Canada, MMDDCCYY in the United States since version 2. Which one it is shows by itself: no
 * month is above 12 and no century of a living person's dates below 18.
 */
function dateOf(elements: CardElements, id: string): string | null {
  const digits = (elements.values.get(id) ?? '').replace(/[-/\s]/g, '');
  if (!/^\d{8}$/.test(digits)) return null;
  const iso =
    Number(digits.slice(0, 2)) > 12
      ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
      : `${digits.slice(4)}-${digits.slice(0, 2)}-${digits.slice(2, 4)}`;
  // years like 9999 stand for a card without end
  return isCalendarDay(iso) && iso >= '1800' && iso < '2200' ? iso : null;
}

const countries: Readonly<Record<string, string>> = { US: 'USA', CA: 'CAN', MX: 'MEX' };

function stateOf(elements: CardElements, jurisdiction: string | null): string | null {
  const written = valueOf(elements, 'DCG');
  if (written && /^(USA|CAN|MEX)$/.test(written)) return written;
  return jurisdiction ? (countries[jurisdiction.slice(0, 2)] ?? null) : null;
}

function typeOf({ kind }: CardElements): string | null {
  if (kind === 'ID') return 'id_card';
  return kind === 'DL' || kind === 'EN' ? 'driving_licence' : null;
}

function truncatedFields(elements: CardElements): DocumentField[] {
  const cut = (id: string): boolean => valueOf(elements, id) === 'T';
  return [
    ...(cut('DDE') ? (['surname'] as const) : []),
    ...(cut('DDF') || cut('DDG') ? (['given_names'] as const) : []),
  ];
}
