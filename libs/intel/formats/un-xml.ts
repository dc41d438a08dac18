import { FeedStructureError, type BadRow, type FeedFormat } from '../format.js';
import type { WatchlistRow } from '../feed-rows.js';
import { yearsBetween } from './ofac-remarks.js';

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  const plain = text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named[name as string] ?? whole;
      const point = decimal !== undefined ? Number(decimal) : parseInt(hex as string, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
  return plain.replace(/\s+/g, ' ').trim();
}

/** The inner text of each <tag>...</tag>; the list nests no element in one of the same name. */
function* elements(xml: string, tag: string): Generator<string> {
  const [open, close] = [`<${tag}>`, `</${tag}>`];
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const end = xml.indexOf(close, at);
    if (end < 0) throw new FeedStructureError(`<${tag}> is not closed: the file is cut off`);
    yield xml.slice(at + open.length, end);
    at = end + close.length;
  }
}

function texts(xml: string, tag: string): string[] {
  return [...elements(xml, tag)].map(decoded).filter((text) => text !== '');
}

function birthDates(individual: string): string[] {
  const dates: string[] = [];
  for (const birth of elements(individual, 'INDIVIDUAL_DATE_OF_BIRTH')) {
    const [day, year] = [texts(birth, 'DATE')[0], texts(birth, 'YEAR')[0]];
    const [from, to] = [texts(birth, 'FROM_YEAR')[0], texts(birth, 'TO_YEAR')[0]];
    if (day !== undefined && /^\d{4}-\d\d-\d\d/.test(day)) dates.push(day.slice(0, 10));
    else if (year !== undefined && /^\d{4}$/.test(year)) dates.push(year);
    else if (from !== undefined && to !== undefined) dates.push(...yearsBetween(Number(from), Number(to)));
  }
  return [...new Set(dates)];
}

function readIndividual(xml: string): WatchlistRow | string {
  const uid = texts(xml, 'DATAID')[0];
  const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].flatMap((tag) =>
    texts(xml, tag).slice(0, 1),
  );
  if (uid === undefined || parts.length === 0) return 'an individual without DATAID or name';
  const aliases = [...elements(xml, 'INDIVIDUAL_ALIAS')].flatMap((alias) => texts(alias, 'ALIAS_NAME'));
  const names = [...new Set([parts.join(' '), ...texts(xml, 'NAME_ORIGINAL_SCRIPT'), ...aliases])];
  return {
    part: 'entry',
    uid,
    names,
    birthDates: birthDates(xml),
    program: texts(xml, 'UN_LIST_TYPE')[0] ?? null,
  };
}

/**
 * UN Security Council consolidated list, individuals only (schema: un.org/sc/resources/sc-sanctions.xsd). The reader
 * knows elements and the five predefined entities, nothing else: a document type or entity declaration is refused.
 */
export const unXml: FeedFormat<WatchlistRow> = {
  name: 'un-xml',
  kind: 'watchlist',
  parse: (text) => {
    if (!text.includes('<CONSOLIDATED_LIST'))
      throw new FeedStructureError('no <CONSOLIDATED_LIST>: not the UN consolidated list');
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
      throw new FeedStructureError('document type and entity declarations are not read');
    const rows: WatchlistRow[] = [];
    const bad: BadRow[] = [];
    let line = 0;
    for (const individual of elements(text, 'INDIVIDUAL')) {
      line++;
      const row = readIndividual(individual);
      if (typeof row === 'string') bad.push({ line, why: row });
      else rows.push(row);
    }
    if (!text.trimEnd().endsWith('</CONSOLIDATED_LIST>'))
      throw new FeedStructureError('the file is cut off before </CONSOLIDATED_LIST>');
    return { rows, bad };
  },
};
