import type { PrintedText, Region } from '#checks/identity/document-reader.js';
import type { Random } from '../../generator/documents/random.js';
import { misread, type Wear } from './wear.js';

interface Character {
  character: string;
  sureness: number;
}

/** A line of print as the recogniser gives it: with slips, letters without their marks, blanks lost. */
export function textRead(text: string, region: Region, wear: Wear, random: Random): PrintedText {
  const joined = random.chance(wear.joined);
  const read = [...text.normalize('NFC')].flatMap((character): Character[] => {
    if (character === ' ' && joined) return [];
    if (!random.chance(wear.printSlips))
      return [{ character: seen(character, random), sureness: surely(random) }];
    return [...misread(character, random)].map((other) => ({ character: other, sureness: unsurely(random) }));
  });
  const kept = read.length > 0 ? read : [{ character: '-', sureness: 0.5 }];
  return {
    text: kept.map(({ character }) => character).join(''),
    confidence: kept.reduce((sum, { sureness }) => sum + sureness, 0) / kept.length,
    characterConfidences: kept.map(({ sureness }) => sureness),
    region,
  };
}

/** The recogniser knows few letters with marks, and takes other alphabets for Latin. */
function seen(letter: string, random: Random): string {
  if (/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(letter)) return random.pick([...'ABCEHKMOPTXYaecopxyn3']);
  const [plain = letter] = letter.normalize('NFD');
  return letter > '\u007f' && random.chance(0.7) ? plain : letter;
}

/** One right character in 50 is read with doubt. */
function surely(random: Random): number {
  return random.chance(0.02) ? random.within(0.6, 0.95) : random.within(0.95, 1);
}

/** One wrong character in ten is read with conviction. */
function unsurely(random: Random): number {
  return random.chance(0.1) ? random.within(0.95, 0.999) : random.within(0.35, 0.95);
}
