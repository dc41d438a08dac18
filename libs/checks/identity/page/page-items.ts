import type { PrintedText, Region } from '../document-reader.js';
import { findLabels, type FoundLabel } from './find-labels.js';
import type { LabelMeaning } from './labels.catalogue.js';
import { numbersOfRows } from './licence-rows.js';
import { isMachineLine } from './plain-text.js';

/** A run of text that may be a value: a text without labels, or what is left of one behind its labels. */
export interface PageItem {
  text: string;
  /** of each character, 0 to 1 */
  confidences: number[];
  region: Region;
}

/** A label where it stands, and what follows it in its own text. */
export interface PageLabel {
  meaning: LabelMeaning;
  numbered: boolean;
  region: Region;
  rest: PageItem | null;
}

export interface PageItems {
  values: PageItem[];
  labels: PageLabel[];
}

/** Parts the texts of a page into labels and what may be values; lines for machines are left out. */
export function pageItems(texts: readonly PrintedText[]): PageItems {
  const parts = texts.filter(({ text }) => !isMachineLine(text)).flatMap(atNumbers);
  const found = parts.map((item) => ({ item, labels: findLabels(item.text) }));
  const numbers = new Set(
    found.flatMap(({ labels }) => labels.flatMap(({ numbered, meaning }) => (numbered ? [meaning] : []))),
  );
  // only a licence numbers both of its dates; any other page has numbers of its own
  const isLicence = numbers.has('issue_date') && numbers.has('expiry_date');
  const items: PageItems = { values: [], labels: [] };
  for (const { item, labels } of found) {
    const kept = labels.filter(({ numbered }) => !numbered || isLicence);
    if (kept.length === 0) items.values.push(item);
    else
      items.labels.push(
        ...kept.map((label, at) => placed(item, label, { first: at === 0, next: kept[at + 1] })),
      );
  }
  return isLicence ? { ...items, labels: [...items.labels, ...numbersOfRows(items)] } : items;
}

/** A licence prints '4a. 19.01.2013 4c. DVLA' on one line. */
function atNumbers(text: PrintedText): PageItem[] {
  const item: PageItem = {
    text: text.text,
    confidences: text.characterConfidences ?? Array.from({ length: text.text.length }, () => text.confidence),
    region: text.region,
  };
  const starts = [...text.text.matchAll(/(?<=\s|\d{4}\s?)4[abcd]\s?[.,]/gi)].map(({ index }) => index);
  const ends = [...starts, text.text.length];
  return [0, ...starts].map((from, at) => cut(item, from, ends[at] ?? text.text.length));
}

/** The part of an item between two places of its text; characters are taken to be of one width. */
export function cut({ text, confidences, region }: PageItem, from: number, to: number): PageItem {
  const before = text.slice(from, to).length - text.slice(from, to).trimStart().length;
  const kept = text.slice(from, to).trim();
  const first = from + before;
  const share = region.width / Math.max(1, text.length);
  return {
    text: kept,
    confidences: confidences.slice(first, first + kept.length),
    region: { ...region, x: region.x + first * share, width: kept.length * share },
  };
}

/** What stands before the first label of a text is the same label in a language or alphabet that was not understood. */
function placed(
  item: PageItem,
  label: FoundLabel,
  { first, next }: { first: boolean; next: FoundLabel | undefined },
): PageLabel {
  const from = first && !label.numbered ? 0 : label.from;
  const rest = cut(item, label.to, next ? next.from : item.text.length);
  const withoutMarks = rest.text.search(/[\p{L}\d]/u);
  return {
    meaning: label.meaning,
    numbered: label.numbered,
    region: cut(item, from, label.to).region,
    rest: withoutMarks < 0 ? null : cut(rest, withoutMarks, rest.text.length),
  };
}

/** How surely the letter or digit of an item that was read worst was read; marks between them don't count. */
export function surenessOf({ text, confidences }: PageItem): number {
  let least = 1;
  for (let at = 0; at < text.length; at++)
    if (/[\p{L}\d]/u.test(text.charAt(at))) least = Math.min(least, confidences[at] ?? 0);
  return least;
}
