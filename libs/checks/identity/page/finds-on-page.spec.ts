import { describe, expect, it } from 'vitest';
import type { PrintedText } from '../document-reader.js';
import { contradictions, findsOnPage, type ExpectedValues } from './finds-on-page.js';

const context = { asOf: new Date('2026-11-01'), issuer: 'UTO' };
const expected: ExpectedValues = {
  surname: 'MUELLER LANG',
  given_names: 'ANNA MARIA',
  document_number: 'L8988G012',
  birth_date: '1974-08-12',
  expiry_date: '2032-04-15',
  lines: [],
};

const text = (words: string, x: number, y: number, confidence = 0.99): PrintedText => ({
  text: words,
  confidence,
  region: { x, y, width: 0.012 * words.length, height: 0.03 },
});

/** A page as recognisers give it, with changes to the values at its labels. */
function page(
  changed: Partial<Record<'surname' | 'given' | 'number' | 'birth' | 'expiry', string>> = {},
  confidence = 0.99,
) {
  const value = {
    surname: 'MULLER-LANG',
    given: 'ANNA MARIA',
    number: 'L8988G012',
    birth: '12 AUG/AOUT 74',
    expiry: '15.04.2032',
    ...changed,
  };
  return [
    text('PASSPORT', 0.05, 0.05),
    text('Surname/Nom', 0.35, 0.2),
    text(value.surname, 0.35, 0.24, confidence),
    text('Given names/Prenoms', 0.35, 0.3),
    text(value.given, 0.35, 0.34, confidence),
    text('Date of birth', 0.35, 0.4),
    text('Passport No.', 0.65, 0.4),
    text(value.birth, 0.35, 0.44, confidence),
    text(value.number, 0.65, 0.44, confidence),
    text('Date of expiry', 0.35, 0.5),
    text(value.expiry, 0.35, 0.54, confidence),
    text('P<UTOMUELLER<LANG<<ANNA<MARIA<<<<<<<<<<<<<<<', 0.05, 0.85),
  ];
}

const outcomes = (texts: PrintedText[]): Record<string, string> =>
  Object.fromEntries(findsOnPage(texts, expected, context).map(({ field, outcome }) => [field, outcome]));

describe('values of a machine-readable zone looked for on the page', () => {
  it('are seen at their labels, names without their marks and dates in any form', () => {
    const found = findsOnPage(page(), expected, context);
    expect(found).toHaveLength(5);
    expect(found.every(({ outcome, atLabel }) => outcome === 'seen' && atLabel)).toBe(true);
  });

  it('are seen anywhere where no label can be read', () => {
    const texts = page().filter(({ text: words }) => !/names|Surname|Date|No\./.test(words));
    expect(outcomes(texts)).toEqual({
      surname: 'seen',
      given_names: 'seen',
      document_number: 'seen',
      birth_date: 'seen',
      expiry_date: 'seen',
    });
  });

  it.each([
    ['surname', { surname: 'LINDQVIST' }],
    ['given_names', { given: 'PIETER' }],
    ['document_number', { number: 'L8988G712' }],
    ['birth_date', { birth: '12 AUG/AOUT 64' }],
    ['expiry_date', { expiry: '15.04.2037' }],
  ])('are contradicted by another clearly printed value: %s', (field, changed) => {
    expect(contradictions(page(changed), expected, context).map((one) => one.field)).toEqual([field]);
  });

  it.each([
    ['letters and digits that look alike', { number: 'L89B8GO12' }],
    ['a misread letter of a name', { surname: 'MUILER-LANC' }],
    ['digits of a date run together', { birth: '12081974' }],
    ['a married name beside the other', { surname: 'LANG geb. OTT' }],
    ['a personal number under the label', { number: '740812-12345' }],
    ['a label whose value was not read', { birth: '' }],
    ['the expiry date under the label of birth', { birth: '15.04.2032' }],
  ])('are not contradicted by %s', (_, changed) => {
    expect(contradictions(page(changed), expected, context)).toEqual([]);
  });

  it('are not contradicted by what was read unsurely', () => {
    const changed = { surname: 'LINDQVIST', number: 'L8988G712', birth: '12.08.1964' };
    expect(contradictions(page(changed, 0.8), expected, context)).toEqual([]);
  });

  it('are not contradicted by a page that shares nothing with the zone', () => {
    const other = {
      surname: 'LINDQVIST',
      given: 'PIETER',
      number: 'X1112222Z',
      birth: '01.02.1990',
      expiry: '03.04.2030',
    };
    expect(contradictions(page(other), expected, context)).toEqual([]);
  });

  it('tells where the check digit of the zone cannot decide between it and the print', () => {
    const g = findsOnPage(page({ number: 'L89886012' }), expected, context);
    expect(g.find(({ field }) => field === 'document_number')).toMatchObject({
      outcome: 'slip',
      sameCheckDigit: true,
    });
    const k = findsOnPage(page({ number: 'L8988G012K' }), expected, context);
    expect(k.find(({ field }) => field === 'document_number')).toMatchObject({
      outcome: 'slip',
      sameCheckDigit: true,
    });
    const u = findsOnPage(page({ number: 'L8988GU12' }), expected, context);
    expect(u.find(({ field }) => field === 'document_number')).toMatchObject({
      outcome: 'contradicts',
      sameCheckDigit: true,
    });
  });

  it('are contradicted without labels by a number nearly the same and by the only date that can be of birth', () => {
    const texts = page({ number: 'L8988G712', birth: '12.08.1964' }).filter(
      ({ text: words }) => !/Date|No\./.test(words),
    );
    expect(contradictions(texts, expected, context)).toMatchObject([
      { field: 'document_number', atLabel: false },
      { field: 'birth_date', atLabel: false, printed: { value: '1964-08-12' } },
    ]);
  });
});
