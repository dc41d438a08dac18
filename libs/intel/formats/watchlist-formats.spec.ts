import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feed } from '../feed.js';
import { FeedStructureError } from '../format.js';
import { birthDatesIn } from './ofac-remarks.js';
import { ofacAltCsv, ofacCommentsCsv, ofacSdnCsv } from './ofac-sdn-csv.js';
import { unXml } from './un-xml.js';
import { addressLines, ultrasoundCsv, walletsCsv } from './wallet-lists.js';
import { watchlistCsv } from './watchlist-csv.js';

const feed: Feed = { id: 'test', kind: 'watchlist', format: 'x', path: 'x' };

describe('OFAC files', () => {
  it('keep individuals with names, programmes and birth dates, with or without a header', () => {
    const row =
      '101,"SAMPLE, Invented Person","individual","NPWMD] [IFSR",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 12 Mar 1970; alt. DOB 1971; POB Nowhere."';
    const company = '102,"SAMPLE TRADING CO","-0- ","NPWMD",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ';
    const header = 'ID,Name,Type,Country,Title,A,B,C,D,E,F,Details';
    for (const text of [`${row}\r\n${company}\r\n\u001a`, `${header}\n${row}\n${company}\n`]) {
      expect(ofacSdnCsv.parse(text, feed)).toEqual({
        rows: [
          {
            part: 'entry',
            uid: '101',
            names: ['SAMPLE, Invented Person'],
            birthDates: ['1970-03-12', '1971'],
            program: 'NPWMD, IFSR',
          },
        ],
        bad: [],
      });
    }
  });

  it('give aliases and overflowing remarks by the number of their entry', () => {
    expect(ofacAltCsv.parse('101,7,"aka","PERSON, Invented",-0- ', feed).rows).toEqual([
      { part: 'alias', uid: '101', name: 'PERSON, Invented' },
    ]);
    expect(ofacCommentsCsv.parse('101,"rest; DOB 1972."', feed).rows).toEqual([
      { part: 'remarks', uid: '101', text: 'rest; DOB 1972.' },
    ]);
  });

  it('set a row without a number aside, saying so', () => {
    expect(ofacAltCsv.parse('101,7,"aka","A B"\nhello,7,"aka","C D"', feed).bad).toEqual([
      { line: 2, why: '"hello" is not a record number' },
    ]);
  });

  it('birth dates are read in every form the list uses', () => {
    expect(birthDatesIn('DOB circa 1961; alt. DOB 03 Jan 1962; DOB 1963 to 1965; DOB Mar 1970')).toEqual([
      '1961',
      '1962-01-03',
      '1963',
      '1964',
      '1965',
      '1970',
    ]);
    expect(birthDatesIn('POB 1999 Street; DOB 1900 to 1980')).toEqual([]);
  });
});

describe('UN list', () => {
  const individual = `<INDIVIDUAL><DATAID>5</DATAID><FIRST_NAME>IN&amp;VENTED</FIRST_NAME><SECOND_NAME>PERSON</SECOND_NAME>
    <UN_LIST_TYPE>TEST</UN_LIST_TYPE><INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME>Other&#32;Name</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1980</FROM_YEAR><TO_YEAR>1981</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>`;
  const list = (inner: string) =>
    `<?xml version="1.0"?><CONSOLIDATED_LIST><INDIVIDUALS>${inner}</INDIVIDUALS></CONSOLIDATED_LIST>`;

  it('gives names, aliases and birth years', () => {
    expect(unXml.parse(list(individual), feed)).toEqual({
      rows: [
        {
          part: 'entry',
          uid: '5',
          names: ['IN&VENTED PERSON', 'Other Name'],
          birthDates: ['1980', '1981'],
          program: 'TEST',
        },
      ],
      bad: [],
    });
  });

  it('is refused when cut off, of another form, or when it declares entities', () => {
    const whole = list(individual);
    for (const text of [
      whole.slice(0, -40),
      whole.slice(0, 120),
      '<html></html>',
      `<!DOCTYPE x [<!ENTITY a "b">]>${whole}`,
    ]) {
      expect(() => unXml.parse(text, feed)).toThrow(FeedStructureError);
    }
  });
});

describe('lists of addresses and lists of our own', () => {
  const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

  it('read an address a line, and address with name', () => {
    expect(addressLines.parse(`# list\n${address}\nsee website\n`, feed)).toEqual({
      rows: [{ address, party: null }],
      bad: [{ line: 3, why: '"see website" is not a wallet address' }],
    });
    expect(ultrasoundCsv.parse(`address,name\n${address},"A PARTY"\n`, feed).rows).toEqual([
      { address, party: 'A PARTY' },
    ]);
  });

  it('read wallets-csv with party and status, naming a status that is none', () => {
    const parsed = walletsCsv.parse(
      `status,address,party\nsanctioned,${address},Invented\nbad,${address},\n`,
      feed,
    );
    expect(parsed.rows).toEqual([{ address, party: 'Invented', status: 'sanctioned' }]);
    expect(parsed.bad).toEqual([
      {
        line: 3,
        why: 'status "bad" is not one of sanctioned, formerly_sanctioned, named_by_authority, service',
      },
    ]);
  });

  it('read watchlist-csv in any order of columns, and name what is missing', () => {
    const parsed = watchlistCsv.parse(
      'name,uid,birth_dates,aliases\n"Doe, A",1,1980|1981-02-03,B|C\nX,2,1.1.80,\n',
      feed,
    );
    expect(parsed.rows).toEqual([
      {
        part: 'entry',
        uid: '1',
        names: ['Doe, A', 'B', 'C'],
        birthDates: ['1980', '1981-02-03'],
        program: null,
      },
    ]);
    expect(parsed.bad).toEqual([{ line: 3, why: 'birth date "1.1.80" is neither YYYY-MM-DD nor YYYY' }]);
    expect(() => watchlistCsv.parse('id,who\n1,2\n', feed)).toThrow('missing: uid, name');
  });

  it('answer any text with rows, bad rows or a structural error, never another failure', () => {
    const formats = [
      ofacSdnCsv,
      ofacAltCsv,
      ofacCommentsCsv,
      unXml,
      watchlistCsv,
      addressLines,
      ultrasoundCsv,
      walletsCsv,
    ];
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        for (const format of formats) {
          try {
            format.parse(text, feed);
          } catch (error) {
            expect(error, format.name).toBeInstanceOf(FeedStructureError);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
