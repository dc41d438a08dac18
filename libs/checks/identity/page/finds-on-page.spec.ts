import { describe, expect, it } from 'vitest';
import type { PrintedText } from '../document-reader.js';
import type { ExpectedValues } from './comparison.js';
import { findsOnPage, type PageFinding } from './finds-on-page.js';
import { locateFields } from './locate-fields.js';

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

const finds = (texts: PrintedText[]): PageFinding[] =>
  findsOnPage({ texts, fields: locateFields(texts, context) }, expected);

const outcomes = (texts: PrintedText[]): Record<string, string> =>
  Object.fromEntries(finds(texts).map(({ field, outcome }) => [field, outcome]));

const contradictions = (texts: PrintedText[]): PageFinding[] =>
  finds(texts).filter(({ outcome }) => outcome === 'contradicts');

describe('values of a machine-readable zone looked for on the page', () => {
  it('are seen at their labels, names without their marks and dates in any form', () => {
    const found = finds(page());
    expect(found).toHaveLength(5);
    expect(found.every(({ outcome }) => outcome === 'seen')).toBe(true);
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
    expect(contradictions(page(changed)).map((one) => one.field)).toEqual([field]);
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
    expect(contradictions(page(changed))).toEqual([]);
  });

  it('are not clearly contradicted by what was read unsurely', () => {
    const changed = { number: 'L8988G712', birth: '12.08.1964' };
    const found = contradictions(page(changed, 0.8));
    expect(found.every((one) => one.outcome === 'contradicts' && one.difference === 'likely')).toBe(true);
    expect(contradictions(page({ ...changed, surname: 'LINDQVIST' }, 0.55))).toEqual([]);
  });

  it.each([
    ['a G for a 6', 'L89886012'],
    ['a K at the end for a filler', 'L8988G012K'],
    ['a U for a 0', 'L8988GU12'],
  ])('are likely contradicted by what their check digit cannot see: %s', (_, number) => {
    expect(contradictions(page({ number }))).toMatchObject([
      { field: 'document_number', difference: 'likely' },
    ]);
    expect(contradictions(page({ number }, 0.9))).toEqual([]);
  });

  it('are contradicted without labels by a number nearly the same and by the only date that can be of birth', () => {
    const texts = page({ number: 'L8988G712', birth: '12.08.1964' }).filter(
      ({ text: words }) => !/Date|No\./.test(words),
    );
    expect(contradictions(texts)).toMatchObject([
      { field: 'document_number' },
      { field: 'birth_date', printed: { value: '1964-08-12' } },
    ]);
  });
});
