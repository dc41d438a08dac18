import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardRecord } from './card-record.js';
import { jurisdictionOfIssuer } from './issuers.catalogue.js';
import { parseCard } from './parse-card.js';

/** A barcode as the standard has it, header offsets included. */
function card(version: number, issuer: string, elements: string[], kind = 'DL', extra = ''): string {
  const body = `${kind}${elements.join('\n')}\r`;
  const own = version >= 2 ? '00' : '';
  const count = extra ? '02' : '01';
  const head = `@\n\x1e\rANSI ${issuer}${String(version).padStart(2, '0')}${own}${count}`;
  const entry = (type: string, offset: number, length: number): string =>
    `${type}${String(offset).padStart(4, '0')}${String(length).padStart(4, '0')}`;
  const first = head.length + 10 * (extra ? 2 : 1);
  const second = extra ? entry(extra.slice(0, 2), first + body.length, extra.length) : '';
  return head + entry(kind, first, body.length) + second + body + extra;
}

function parsed(text: string): CardRecord {
  const record = parseCard(text);
  if (!record) throw new Error('not read');
  return record;
}

const newer = [
  'DAQT64235789',
  'DCSSAMPLETON',
  'DDEN',
  'DACMICHELLE',
  'DDFN',
  'DADROSE',
  'DDGN',
  'DBD06062019',
  'DBB06061986',
  'DBA12102031',
  'DBC2',
  'DCGUSA',
];

describe('barcode of a North American card', () => {
  it.each([4, 5, 6, 7, 8, 9, 10, 11, 12])('of version %i is read whole', (version) => {
    expect(parsed(card(version, '636000', newer))).toEqual({
      version,
      issuer: '636000',
      jurisdiction: 'US-VA',
      fields: {
        surname: 'SAMPLETON',
        given_names: 'MICHELLE ROSE',
        document_number: 'T64235789',
        birth_date: '1986-06-06',
        issue_date: '2019-06-06',
        expiry_date: '2031-12-10',
        issuing_state: 'USA',
        document_type: 'driving_licence',
      },
      truncated: [],
    });
  });

  it('of version 1 has its whole name in one element, or in three, and dates that begin with the year', () => {
    const whole = parsed(
      card(1, '636010', ['DAASAMPLETON,MICHELLE,ROSE,JR', 'DAQS514778530000', 'DBB19860606', 'DBA20080210']),
    );
    expect(whole.fields).toMatchObject({
      surname: 'SAMPLETON',
      given_names: 'MICHELLE ROSE',
      birth_date: '1986-06-06',
      issuing_state: 'USA',
    });
    const parts = parsed(card(1, '636010', ['DABSAMPLETON', 'DACMICHELLE', 'DADROSE', 'DAQS514778530000']));
    expect(parts.fields).toMatchObject({ surname: 'SAMPLETON', given_names: 'MICHELLE ROSE' });
  });

  it('says no name where nobody can tell which word is the family name', () => {
    const { fields } = parsed(card(1, '636010', ['DAAMICHELLE ROSE SAMPLETON', 'DAQ1']));
    expect(fields).not.toHaveProperty('surname');
    expect(fields).not.toHaveProperty('given_names');
  });

  it.each([2, 3])('of version %i has all given names in one element', (version) => {
    const elements = ['DCSSAMPLETON', 'DCTMICHELLE,ROSE', 'DAQA1', 'DBB06061986'];
    expect(parsed(card(version, '636015', elements)).fields).toMatchObject({
      surname: 'SAMPLETON',
      given_names: 'MICHELLE ROSE',
    });
  });

  it('of Canada has dates that begin with the year, whatever its version', () => {
    const elements = ['DCSTREMBLAY', 'DACÉLODIE', 'DAQT1234', 'DBB19860606', 'DBA20311210', 'DCGCAN'];
    expect(parsed(card(8, '604428', elements))).toMatchObject({
      jurisdiction: 'CA-QC',
      fields: {
        given_names: 'ÉLODIE',
        birth_date: '1986-06-06',
        expiry_date: '2031-12-10',
        issuing_state: 'CAN',
      },
    });
  });

  it('is read alike from Latin-1 and from UTF-8', () => {
    const text = card(8, '604428', ['DCSTREMBLAY', 'DACÉLODIE', 'DAQT1234']);
    const utf8 = Buffer.from(text, 'utf8').toString('latin1');
    expect(parsed(utf8).fields.given_names).toBe('ÉLODIE');
    expect(parsed(text).fields.given_names).toBe('ÉLODIE');
  });

  it('takes a value only from its own element, not from letters inside another', () => {
    const record = parsed(
      card(9, '636034', ['DAG12 DACOTAH DCS STREET', 'DAIDBBVILLE', 'DAQABC123456', 'DCSBARR', 'DACANN']),
    );
    expect(record.fields).toMatchObject({ surname: 'BARR', given_names: 'ANN' });
    expect(record.fields).not.toHaveProperty('birth_date');
  });

  it('knows an identity card, an enhanced licence and a card with a subfile of the issuer', () => {
    expect(parsed(card(9, '636014', newer, 'ID')).fields.document_type).toBe('id_card');
    expect(parsed(card(9, '636045', newer, 'EN')).fields.document_type).toBe('driving_licence');
    const withOwn = parsed(card(9, '636014', newer, 'DL', 'ZCZCABRN\nZCBBRN\r'));
    expect(withOwn.fields).toMatchObject({ surname: 'SAMPLETON', document_type: 'driving_licence' });
  });

  it('leaves out middle names that are none and marks names that are cut', () => {
    const elements = newer.map((one) => (one === 'DADROSE' ? 'DADNONE' : one === 'DDEN' ? 'DDET' : one));
    const record = parsed(card(9, '636000', elements));
    expect(record.fields.given_names).toBe('MICHELLE');
    expect(record.truncated).toEqual(['surname']);
  });

  it.each([
    ['without its last terminator', (text: string) => text.slice(0, -1)],
    ['with other separators', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with wrong offsets', (text: string) => text.replace(/DL\d{8}/, 'DL99990001')],
    ['with the older file type', (text: string) => text.replace('ANSI ', 'AAMVA')],
    ['without the record separator', (text: string) => text.replace('\x1e', '')],
  ])('is read %s', (_, change) => {
    expect(parsed(change(card(9, '636000', newer))).fields).toEqual(parsed(card(9, '636000', newer)).fields);
  });

  it('has no expiry where the card has none', () => {
    const elements = newer.map((one) => (one.startsWith('DBA') ? 'DBA12319999' : one));
    expect(parsed(card(9, '636000', elements)).fields).not.toHaveProperty('expiry_date');
  });

  it('is nothing where the text is of another kind', () => {
    for (const text of [
      '',
      '@',
      'https://example.org',
      '%FLMIAMI^SAMPLETON$MICHELLE^',
      'ANSI 636000',
      '\0\0',
    ])
      expect(parseCard(text)).toBeNull();
  });

  it('never throws, whatever the text is', () => {
    const start = fc.constantFrom('', '@\n\x1e\rANSI 636000090001DL00310269DLDAQ');
    fc.assert(
      fc.property(
        start,
        fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
        (head, rest) => {
          expect(() => parseCard(head + rest)).not.toThrow();
        },
      ),
    );
  });

  it('has an issuer for every state of the United States and every part of Canada', () => {
    const all = Object.values(jurisdictionOfIssuer);
    expect(new Set(all).size).toBe(all.length);
    // fifty states, the federal district and five territories; ten provinces and three territories
    expect(all.filter((code) => code.startsWith('US-')).length).toBe(56);
    expect(all.filter((code) => code.startsWith('CA-')).length).toBe(13);
  });
});
