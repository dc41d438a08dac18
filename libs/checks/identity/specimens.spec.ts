import { describe, expect, it } from 'vitest';
import { isSpecimenNumber, isSpecimenPerson } from './specimens.js';

const nobody = { surname: 'MARTIN', givenNames: 'SARAH', birthDate: '1991-05-17' };

describe('published examples', () => {
  it('are known by their number, those of the standard whatever state stands beside it', () => {
    expect(isSpecimenNumber('D:C01X00T47')).toBe(true);
    expect(isSpecimenNumber('USA:L898902C3')).toBe(true);
    expect(isSpecimenNumber('USA:C01X00T47')).toBe(false);
  });

  it('are known by a word that nobody bears', () => {
    expect(isSpecimenPerson({ ...nobody, surname: 'SPECIMEN' })).toBe(true);
    expect(isSpecimenPerson({ ...nobody, surname: 'VZOREC', birthDate: null })).toBe(true);
  });

  it('are known by surname, given names and birth date together', () => {
    expect(isSpecimenPerson({ ...nobody, birthDate: '1985-01-01' })).toBe(true);
    expect(isSpecimenPerson({ surname: 'ERIKSSON', givenNames: 'ANNA MARIA', birthDate: '1974-08-12' })).toBe(
      true,
    );
    // 1912, which two digits let pass for 2012
    expect(
      isSpecimenPerson({ surname: 'AEVARSDOTTIR', givenNames: 'THURIDUR OESP', birthDate: '2012-12-12' }),
    ).toBe(true);
    expect(isSpecimenPerson({ surname: 'MUSTERMANN', givenNames: 'ERIKA', birthDate: '1990-03-04' })).toBe(
      true,
    );
  });

  it('are not taken from people who bear such a name', () => {
    expect(isSpecimenPerson(nobody)).toBe(false);
    expect(isSpecimenPerson({ ...nobody, surname: 'MUSTERMANN' })).toBe(false);
    expect(isSpecimenPerson({ surname: 'ERIKSSON', givenNames: 'ANNA MARIA', birthDate: '1990-03-04' })).toBe(
      false,
    );
    expect(isSpecimenPerson({ ...nobody, birthDate: null })).toBe(false);
  });
});
