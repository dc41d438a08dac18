/**
 * What the recogniser may answer. Its dictionary is mostly Chinese; a page is read for Latin letters, digits and
 * punctuation alone, so other classes are left out, and classes that look alike are one character: full-width forms,
 * typographic quotes and dashes.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  "'": '’‘′´`｀＇ˋ',
  '"': '“”″＂〃',
  '-': '—–─ー－一￣ˉ﹣',
  '.': '。．',
  ',': '、，',
  ':': '：∶',
  '/': '／',
  '<': '＜〈《«‹',
  '>': '＞〉》»›',
  '(': '（',
  ')': '）',
  '|': '｜│∣',
  '*': '＊※★☆',
  X: '×',
  0: '〇',
  O: 'Ο○',
  '°': 'º',
  '+': '＋',
};

const plain =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789' + '!"#$%&\'()*+,-./:;<=>?@[]_|°';

/**
 * Which character each class of the network stands for: class 0 is the blank of CTC (here ''), then the dictionary, at
 * last a space. Null for classes that may not be answered.
 *
 * @param dictionary one entry a line, as PP-OCR ships it
 */
export function charactersOf(dictionary: string): (string | null)[] {
  const same = new Map<string, string>();
  for (const character of plain) same.set(character, character);
  for (const [character, others] of Object.entries(lookAlikes))
    for (const other of others) same.set(other, character);
  const entries = dictionary.replace(/\r?\n$/, '').split(/\r?\n/);
  return ['', ...entries.map((entry) => same.get(entry) ?? latin(entry)), ' '];
}

/** Full-width letters and digits are plain ones; of other letters those of Latin with a mark stay. */
function latin(entry: string): string | null {
  if (/^[\uff10-\uff5a]$/.test(entry)) {
    const narrow = entry.normalize('NFKC');
    return /^[A-Za-z0-9]$/.test(narrow) ? narrow : null;
  }
  const [base = '', ...marks] = entry.normalize('NFD');
  return /^[A-Za-z]$/.test(base) && marks.length > 0 && marks.every((mark) => /\p{M}/u.test(mark))
    ? entry
    : null;
}
