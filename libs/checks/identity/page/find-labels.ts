import { labels, numberedLabels, titles, type LabelMeaning } from './labels.catalogue.js';
import { plainText } from './plain-text.js';

/** A label within a text. `to` is one past its last character. */
export interface FoundLabel {
  meaning: LabelMeaning;
  from: number;
  to: number;
  /** only a number, as driving licences have */
  numbered: boolean;
}

interface Phrase {
  letters: string;
  /** of each letter A to Z how many it has */
  counts: number[];
  meaning: LabelMeaning;
  mostErrors: number;
  /** must stand alone: short words are found within longer ones */
  alone: boolean;
}

/** The letters of a text that labels are compared by, and where each stands in it. */
interface Letters {
  letters: string;
  counts: number[];
  places: number[];
}

const misread: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B', '!': 'I' };

const phrases: readonly Phrase[] = phrasesOfCatalogue();

/**
 * Labels in a text, in any language of the catalogue, though letters be misread or spaces missing; of labels that overlap
 * the longest. Neighbours of one meaning, as on bilingual documents, are one label.
 */
export function findLabels(text: string): FoundLabel[] {
  const numbered = findNumber(text);
  const from = numbered ? numbered.to : 0;
  const searched = lettersOf(text);
  const hits = phrases
    .flatMap((phrase) => search(phrase, searched, text) ?? [])
    .filter((hit) => hit.from >= from)
    .sort((a, b) => b.weight - a.weight || (a.meaning === 'name' ? 1 : 0) - (b.meaning === 'name' ? 1 : 0));
  const kept: Hit[] = [];
  for (const hit of hits) if (kept.every((one) => hit.to <= one.from || one.to <= hit.from)) kept.push(hit);
  const words = merged(kept.sort((a, b) => a.from - b.from));
  return words.length === 0 && numbered ? [numbered] : words;
}

interface Hit {
  meaning: LabelMeaning;
  from: number;
  to: number;
  /** letters that agree */
  weight: number;
}

/**
 * A label of a strict kind beside `name` says which name is meant: 'Name/Surname/Nom'. Both kinds in one text,
 * 'Surname, Given names', mean the whole name; `name` beside a label of something else means nothing: 'Nombre de ...'.
 */
function merged(hits: readonly Hit[]): FoundLabel[] {
  const meanings = new Set(hits.map(({ meaning }) => meaning));
  const found: FoundLabel[] = [];
  for (const { meaning, from, to } of hits) {
    const meant = isName(meaning) ? nameMeant(meaning, meanings) : meaning;
    if (!meant) continue;
    const before = found.at(-1);
    if (before?.meaning === meant) before.to = to;
    else found.push({ meaning: meant, from, to, numbered: false });
  }
  return found;
}

function isName(meaning: LabelMeaning): boolean {
  return meaning === 'surname' || meaning === 'given_names' || meaning === 'name';
}

function nameMeant(meaning: LabelMeaning, beside: ReadonlySet<LabelMeaning>): LabelMeaning | null {
  if (beside.has('surname') && beside.has('given_names')) return 'name';
  if (meaning !== 'name') return meaning;
  if (beside.has('surname')) return 'surname';
  if (beside.has('given_names')) return 'given_names';
  return beside.size > 1 ? null : 'name';
}

function findNumber(text: string): FoundLabel | null {
  const match = /^\s*(4\s?[a-d]|[1-9])(?:[.,:)]\s*|\s+|$)/i.exec(text);
  const meaning = match ? numberedLabels[(match[1] ?? '').toLowerCase().replace(/\s/g, '')] : undefined;
  return match && meaning ? { meaning, from: 0, to: match[0].length, numbered: true } : null;
}

function phrasesOfCatalogue(): Phrase[] {
  const catalogue = Object.entries({ ...labels, title: Object.values(titles).flat() });
  return catalogue.flatMap(([key, words]) =>
    words.map((word) => {
      const { letters, counts } = lettersOf(word);
      return {
        letters,
        counts,
        // what a page calls itself is no label
        meaning: key === 'title' ? 'other' : (key as LabelMeaning),
        mostErrors: letters.length < 6 ? 0 : Math.floor(letters.length / 6),
        alone: letters.length < 9,
      };
    }),
  );
}

/** Letters alone, digits that look like letters as these, and RN as M, which readers of small print take it for. */
function lettersOf(text: string): Letters {
  const plain = plainText(text);
  let letters = '';
  const places: number[] = [];
  for (let at = 0; at < plain.length; at++) {
    const letter = misread[plain.charAt(at)] ?? plain.charAt(at);
    if (!/[A-Z]/.test(letter)) continue;
    if (letter === 'N' && letters.endsWith('R') && places.at(-1) === at - 1)
      letters = `${letters.slice(0, -1)}M`;
    else {
      letters += letter;
      places.push(at);
    }
  }
  return { letters, counts: countsOf(letters), places };
}

function countsOf(letters: string): number[] {
  const counts = new Array<number>(26).fill(0);
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charCodeAt(at) - 65;
    counts[letter] = (counts[letter] ?? 0) + 1;
  }
  return counts;
}

/** Letters of the phrase that the text hasn't got: no place in it can have fewer errors. */
function missing(phrase: Phrase, counts: readonly number[]): number {
  return phrase.counts.reduce((sum, count, letter) => sum + Math.max(0, count - (counts[letter] ?? 0)), 0);
}

/** In letters of the text; `to` is one past the last. */
interface Place {
  errors: number;
  from: number;
  to: number;
}

/** The place in the text with the fewest errors, where those are few enough. */
function search(phrase: Phrase, searched: Letters, text: string): Hit | null {
  const { length } = phrase.letters;
  if (searched.letters.length < length - phrase.mostErrors) return null;
  if (missing(phrase, searched.counts) > phrase.mostErrors) return null;
  let best: Place | null = null;
  for (const place of placesOf(phrase.letters, searched.letters)) {
    if (place.errors >= (best?.errors ?? phrase.mostErrors + 1)) continue;
    if (isLabel(phrase, place, searched, text)) best = place;
  }
  if (!best) return null;
  const [from, to] = spanOf(best, searched);
  return { meaning: phrase.meaning, from, to, weight: length - 2 * best.errors };
}

/** For each letter of the text the likeliest place of the phrase that ends there (Sellers 1980). */
function placesOf(phrase: string, letters: string): Place[] {
  const found: Place[] = [];
  // of each beginning of the phrase: errors when it ends here, and where it begins
  let errors = Array.from({ length: phrase.length + 1 }, (_, row) => row);
  let starts = new Array<number>(phrase.length + 1).fill(0);
  for (let at = 0; at < letters.length; at++) {
    const nextErrors = [0];
    const nextStarts = [at + 1];
    for (let row = 1; row <= phrase.length; row++) {
      const replaced = (errors[row - 1] ?? 0) + (phrase[row - 1] === letters[at] ? 0 : 1);
      const dropped = (nextErrors[row - 1] ?? 0) + 1;
      const least = Math.min(replaced, dropped, (errors[row] ?? 0) + 1);
      nextErrors.push(least);
      const start =
        least === replaced ? starts[row - 1] : least === dropped ? nextStarts[row - 1] : starts[row];
      nextStarts.push(start ?? 0);
    }
    [errors, starts] = [nextErrors, nextStarts];
    found.push({ errors: errors[phrase.length] ?? 0, from: starts[phrase.length] ?? 0, to: at + 1 });
  }
  return found;
}

function spanOf({ from, to }: Place, { places }: Letters): [number, number] {
  const first = places[from] ?? 0;
  return [first, (places[to - 1] ?? first) + 1];
}

/** 'Document Officiel' is no misread 'Document No.': what is misread must end as the label does, and end a word. */
function isLabel(phrase: Phrase, place: Place, searched: Letters, text: string): boolean {
  const [from, to] = spanOf(place, searched);
  const digits = text.slice(from, to).match(/\d/g)?.length ?? 0;
  if (3 * digits > phrase.letters.length) return false;
  const afterNumber = /^\s*(?:[\dI|]{1,2}[a-d]?)?\s*$/i.test(text.slice(0, from));
  const begins = afterNumber || parted(text.charAt(from - 1), text.charAt(from));
  // 'DOB08/10/1965'
  const ends = parted(text.charAt(to - 1), text.charAt(to)) || (afterNumber && /\d/.test(text.charAt(to)));
  if (phrase.alone && !(begins && ends)) return false;
  if (place.errors === 0) return true;
  return ends && searched.letters.charAt(place.to - 1) === phrase.letters.at(-1);
}

/** Between ends of the text, characters that are no letters, or a change from small letters to capitals. */
function parted(before: string, after: string): boolean {
  const letter = /[\p{L}\d]/u;
  if (!letter.test(before) || !letter.test(after)) return true;
  return /\p{Ll}/u.test(before) && /\p{Lu}/u.test(after);
}
