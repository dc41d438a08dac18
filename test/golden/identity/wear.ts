import type { QualityFault } from '#checks/identity/document-reader.js';
import type { Random } from '../../generator/documents/random.js';

/** How hard a picture is to read: shares of characters and fields. */
export interface Wear {
  name: string;
  /** of the characters of print, those read wrong */
  printSlips: number;
  /** of the characters of the zone */
  zoneSlips: number;
  /** of the printed values, those not found at all */
  lost: number;
  /** of the printed values, those whose blank was lost */
  joined: number;
  faults: QualityFault[];
}

/** Invented rates, from a flat-bed scan to a phone picture of a worn card; a reader that is better than that only helps. */
export const wears: readonly Wear[] = [
  { name: 'scanned', printSlips: 0.001, zoneSlips: 0, lost: 0.005, joined: 0.02, faults: [] },
  { name: 'photographed', printSlips: 0.005, zoneSlips: 0.0005, lost: 0.02, joined: 0.08, faults: [] },
  { name: 'turned', printSlips: 0.01, zoneSlips: 0.001, lost: 0.05, joined: 0.15, faults: [] },
  { name: 'worn', printSlips: 0.03, zoneSlips: 0.006, lost: 0.12, joined: 0.2, faults: ['blurred'] },
];

const confusions: Readonly<Record<string, string>> = {
  '0': 'O68D',
  '1': 'I7l',
  '2': 'Z7',
  '3': '85',
  '4': 'A',
  '5': 'S6',
  '6': 'G85',
  '7': '1T',
  '8': 'B36',
  '9': 'g4',
  A: '4H',
  B: '8R',
  C: 'GO',
  D: 'O0',
  E: 'F',
  F: 'EP',
  G: '6C',
  H: 'NM',
  I: '1lL',
  J: 'I',
  K: 'X',
  L: 'I1',
  M: 'NH',
  N: 'MH',
  O: '0QD',
  P: 'FR',
  Q: 'O0',
  R: 'PB',
  S: '5',
  T: '7I',
  U: 'V',
  V: 'UY',
  W: 'VV',
  X: 'K',
  Y: 'V',
  Z: '2',
  '.': ', ',
  '/': '1I',
  ' ': '',
};

/** What a recogniser takes a character for. */
export function misread(character: string, random: Random): string {
  const upper = character.toUpperCase();
  const others = confusions[upper];
  if (others === undefined) return character;
  if (others === '') return '';
  const other = random.pick([...others]);
  return character === upper ? other : other.toLowerCase();
}
