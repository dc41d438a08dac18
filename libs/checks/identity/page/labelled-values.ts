import type { DocumentField } from '../document-facts.js';
import { cut, surenessOf, type PageItem, type PageItems, type PageLabel } from './page-items.js';
import { issuingStates } from '../states/issuing-states.catalogue.js';
import type { PrintedValue } from './printed-fields.js';
import { dayOf, datesIn, type DateReading } from './printed-date.js';
import { valuesAtLabel, type Stand } from './values-at-label.js';

export interface PageContext {
  /** decides the century of two-digit years */
  asOf: Date;
  /** ICAO code of the issuing state where it is known: it decides between day and month where both are possible */
  issuer?: string;
}

/** A value at a label, in the form of its field. */
export interface LabelledValue extends PrintedValue {
  field: DocumentField | 'name';
  stand: Stand;
  /** a date whose digits run together, a number that may as well be something else */
  loose: boolean;
}

/** States and territories whose documents print the month before the day. */
const monthFirstIssuers = new Set(['USA', 'ASM', 'GUM', 'MNP', 'PRI', 'VIR']);

/** Every value that stands well-formed at a label of its field, the likeliest first of each label. */
export function labelledValues(page: PageItems, context: PageContext): LabelledValue[] {
  return page.labels.flatMap((label) => {
    const { meaning } = label;
    if (meaning === 'other' || meaning === 'document_type') return [];
    for (const { item, stand } of valuesAtLabel(label, page)) {
      const value = valueOf(meaning, item, stand, label, page, context);
      if (value) return [{ ...value, field: meaning, stand }];
    }
    return [];
  });
}

type Found = Omit<LabelledValue, 'field' | 'stand'>;

function valueOf(
  field: LabelledValue['field'],
  item: PageItem,
  stand: Stand,
  label: PageLabel,
  page: PageItems,
  context: PageContext,
): Found | null {
  switch (field) {
    case 'birth_date':
    case 'issue_date':
    case 'expiry_date':
      return dateOf(item, field, context) ?? dateOf(withNext(item, page), field, context);
    case 'document_number':
      return numberOf(item, label.numbered ? 20 : 4);
    case 'issuing_state':
    case 'nationality':
      return stateOf(item);
    case 'surname':
    case 'given_names':
    case 'name':
      // what follows a label in its own text is as likely a part of the label that was not understood
      return stand === 'same_text' && !label.numbered && !isAllCapitals(item.text) ? null : nameOf(item);
    case 'document_type':
      return null;
  }
}

/** The first date of a text in the form of a field. */
export function dateOf(item: PageItem, field: DocumentField, context: PageContext): Found | null {
  const [date] = datesIn(item.text).sort((a, b) => Number(a.loose) - Number(b.loose));
  if (!date) return null;
  const place = cut(item, date.from, date.to);
  // eight digits alone at a label of a date: '17 12 1951' without its spaces
  const isWholeRun = item.text.replace(/[^\p{L}\d]/gu, '').length === 8;
  const readings = preferred(date.readings, context.issuer);
  const days = readings.map((reading) => dayOf(reading, field !== 'expiry_date', context.asOf));
  const [value = '', ...others] = [...new Set(days)];
  return {
    ...found(place, value),
    ...(others.length > 0 ? { others } : {}),
    loose: date.loose && !isWholeRun,
  };
}

/** Day first everywhere but in the United States; the order of a year that comes first is not in doubt. */
function preferred(readings: DateReading[], issuer: string | undefined): DateReading[] {
  const monthFirst = issuer !== undefined && monthFirstIssuers.has(issuer);
  const first = readings.filter(({ order }) => (order === 'month_first') === monthFirst);
  return [...first, ...readings.filter((reading) => !first.includes(reading))];
}

/** A date may be read as two texts, '10 OKT/OCT' and '1971'. */
function withNext(item: PageItem, page: PageItems): PageItem {
  const end = item.region.x + item.region.width;
  const next = page.values.find(
    ({ region }) =>
      Math.abs(region.y - item.region.y) < 0.5 * item.region.height &&
      region.x > end - 0.02 &&
      region.x - end < 0.06,
  );
  if (!next) return item;
  return {
    text: `${item.text} ${next.text}`,
    confidences: [...item.confidences, 1, ...next.confidences],
    region: { ...item.region, width: next.region.x + next.region.width - item.region.x },
  };
}

/**
 * Five characters or more with a digit among them; a date is none.
 *
 * @param atMost so many characters to a digit: with fewer digits it may be a misread word. Numbered rows hold no others
 */
function numberOf(item: PageItem, atMost: number): Found | null {
  const value = item.text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (!/^[\p{L}\d\s.\-/]+$/u.test(item.text) || value.length < 5 || value.length > 20) return null;
  const digits = value.match(/\d/g)?.length ?? 0;
  if (digits === 0 || digits * atMost < value.length) return null;
  const [date] = datesIn(item.text);
  if (date && !date.loose) return null;
  return { ...found(item, value), loose: date !== undefined };
}

/** A code of three letters that ICAO lists, or the D of Germany. */
function stateOf(item: PageItem): Found | null {
  const code = item.text.trim();
  if (code === 'D' || (/^[A-Z]{3}$/.test(code) && issuingStates.has(code)) || code === 'UTO')
    return { ...found(item, code), loose: false };
  return null;
}

/** Words of letters alone; of 'ТКАЧЕНКО/TKACHENKO' the last, which is the one in Latin letters. */
function nameOf(item: PageItem): Found | null {
  const from = item.text.lastIndexOf('/') + 1;
  const part = cut(item, from, item.text.length);
  if (!/^\p{L}[\p{L}\s.,'’-]*$/u.test(part.text) || (part.text.match(/\p{L}/gu)?.length ?? 0) < 2)
    return null;
  if (!/^\p{Lu}/u.test(part.text)) return null;
  return { ...found(part, part.text.toUpperCase().replace(/\s+/g, ' ')), loose: false };
}

function isAllCapitals(text: string): boolean {
  return text === text.toUpperCase();
}

function found(item: PageItem, value: string): PrintedValue {
  return { value, confidence: surenessOf(item), region: item.region };
}
