/**
 * A text without marks of letters, in capitals, and place by place as long as it was, so that what is found in it can be
 * found in the text itself.
 */
export function plainText(text: string): string {
  return Array.from({ length: text.length }, (_, at) => plainCharacter(text.charAt(at))).join('');
}

const withoutMark: Readonly<Record<string, string>> = {
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ł: 'L',
  ß: 'B',
  ı: 'I',
  Þ: 'P',
};

function plainCharacter(character: string): string {
  const listed = withoutMark[character] ?? withoutMark[character.toUpperCase()];
  const plain = listed ?? character.normalize('NFD').charAt(0).toUpperCase();
  return plain.length === 1 ? plain : character;
}

/** A line for machines, or a piece of one. */
export function isMachineLine(text: string): boolean {
  return /<.{0,2}<|^[PIACV]<[A-Z]{3}/.test(text) || /^[A-Z0-9<]{26,}$/.test(text);
}
