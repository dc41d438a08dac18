import { afterAll, describe, expect, it } from 'vitest';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { drawPassport } from './draw-passport.js';

const reader = createDocumentReader();
afterAll(() => reader.close());

const people = [
  {
    issuingState: 'NLD',
    surname: 'VAN DER MEER',
    givenNames: 'SANNE',
    documentNumber: 'NX4R82K17',
    birthDate: '1991-04-17',
    sex: 'F',
    expiryDate: '2032-08-30',
  },
  {
    issuingState: 'CAN',
    surname: 'TREMBLAY',
    givenNames: 'JEAN MARC',
    documentNumber: 'HK620418',
    birthDate: '1986-11-02',
    sex: 'M',
    expiryDate: '2030-01-15',
  },
  {
    issuingState: 'D',
    surname: 'BRANDSTETTER',
    givenNames: 'LEONIE MARIE',
    documentNumber: 'C4Z8LM2P6',
    birthDate: '1995-07-29',
    sex: 'F',
    expiryDate: '2034-05-12',
  },
] as const;

describe('a drawn passport', () => {
  it.each(people)('is read back to the letter by the reader: $surname', async (fields) => {
    const { png, mrzLines } = await drawPassport(fields);
    const reading = await reader.read(
      { contentType: 'image/png', bytes: png },
      { page: false, derived: false },
    );
    expect(reading).toMatchObject({ readable: true, mrz: { lines: mrzLines } });
  });

  it('is the same picture for the same person', async () => {
    const [first, second] = await Promise.all([drawPassport(people[0]), drawPassport(people[0])]);
    expect(first.png.equals(second.png)).toBe(true);
  });

  it('refuses a date of another form', async () => {
    await expect(drawPassport({ ...people[0], birthDate: '17.04.1991' })).rejects.toThrow(/YYYY-MM-DD/);
  });
});
