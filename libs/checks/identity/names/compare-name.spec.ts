import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareName } from './compare-name.js';

const on = (surname: string, givenNames: string, nameMayBeCut = false) => ({
  surname,
  givenNames,
  nameMayBeCut,
});

describe('name of a claim against the name line of a document', () => {
  it.each([
    ['Anna Maria Eriksson', on('ERIKSSON', 'ANNA MARIA')],
    ['ERIKSSON, Anna', on('ERIKSSON', 'ANNA MARIA')],
    ['Jürgen Müller', on('MUELLER', 'JUERGEN')],
    ['Jürgen Müller', on('MULLER', 'JURGEN')],
    ['José Núñez', on('NUNEZ', 'JOSE')],
    ['José Núñez', on('NUNXXEZ', 'JOSE')],
    ["Siobhán O'Connor", on('OCONNOR', 'SIOBHAN')],
    ['Anne-Marie Dupont', on('DUPONT', 'ANNE MARIE')],
    ['Jan van der Berg', on('VANDERBERG', 'JAN')],
    ['Jan Vanderberg', on('VAN DER BERG', 'JAN')],
    ['Þórður Ægisson', on('AEGISSON', 'THORDUR')],
    ['J. Smith', on('SMITH', 'JOHN PAUL')],
    ['Papandropoulous Jonathon Warren Trevor', on('PAPANDROPOULOUS', 'JONATHON WARR', true)],
    ['Arkfreith', on('ARKFREITH', '')],
    ['Søren Kjærgård', on('KJAERGAARD', 'SOEREN')],
    ['Иван Петров', on('PETROV', 'IVAN')],
    ['Олександр Ющенко-Гай', on('YUSHCHENKO HAI', 'OLEKSANDR')],
    ['Юлия Щербакова', on('SHCHERBAKOVA', 'IULIIA')],
    ['Ђорђе Шћекић', on('SCEKIC', 'DORDE')],
    ['Jurgen Muller', on('MUELLER', 'JUERGEN')],
    ['Dr. Jose Nunez', on('NUNXXEZ', 'JOSE')],
    ['Nilavadhanananda Chayapa Dejthamrong Krasuang', on('NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG K', true)],
    ['Samira Fatima Al-Haddawi', on('AL-HADDAWI', 'SAMIRAFATIMA')],
    ['Chloé d’Aubigny', on('D’AUBIGNY', 'CHLOÉ')],
    ['Maria Dolores Isabel Garcia', on('GARCIA', 'MARIA DOLORES', true)],
  ])('is a match: %s', (claimed, document) => {
    expect(compareName(claimed, document)).toBe('match');
  });

  it.each([
    ['Mohammed Hassan', on('HASSAN', 'MUHAMMAD'), 'variant'],
    ['Oleksandr Kovalenko', on('KOVALENKO', 'ALEKSANDR'), 'variant'],
    ['Bob Smith', on('SMITH', 'ROBERT'), 'partial'],
    ['Maria', on('GARCIA', 'MARIA'), 'partial'],
    ['Kevin Brown', on('LINDQVIST', 'SARA'), 'mismatch'],
    ['Jan van Dijk', on('DE VRIES', 'PIETER VAN'), 'mismatch'],
    ['王小明', on('WANG', 'XIAOMING'), 'not_comparable'],
    ['محمد علي', on('ALI', 'MOHAMMED'), 'not_comparable'],
    ['', on('PETROV', 'IVAN'), 'not_comparable'],
  ] as const)('%s is %o: %s', (claimed, document, verdict) => {
    expect(compareName(claimed, document)).toBe(verdict);
  });

  it('never calls a name a mismatch with itself, in any order of its words', () => {
    const word = fc.stringMatching(/^[A-Z]{3,9}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (surname, given) => {
          const document = on(surname.join(' '), given.join(' '));
          for (const claimed of [
            [...surname, ...given],
            [...given, ...surname],
            [...surname, ...given].reverse(),
          ]) {
            expect(compareName(claimed.join(' '), document)).not.toBe('mismatch');
          }
          expect(['match', 'not_comparable']).toContain(
            compareName([...given, ...surname].join(' '), document),
          );
        },
      ),
    );
  });
});
