import { describe, expect, it } from 'vitest';
import type { PrintedText } from '../document-reader.js';
import { locateFields } from './locate-fields.js';

const asOf = new Date('2026-11-01');
const text = (words: string, x: number, y: number): PrintedText => ({
  text: words,
  confidence: 0.98,
  region: { x, y, width: 0.012 * words.length, height: 0.04 },
});

const values = (texts: PrintedText[], issuer?: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(locateFields(texts, issuer ? { asOf, issuer } : { asOf })).map(([field, found]) => [
      field,
      found.value,
    ]),
  );

describe('fields of a printed page', () => {
  it('are located below their labels in two columns, whatever their language', () => {
    const texts = [
      text('PERSONALAUSWEIS', 0.05, 0.05),
      text('Name/Surname/Nom', 0.35, 0.2),
      text('MÜSTERFRAU', 0.35, 0.25),
      text('Vornamen/Given names/Prénoms', 0.35, 0.32),
      text('ERIKA LENA', 0.35, 0.37),
      text('Geburtstag/Date of birth', 0.35, 0.44),
      text('Staatsangehörigkeit/Nationality', 0.7, 0.44),
      text('12.08.1964', 0.35, 0.49),
      text('D', 0.7, 0.49),
      text('Gültig bis/Date of expiry', 0.35, 0.56),
      text('Ausweisnummer', 0.7, 0.56),
      text('31.10.2030', 0.35, 0.61),
      text('T22000129', 0.7, 0.61),
    ];
    expect(values(texts, 'D')).toEqual({
      surname: 'MÜSTERFRAU',
      given_names: 'ERIKA LENA',
      document_number: 'T22000129',
      birth_date: '1964-08-12',
      expiry_date: '2030-10-31',
      nationality: 'D',
      document_type: 'id_card',
    });
  });

  it('are located by the numbers of a driving licence of the European Union', () => {
    const texts = [
      text('DRIVING LICENCE', 0.2, 0.05),
      text('1. MORGENSTERN', 0.35, 0.2),
      text('2.', 0.35, 0.28),
      text('SARA BETH', 0.39, 0.28),
      text('3. 11.03.1976 CARDIFF', 0.35, 0.36),
      text('4a. 19.01.2023 4c. DVLA', 0.35, 0.44),
      text('4b. 18.01.2033', 0.35, 0.52),
      text('5. MORGE753116SM9IJ 35', 0.35, 0.6),
    ];
    expect(values(texts)).toEqual({
      surname: 'MORGENSTERN',
      given_names: 'SARA BETH',
      birth_date: '1976-03-11',
      issue_date: '2023-01-19',
      expiry_date: '2033-01-18',
      document_number: 'MORGE753116SM9IJ35',
      document_type: 'driving_licence',
    });
  });

  it('are located beside the abbreviations of a North American licence, the month before the day', () => {
    const texts = [
      text('DRIVER LICENSE', 0.6, 0.05),
      text('4d DLN', 0.35, 0.15),
      text('I1234562', 0.45, 0.15),
      text('4b EXP 08/01/2030', 0.35, 0.23),
      text('4a ISS 07/02/2022', 0.65, 0.23),
      text('1 LN CARDHOLDER', 0.35, 0.31),
      text('2FN IMA', 0.35, 0.39),
      text('3DOB08/12/1977', 0.35, 0.47),
    ];
    expect(values(texts, 'USA')).toEqual({
      surname: 'CARDHOLDER',
      given_names: 'IMA',
      document_number: 'I1234562',
      birth_date: '1977-08-12',
      issue_date: '2022-07-02',
      expiry_date: '2030-08-01',
      document_type: 'driving_licence',
    });
  });

  it('are dates without a label where their order leaves no other', () => {
    const texts = [
      text('12.08.1974', 0.35, 0.3),
      text('Gültig bis', 0.65, 0.45),
      text('16.04.2022', 0.35, 0.5),
      text('15.04.2032', 0.65, 0.5),
    ];
    expect(values(texts)).toEqual({
      birth_date: '1974-08-12',
      issue_date: '2022-04-16',
      expiry_date: '2032-04-15',
    });
    // a fourth date leaves one too many
    expect(values([...texts, text('01.02.2019', 0.35, 0.7)])).toEqual({ expiry_date: '2032-04-15' });
  });

  it('keep both meanings of a date that may be read either way', () => {
    const texts = [text('Date of birth', 0.3, 0.2), text('08/12/1977', 0.3, 0.25)];
    expect(locateFields(texts, { asOf }).birth_date).toMatchObject({
      value: '1977-12-08',
      others: ['1977-08-12'],
    });
  });

  it('may be dates whose spaces were lost', () => {
    const texts = [text('Date de naissance', 0.3, 0.2), text('17121951', 0.3, 0.25)];
    expect(values(texts)).toEqual({ birth_date: '1951-12-17' });
  });

  it('take "Name" for the given names where the surname has a label of its own, else for neither', () => {
    const cognome = [
      text('Cognome', 0.3, 0.2),
      text('ROSSINI', 0.3, 0.25),
      text('Nome', 0.3, 0.32),
      text('LIA', 0.3, 0.37),
    ];
    expect(values(cognome)).toEqual({ surname: 'ROSSINI', given_names: 'LIA' });
    expect(values([text('Name', 0.3, 0.32), text('LIA ROSSINI', 0.3, 0.37)])).toEqual({});
  });

  it('are left out where the value is missing or of another form, and never taken from the next label', () => {
    const texts = [
      text('Surname', 0.3, 0.2),
      text('Given names', 0.3, 0.27),
      text('LIA', 0.3, 0.32),
      text('Date of birth', 0.3, 0.4),
      text('ROMA', 0.3, 0.45),
    ];
    expect(values(texts)).toEqual({ given_names: 'LIA' });
  });

  it('are never read off the lines for machines', () => {
    expect(
      values([text('Surname', 0.3, 0.8), text('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<', 0.3, 0.85)]),
    ).toEqual({});
  });
});
