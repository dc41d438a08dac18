import { describe, expect, it } from 'vitest';
import { datesIn, dayOf } from './printed-date.js';

const asOf = new Date('2026-11-01');
const days = (text: string): string[] =>
  datesIn(text).flatMap(({ readings }) => readings.map((reading) => dayOf(reading, true, asOf)));

describe('printed date', () => {
  it.each([
    ['12.08.1974', ['1974-08-12', '1974-12-08']],
    ['25.12.1982', ['1982-12-25']],
    ['1974-08-12', ['1974-08-12']],
    ['2015/03/31', ['2015-03-31']],
    ['12 AUG/AOÛT 74', ['1974-08-12']],
    ['12AUG/AOUT74', ['1974-08-12']],
    ['8 Août/Aug 2006', ['2006-08-08']],
    ['100KT/OCT 1971', ['1971-10-10']],
    ['29 JON /JUN 11', ['2011-06-29']],
    ['13LIP/JUL2006', ['2006-07-13']],
    ['13 LIP 2006', ['2006-06-13', '2006-07-13']],
    ['August 12, 1974', ['1974-08-12']],
    ['1974 AUG 12', ['1974-08-12']],
    ['VADUZ, 23.06.2008', ['2008-06-23']],
    ['26.08.95', ['1995-08-26']],
    ['07.08.13', ['2013-08-07', '2013-07-08']],
  ])('%s may be %o', (text, expected) => {
    expect(days(text)).toEqual(expected);
  });

  it.each(['21.121971', '01072014', '121282-88882'])('%s is one whose digits run together', (text) => {
    expect(datesIn(text)).toMatchObject([{ loose: true }]);
  });

  it.each(['31.02.1999', '99999999R', 'L898902C3', 'HEIDESTR. 17', '5412751234123456', '170 cm', ''])(
    '%s is none',
    (text) => {
      expect(datesIn(text)).toEqual([]);
    },
  );

  it('takes two digits of a year for a past one of births and for a near one of expiries', () => {
    const [date] = datesIn('26.10.33');
    const [reading] = date?.readings ?? [];
    expect(reading && dayOf(reading, true, asOf)).toBe('1933-10-26');
    expect(reading && dayOf(reading, false, asOf)).toBe('2033-10-26');
  });

  it('knows its place in the text', () => {
    const [date] = datesIn('née le 12.08.1974 à Nantes');
    expect([date?.from, date?.to]).toEqual([7, 17]);
  });
});
