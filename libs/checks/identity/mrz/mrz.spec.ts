import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterValue, checkDigit } from './check-digit.js';
import { composeMrz, type MrzFields } from './compose.js';
import { birthDate, expiryDate } from './dates.js';
import { layouts } from './formats.js';
import { allCheckDigitsHold, isWellFormed, parseMrz, type Mrz } from './parse.js';

const asOf = new Date('2026-11-01T00:00:00Z');

function parsed(lines: string[]): Mrz {
  const result = parseMrz(lines, asOf);
  if (!result.ok) throw new Error(result.message);
  return result.mrz;
}

const letters = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: min, maxLength: max })
    .map((all) => all.join(''));
const alphanumeric = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'), { minLength: min, maxLength: max })
    .map((all) => all.join(''));
const date = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2026-10-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(2, 10).replaceAll('-', ''));
const fields: fc.Arbitrary<MrzFields> = fc
  .constantFrom<MrzFields['format']>('TD1', 'TD2', 'TD3', 'MRVA', 'MRVB')
  .chain((format) =>
    fc.record({
      format: fc.constant(format),
      documentCode: fc.constant(format.startsWith('MRV') ? 'V' : format === 'TD3' ? 'P' : 'I'),
      issuingState: fc.constantFrom('NLD', 'D', 'CAN'),
      surname: letters(1, 12),
      givenNames: letters(0, 8),
      // TD2 has room for seven characters of optional data: five of a long number, its digit and a filler
      documentNumber: format === 'TD1' || format === 'TD2' ? alphanumeric(1, 14) : alphanumeric(1, 9),
      nationality: letters(3, 3),
      birthDate: date,
      sex: fc.constantFrom<MrzFields['sex']>('F', 'M', '<'),
      expiryDate: date,
    }),
  );

describe('check digit of ICAO Doc 9303 Part 3', () => {
  it('gives the digits printed in the standard', () => {
    expect(checkDigit('520727')).toBe('3');
    expect(checkDigit('AB2134<<<')).toBe('5');
  });
});

describe('machine-readable zone', () => {
  it.each([
    ['TD3', ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']],
    [
      'TD1',
      ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
    ],
    ['TD2', ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6']],
    [
      'MRVA',
      ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'],
    ],
  ])('holds every check digit of the specimen printed in the standard: %s', (format, lines) => {
    const mrz = parsed(lines);
    expect(mrz.format).toBe(format);
    expect(mrz.checkDigits.filter((digit) => !digit.holds)).toEqual([]);
    expect([mrz.surname, mrz.givenNames]).toEqual(['ERIKSSON', 'ANNA MARIA']);
  });

  it('reads a document number that goes on in the optional data', () => {
    const mrz = parsed([
      'I<UTOD23145890<7349<<<<<<<<<<<',
      '3407127M9507122UTO<<<<<<<<<<<2',
      'STEVENSON<<PETER<JOHN<<<<<<<<<',
    ]);
    expect(mrz.documentNumber).toBe('D23145890734');
    expect(allCheckDigitsHold(mrz)).toBe(true);
  });

  it('parses back whatever was composed, with every check digit holding', () => {
    fc.assert(
      fc.property(fields, (given) => {
        const mrz = parsed(composeMrz(given));
        expect(mrz).toMatchObject({
          format: given.format,
          documentCode: given.documentCode,
          issuingState: given.issuingState,
          surname: given.surname,
          givenNames: given.givenNames,
          documentNumber: given.documentNumber,
        });
        expect(mrz.birthDate).toMatchObject({ text: given.birthDate });
        expect(allCheckDigitsHold(mrz)).toBe(true);
      }),
    );
  });

  it('finds every change of one character that the arithmetic can see', () => {
    fc.assert(
      fc.property(
        fields,
        fc.nat(),
        fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<'),
        (given, at, to) => {
          const lines = composeMrz(given);
          // the last check of each format covers most; take a place that some check covers
          const covered = layouts[given.format].checks.flatMap((rule) => rule.over);
          const part = covered[at % covered.length];
          if (!part) throw new Error('no covered part');
          const position = part.from + (at % (part.to - part.from));
          const line = lines[part.line] ?? '';
          const visible =
            (characterValue(line.charCodeAt(position)) - characterValue(to.charCodeAt(0))) % 10 !== 0;
          fc.pre(visible);
          const changed = [...lines];
          changed[part.line] = line.slice(0, position) + to + line.slice(position + 1);
          const result = parseMrz(changed, asOf);
          expect(result.ok && allCheckDigitsHold(result.mrz)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the lines are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 50 }), { maxLength: 4 }), (lines) => {
        expect(typeof parseMrz(lines, asOf).ok).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom([3, 30], [2, 36], [2, 44]),
        fc.infiniteStream(fc.constantFrom(...'A1<')),
        ([n = 0, m = 0], all) => {
          const lines = Array.from({ length: n }, () =>
            Array.from({ length: m }, () => all.next().value as string).join(''),
          );
          expect(typeof parseMrz(lines, asOf).ok).toBe('boolean');
        },
      ),
    );
  });

  it('names the fault of lines that are too short, and corrects nothing', () => {
    expect(parseMrz(['P<UTOERIKSSON', 'L898902C36UTO'], asOf)).toMatchObject({
      ok: false,
      fault: 'line_count_or_length',
    });
    expect(parseMrz(['p<uto', 'x'], asOf)).toMatchObject({ ok: false, fault: 'character' });
  });

  it('reads the older French card by its own layout', () => {
    const first = 'IDFRADUPONT<<<<<<<<<<<<<<<<<<<<75P01';
    const number = '100175P00123';
    const body = `${number}${checkDigit(number)}JEANNE<<<<<<<<900214${checkDigit('900214')}F`;
    const mrz = parsed([first, body + checkDigit(first + body)]);
    expect(mrz).toMatchObject({
      format: 'FRA_ID',
      surname: 'DUPONT',
      givenNames: 'JEANNE',
      expiryDate: null,
    });
    expect(allCheckDigitsHold(mrz)).toBe(true);
  });
});

const frenchCard: MrzFields = {
  format: 'FRA_ID',
  documentCode: 'ID',
  issuingState: 'FRA',
  surname: 'DE LA TOUR',
  givenNames: 'JEANNE MARIE',
  documentNumber: '100175P00123',
  nationality: 'FRA',
  birthDate: '900214',
  sex: 'F',
  expiryDate: '',
  optionalData: '75P001',
};

describe('national formats', () => {
  it('composes the older French card, its given names parted by two fillers', () => {
    const lines = composeMrz(frenchCard);
    expect(lines.map((line) => line.length)).toEqual([36, 36]);
    expect(lines[1]).toContain('JEANNE<<MARIE<900214');
    const mrz = parsed(lines);
    expect(mrz).toMatchObject({
      format: 'FRA_ID',
      surname: 'DE LA TOUR',
      givenNames: 'JEANNE MARIE',
      documentNumber: '100175P00123',
      expiryDate: null,
    });
    expect(allCheckDigitsHold(mrz) && isWellFormed(mrz)).toBe(true);
  });

  it('reads the French driving licence, whose digits cover all before them', () => {
    const mrz = parsed(['D1FRA13AA000026181231MARTIN<<9']);
    expect(mrz).toMatchObject({
      format: 'FRA_DL',
      documentCode: 'D1',
      surname: 'MARTIN',
      givenNames: '',
      documentNumber: '13AA00002',
      birthDate: null,
      expiryDate: { iso: '2018-12-31' },
    });
    expect(allCheckDigitsHold(mrz) && isWellFormed(mrz)).toBe(true);
  });

  it('reads the Dutch driving licence by its own layout, never by the French', () => {
    const line = composeMrz({
      ...frenchCard,
      format: 'NLD_DL',
      documentCode: 'D1',
      issuingState: 'NLD',
      documentNumber: '5012345678',
      optionalData: '659VV72K1KD54',
    });
    expect(line).toEqual([`D1NLD15012345678659VV72K1KD54${checkDigit('D1NLD15012345678659VV72K1KD54')}`]);
    const mrz = parsed(line);
    expect(mrz).toMatchObject({
      format: 'NLD_DL',
      surname: '',
      documentNumber: '5012345678',
      birthDate: null,
      expiryDate: null,
    });
    expect(allCheckDigitsHold(mrz) && isWellFormed(mrz)).toBe(true);
  });

  it('reads no single line of a state whose layout is not known', () => {
    const line = `D1HRV${'0'.repeat(25)}`;
    expect(parseMrz([line], asOf)).toMatchObject({ ok: false, fault: 'line_count_or_length' });
  });

  it('reads the Swiss driving licence and never accepts it by digits that it does not have', () => {
    const lines = ['AAA001D<<', 'FACHE305142128097<<800126<<<<<', 'MARCHAND<<FABIENNE<<<<<<<<<<<<'];
    const mrz = parsed(lines);
    expect(mrz).toMatchObject({
      format: 'CHE_DL',
      documentNumber: '305142128097',
      surname: 'MARCHAND',
      givenNames: 'FABIENNE',
      birthDate: { iso: '1980-01-26' },
      expiryDate: null,
      checkDigits: [],
    });
    expect(isWellFormed(mrz)).toBe(true);
    expect(allCheckDigitsHold(mrz)).toBe(false);
    const composed = composeMrz({
      ...frenchCard,
      format: 'CHE_DL',
      documentCode: 'FA',
      issuingState: 'CHE',
      surname: 'MARCHAND',
      givenNames: 'FABIENNE',
      documentNumber: '305142128097',
      birthDate: '800126',
      optionalData: 'AAA001D',
    });
    expect(composed).toEqual(lines);
    expect(isWellFormed(parsed(lines.map((line) => line.replace('AAA001D', 'AAA0O1D'))))).toBe(false);
  });

  it('holds the number of a Belgian card, whose digit counts the filler between both parts', () => {
    const [, birth, name] = composeMrz({
      ...frenchCard,
      format: 'TD1',
      issuingState: 'BEL',
      nationality: 'BEL',
      documentNumber: '1',
      optionalData: '',
      expiryDate: '301231',
    });
    const holds = (first: string): boolean | undefined =>
      parsed([first, birth ?? '', name ?? '']).checkDigits.find(({ field }) => field === 'document_number')
        ?.holds;
    expect(holds('IDBEL000590240<6013<<<<<<<<<<<')).toBe(true);
    expect(holds('IDBEL600001795<0152<<<<<<<<<<<')).toBe(true);
    expect(holds('IDBEL600001795<0153<<<<<<<<<<<')).toBe(false);
    expect(holds('I<UTO000590240<6013<<<<<<<<<<<')).toBe(false);
  });
});

describe('a zone is built right', () => {
  const passport: MrzFields = {
    ...frenchCard,
    format: 'TD3',
    documentCode: 'P',
    expiryDate: '301231',
    optionalData: '',
    documentNumber: '08CD50338',
  };
  const built = (change: (line: string) => string, fields: MrzFields = passport): boolean =>
    isWellFormed(parsed(composeMrz(fields).map((line, at) => (at === 0 ? change(line) : line))));
  const name = (field: string) => (line: string) => line.slice(0, 5) + field.padEnd(39, '<');

  it.each(['DUPONT<<JEANNE', 'DUPONT', 'DE<LA<TOUR<<JEANNE<MARIE', 'O<<A', 'A'.repeat(39)])(
    'with the name %s',
    (field) => {
      expect(built(name(field))).toBe(true);
    },
  );

  it.each([
    '<DUPONT<<JEANNE',
    'DUPONT<<<JEANNE',
    'DUPONT<<JEANNE<<MARIE',
    'DUPONT<<JEANNE<<<<<<<K<<',
    'DUPONT<<JEANNEKKKK',
    'DUPONT<<JEANNE<<<<<<CCC',
    'DUP0NT<<JEANNE',
  ])('not with the name %s', (field) => {
    expect(built(name(field))).toBe(false);
  });

  it('knows the states, and takes an unknown one only where it stands in both places', () => {
    expect(built((line) => line.replace('FRA', 'GBR'))).toBe(true);
    expect(built((line) => line.replace('FRA', 'FBA'))).toBe(false);
    expect(built((line) => line, { ...passport, issuingState: 'QQQ', nationality: 'QQQ' })).toBe(true);
    expect(built((line) => line, { ...passport, issuingState: 'D', nationality: 'D' })).toBe(true);
    expect(built((line) => line, { ...passport, issuingState: 'UTO', nationality: 'XXC' })).toBe(true);
    expect(built((line) => line, { ...passport, nationality: 'FRN' })).toBe(false);
  });

  it('begins with a letter that documents of its form bear', () => {
    for (const code of ['P', 'PM', 'I', 'AR']) {
      expect(built((line) => line, { ...passport, documentCode: code })).toBe(true);
    }
    expect(built((line) => line, { ...passport, documentCode: 'F' })).toBe(false);
  });

  it('has a number that neither begins with a filler nor has two within', () => {
    expect(built((line) => line, { ...passport, documentNumber: 'A<1234' })).toBe(true);
    expect(built((line) => line, { ...passport, documentNumber: '<A1234' })).toBe(false);
    expect(built((line) => line, { ...passport, documentNumber: 'A<<123' })).toBe(false);
  });
});

describe('two-digit years', () => {
  it('puts a birth into the past and an expiry near', () => {
    expect(birthDate('260101', asOf)).toMatchObject({ iso: '2026-01-01' });
    expect(birthDate('261231', asOf)).toMatchObject({ iso: '1926-12-31' });
    expect(expiryDate('351231', asOf)).toMatchObject({ iso: '2035-12-31' });
    expect(expiryDate('120415', asOf)).toMatchObject({ iso: '2012-04-15' });
  });

  it('knows a day that no calendar has from a day left open', () => {
    expect(birthDate('900230', asOf).kind).toBe('impossible');
    expect(birthDate('90<<<<', asOf)).toMatchObject({ kind: 'partly_unknown', year: 1990 });
    expect(expiryDate('<<<<<<', asOf)).toMatchObject({ kind: 'partly_unknown', year: null });
    expect(birthDate('9A0214', asOf).kind).toBe('impossible');
  });
});
