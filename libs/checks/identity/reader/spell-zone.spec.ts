import { describe, expect, it } from 'vitest';
import { composeMrz, type MrzFields } from '../mrz/compose.js';
import { alphabet, classes } from './line-network.js';
import { spelled } from './spell-zone.js';

const person: MrzFields = {
  format: 'TD3',
  documentCode: 'P',
  issuingState: 'NLD',
  surname: 'OOST',
  givenNames: 'ODA',
  documentNumber: 'SR7KQ2M81',
  nationality: 'NLD',
  birthDate: '800912',
  sex: 'F',
  expiryDate: '310405',
};
const lines = composeMrz(person);

type Rival = [line: number, place: number, share: Record<string, number>];

/** Shares as the network gives them where it is sure of these characters; `also` names rivals: line, place, share of each. */
function shares(also: Rival[] = [], of = lines): Float32Array[] {
  const zone = of.map((line) => {
    const all = new Float32Array(line.length * classes);
    [...line].forEach((character, at) => (all[at * classes + alphabet.indexOf(character) + 1] = 1));
    return all;
  });
  for (const [line, place, share] of also) {
    zone[line]?.fill(0, place * classes, (place + 1) * classes);
    for (const [character, value] of Object.entries(share))
      zone[line]?.set([value], place * classes + (character === ' ' ? 0 : alphabet.indexOf(character) + 1));
  }
  return zone;
}

describe('spelling a zone', () => {
  it('accepts what the network is sure of', () => {
    expect(spelled(shares())).toMatchObject({ lines, accepted: true });
  });

  it('reads a letter in a name and a digit in a date, whatever looks likelier', () => {
    const zone = shares([
      [0, 5, { '0': 0.8, O: 0.2 }],
      [1, 14, { O: 0.7, '0': 0.3 }],
    ]);
    expect(spelled(zone)).toMatchObject({ lines, accepted: true });
  });

  it('reads a state of the list where one nearly as likely is none', () => {
    expect(spelled(shares([[1, 10, { M: 0.6, N: 0.4 }]]))).toMatchObject({ lines, accepted: true });
  });

  it('leaves an unknown state as it was read when it is sure of it', () => {
    const { lines: read, accepted } = spelled(shares([[1, 10, { M: 0.999, N: 0.001 }]]));
    expect(read[1]?.slice(10, 13)).toBe('MLD');
    expect(accepted).toBe(false);
  });

  it('corrects nothing that a check digit contradicts', () => {
    const { lines: read, accepted } = spelled(shares([[1, 2, { '1': 0.6, '7': 0.4 }]]));
    expect(read[1]?.charAt(2)).toBe('1');
    expect(accepted).toBe(false);
  });

  it('does not accept a line with a doubt that no check digit can see', () => {
    // K and filler, both 0 modulo 10
    const { accepted } = spelled(shares([[1, 3, { K: 0.55, '<': 0.45 }]]));
    expect(accepted).toBe(false);
  });

  it('settles between O and 0 in a number as its issuer builds them, never where that tells nothing', () => {
    const british = composeMrz({
      ...person,
      issuingState: 'GBR',
      nationality: 'GBR',
      documentNumber: '707120981',
    });
    const doubt: Rival = [1, 1, { O: 0.6, '0': 0.4 }];
    expect(spelled(shares([doubt], british))).toMatchObject({ lines: british, accepted: true });
    expect(spelled(shares([[1, 1, { O: 0.95, '0': 0.05 }]], british)).accepted).toBe(false);
    const unknown = composeMrz({ ...person, documentNumber: '707120981', issuingState: 'UTO' });
    expect(spelled(shares([doubt], unknown)).accepted).toBe(false);
  });

  it('leaves out a place with nothing on it, so that the line is too short', () => {
    const { lines: read, accepted } = spelled(shares([[1, 30, { ' ': 0.9, '<': 0.1 }]]));
    expect(read[1]).toHaveLength(43);
    expect(accepted).toBe(false);
  });
});
