import { simplifiedOf } from './traditional-chinese.js';

/** Undoes what hides a word from a reader of characters, and remembers where each character came from. */

export interface MappedText {
  text: string;
  /** for each UTF-16 unit of text: first code point of the original it stands for, and the one after the last */
  from: number[];
  to: number[];
}

// zero-width, format and filler characters, soft hyphen, variation selectors: never seen, often used to break words up
const invisible = /\p{Default_Ignorable_Code_Point}/u;
const joins = /[\p{M}\u1160-\u11ff]/u;
const plainAscii = /^[\x00-\x7f]*$/; // eslint-disable-line no-control-regex -- the test is for ASCII as a whole

// letters of other scripts that look like Latin ones (Unicode TR39 confusables, the part met inside tickers and addresses)
const lookAlikes = new Map<string, string>(
  Object.entries({
    ...pairs('АВЕЅІЈКМНОРСТУХҮԌԜ', 'ABESIJKMHOPCTYXYGW'),
    ...pairs('авеѕіјкмнорстухүԁԛԝһ', 'abesijkmhopctyxydqwh'),
    ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
    ...pairs('αικνορυχ', 'aikvopux'),
  }),
);
// all look-alikes, so that no Latin letter gives them away: replaced only where the result is a ticker
const lookAlikeTickers = new Set(['btc', 'eth', 'bsc', 'ton', 'usdt', 'xmr', 'ach']);

function pairs(others: string, latin: string): Record<string, string> {
  return Object.fromEntries([...others].map((letter, index) => [letter, latin[index] ?? letter]));
}

/** Visible text in one spelling: NFKC, nothing invisible, look-alike letters replaced. Case stays: addresses need it. */
export function visibleText(original: string): MappedText {
  if (plainAscii.test(original)) {
    const from = Array.from({ length: original.length }, (_, index) => index);
    return { text: original, from, to: from.map((index) => index + 1) };
  }
  return replaceLookAlikes(compose(original));
}

function compose(original: string): MappedText {
  const points = [...original];
  const mapped: MappedText = { text: '', from: [], to: [] };
  for (let start = 0; start < points.length;) {
    let end = start + 1;
    while (end < points.length && joins.test(points[end] ?? '')) end++;
    const cluster = points.slice(start, end).filter((point) => !invisible.test(point));
    // what does not compose with its letter (a stroke through a word) is decoration
    append(
      mapped,
      cluster
        .join('')
        .normalize('NFKC')
        .replace(/\p{Mn}/gu, ''),
      start,
      end,
    );
    start = end;
  }
  return mapped;
}

function append(mapped: MappedText, text: string, from: number, to: number): void {
  mapped.text += text;
  for (let unit = 0; unit < text.length; unit++) {
    mapped.from.push(from);
    mapped.to.push(to);
  }
}

const wordWithForeignLetters = /[A-Za-z0-9\u0370-\u03ff\u0400-\u052f]+/g;

function replaceLookAlikes(mapped: MappedText): MappedText {
  const text = mapped.text.replace(wordWithForeignLetters, (word) => {
    let latin = '';
    let changed = 0;
    for (const letter of word) {
      const twin = lookAlikes.get(letter);
      if (twin !== undefined) changed++;
      else if (/[^A-Za-z0-9]/.test(letter)) return word;
      latin += twin ?? letter;
    }
    const wholly = changed === word.replace(/[0-9]/g, '').length;
    return changed > 0 && (!wholly || lookAlikeTickers.has(latin.toLowerCase())) ? latin : word;
  });
  return { ...mapped, text };
}

/** Stands for each character of a wallet address, so that no rule reads words into it. */
export const walletMark = '\ue000';

/** For the rules: lower case, Latin accents folded, addresses masked, s p a c e d and l33t tickers rejoined. */
export function foldedText(
  visible: MappedText,
  addresses: readonly { start: number; end: number }[],
): MappedText {
  const folded: MappedText = { text: '', from: [], to: [] };
  let index = 0;
  for (const unit of maskAddresses(visible.text, addresses).split('')) {
    append(folded, foldLetter(unit), visible.from[index] ?? 0, visible.to[index] ?? 0);
    index++;
  }
  return joinSpacedWords({ ...folded, text: undoLeet(folded.text) });
}

function maskAddresses(text: string, addresses: readonly { start: number; end: number }[]): string {
  let masked = text;
  for (const { start, end } of addresses) {
    masked = masked.slice(0, start) + walletMark.repeat(end - start) + masked.slice(end);
  }
  return masked;
}

const otherSpellings: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  ё: 'е',
  Ё: 'е',
};

function foldLetter(unit: string): string {
  if (unit < '\x80') return unit.toLowerCase();
  const other = otherSpellings[unit];
  if (other !== undefined) return other;
  if ((unit >= '\u00c0' && unit <= '\u024f') || (unit >= '\u1e00' && unit <= '\u1eff')) {
    return unit.toLowerCase().normalize('NFD').charAt(0);
  }
  return simplifiedOf.get(unit) ?? unit.toLowerCase();
}

const hiddenWords = [
  'usdt', 'usdc', 'tether', 'crypto', 'cryptos', 'bitcoin', 'btc', 'eth', 'ethereum', 'stablecoin', 'stablecoins', 'wallet',
  'coin', 'coins', 'token', 'tokens', 'tron', 'cripto', 'bank', 'wire', 'trc20', 'erc20', 'binance', 'trx', 'bnb', 'dai', 'only',
]; // prettier-ignore
const hidden = new Set(hiddenWords);
const leetLetters: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  $: 's',
  '@': 'a',
  '!': 'i',
  '€': 'e',
};

function undoLeet(text: string): string {
  return text.replace(/[a-z0134570$@!€]*[0134570$@!€][a-z0134570$@!€]*/g, (word) => {
    if (hidden.has(word)) return word;
    const plain = word.replace(/[0134570$@!€]/g, (sign) => leetLetters[sign] ?? sign);
    return hidden.has(plain) ? plain : word;
  });
}

const spacedLetters = /(?<![a-z0-9])[a-z0-9](?:[ ._*·|/-]{1,3}[a-z0-9](?![a-z0-9])){2,}/g;
const splitWord = /(?<![a-z0-9])(?:u[ ._*-]{1,2}sdt|us[ ._*-]{1,2}dt|usd[ ._*-]t|us[ ._*-]{1,2}dc|cry[ ._*-]{1,2}pto|bit[ ._*-]{1,2}coin|te[ ._*-]ther|stable[ ._*-]coins?)(?![a-z0-9])/g; // prettier-ignore

function joinSpacedWords(mapped: MappedText): MappedText {
  const drop = new Set<number>();
  for (const match of mapped.text.matchAll(spacedLetters)) dropSeparators(match[0], match.index, drop, true);
  for (const match of mapped.text.matchAll(splitWord)) dropSeparators(match[0], match.index, drop, false);
  if (drop.size === 0) return mapped;
  const kept = mapped.from.map((_, index) => index).filter((index) => !drop.has(index));
  return {
    text: kept.map((index) => mapped.text.charAt(index)).join(''),
    from: kept.map((index) => mapped.from[index] ?? 0),
    to: kept.map((index) => mapped.to[index] ?? 0),
  };
}

/** Marks the separators inside a run such as "u s d t"; with onlyKnown, only those inside a known word of the run. */
function dropSeparators(run: string, at: number, drop: Set<number>, onlyKnown: boolean): void {
  const places = [...run].map((_, index) => index).filter((index) => /[a-z0-9]/.test(run.charAt(index)));
  const letters = places.map((index) => run.charAt(index)).join('');
  const word = onlyKnown ? hiddenWords.find((known) => letters.includes(known)) : letters;
  if (word === undefined) return;
  const first = letters.indexOf(word);
  const begin = places[first] ?? 0;
  const end = places[first + word.length - 1] ?? run.length - 1;
  for (let index = begin; index <= end; index++) if (!places.includes(index)) drop.add(at + index);
}
