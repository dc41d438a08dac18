import { describe, expect, it } from 'vitest';
import { findLabels } from './find-labels.js';

const meanings = (text: string): string[] => findLabels(text).map(({ meaning }) => meaning);

describe('labels in a text', () => {
  it.each([
    ['Surname / Nom', ['surname']],
    ['Name/Surname/Nom', ['surname']],
    ['Sumame', ['surname']],
    ['Vorname(n)', ['given_names']],
    ['Given names / Prénoms', ['given_names']],
    ['Name (Last, First)', ['name']],
    ['Surname, Given names/Nom, Prénoms', ['name']],
    ['Dateofbirth/', ['birth_date']],
    ['Date d BrthDate ce nassance', ['birth_date']],
    ['Data urodzenia / Date of birth', ['birth_date']],
    ['Giltig bis', ['expiry_date']],
    ['Valide jusqu’au', ['expiry_date']],
    ['Date of iosue/', ['issue_date']],
    ['Datum der Ausstellung', ['issue_date']],
    ['Passport No.', ['document_number']],
    ['Numerodedocument', ['document_number']],
    ['Place of birth', ['other']],
    ['Secondaryidentifier/Nationality/', ['given_names', 'nationality']],
    ['4d DLN', ['document_number']],
    ['3DOB08/31/1977', ['birth_date']],
  ])('%s: %o', (text, expected) => {
    expect(meanings(text)).toEqual(expected);
  });

  it.each([
    'ERIKSSON',
    'Document Officiel de Voyage',
    'SPECIMEN PASSPORT-KOR',
    'KORTNEY',
    '27.07.1998',
    'POL',
    '',
  ])('are not seen in %s', (text) => {
    expect(meanings(text).filter((meaning) => meaning !== 'other')).toEqual([]);
  });

  it('may be a number alone, as on driving licences', () => {
    expect(findLabels('4b. 18.01.2033')).toEqual([
      { meaning: 'expiry_date', from: 0, to: 4, numbered: true },
    ]);
  });
});
