/**
 * How a written letter may stand in a machine-readable zone: ICAO Doc 9303 Part 3, section 6 (transliterations of Latin-based
 * characters), with the variants it permits, then the plain letter that many issuers print instead.
 */
const permitted: Readonly<Record<string, readonly string[]>> = {
  Ä: ['AE', 'A'],
  Æ: ['AE'],
  Å: ['AA', 'A'],
  Ö: ['OE', 'O'],
  Ø: ['OE', 'O'],
  Œ: ['OE'],
  Ü: ['UE', 'UXX', 'U'],
  Ñ: ['N', 'NXX'],
  ẞ: ['SS'],
  ß: ['SS'],
  Þ: ['TH'],
  Ð: ['D'],
  Đ: ['D', 'DJ'],
  Ħ: ['H'],
  ı: ['I'],
  Ĳ: ['IJ'],
  ĸ: ['Q', 'K'],
  Ł: ['L'],
  Ŋ: ['N'],
  Ŧ: ['T'],
  Ə: ['E', 'A'],
};

const mostVariants = 24;

/**
 * Every way a word may be printed in a machine-readable zone, best first and at most 24.
 * @returns null when the word holds letters that are not Latin: its romanisation is the issuer's choice, so nothing can be said
 */
export function variantsOf(word: string): string[] | null {
  let variants = [''];
  for (const letter of word.normalize('NFC').toUpperCase()) {
    const options = optionsOf(letter);
    if (!options) return null;
    variants = variants.flatMap((head) => options.map((tail) => head + tail)).slice(0, mostVariants);
  }
  return [...new Set(variants)];
}

function optionsOf(letter: string): readonly string[] | null {
  if (/^[A-Z0-9]$/.test(letter)) return [letter];
  const listed = permitted[letter];
  if (listed) return listed;
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '');
  if (plain === '') return [''];
  return /^[A-Z]+$/.test(plain) ? [plain] : null;
}
