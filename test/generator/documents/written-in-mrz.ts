/**
 * How issuers write letters that a machine-readable zone has not (ICAO Doc 9303 Part 3, section 6): the recommended form
 * and the others the standard permits. The generator keeps its own list: what it draws is what the product is judged by.
 */
const recommended: Readonly<Record<string, string>> = {
  Ä: 'AE',
  Å: 'AA',
  Æ: 'AE',
  Ð: 'D',
  Đ: 'D',
  İ: 'I',
  ı: 'I',
  Ł: 'L',
  Ñ: 'N',
  Ö: 'OE',
  Ø: 'OE',
  Œ: 'OE',
  ß: 'SS',
  ẞ: 'SS',
  Þ: 'TH',
  Ü: 'UE',
};

/** Permitted beside the recommended form, and in use. */
const otherForms: Readonly<Record<string, string>> = { Ä: 'A', Å: 'A', Ö: 'O', Ø: 'O', Ü: 'U', Ñ: 'NXX' };

/** recommended: as the standard proposes; other: the second permitted form where there is one */
export type Spelling = 'recommended' | 'other';

/** A-Z and single spaces: hyphens part words, apostrophes and full stops vanish. */
export function writtenInMrz(printed: string, spelling: Spelling): string {
  const letters = [...printed.normalize('NFC').toUpperCase()].map((letter) => {
    if (/[A-Z]/.test(letter)) return letter;
    if (letter === '-' || letter === ' ') return ' ';
    if (/['’.]/.test(letter)) return '';
    const form = (spelling === 'other' ? otherForms[letter] : undefined) ?? recommended[letter];
    return form ?? letter.normalize('NFD').replace(/[^A-Z]/g, '');
  });
  return letters.join('').trim().replace(/ +/g, ' ');
}
