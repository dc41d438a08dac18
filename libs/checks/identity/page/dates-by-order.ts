import { dateOf, type LabelledValue, type PageContext } from './labelled-values.js';
import { longestValidity } from './longest-validity.js';
import type { PageItem, PageItems } from './page-items.js';
import { valuesAtLabel } from './values-at-label.js';

/** every document is issued after the birth of its holder and before it expires */
const inOrder = ['birth_date', 'issue_date', 'expiry_date'] as const;

/**
 * Dates whose labels could not be read, of a page with just three: a birth, an issue and an expiry have one order. Labels
 * that were read must agree with it, and years lie between each two, so neither digits nor day and month decide. Dates
 * under labels of something else don't count.
 */
export function datesByOrder(
  page: PageItems,
  labelled: readonly LabelledValue[],
  context: PageContext,
): LabelledValue[] {
  const known = labelled.filter(({ field }) => inOrder.some((one) => one === field));
  const missing = inOrder.filter((field) => !known.some((one) => one.field === field));
  const [field] = missing;
  if (!field) return [];
  const open = openItems(page).flatMap((item) => {
    const date = dateOf(item, field, context);
    return date && !date.loose && (missing.length === 1 || hasWholeYear(item, date.value)) ? [date] : [];
  });
  const days = [...new Set([...known, ...open].map(({ value }) => value))].sort();
  if (days.length !== inOrder.length || !farEnough(days)) return [];
  const placeOf = (one: LabelledValue['field']): number => inOrder.findIndex((other) => other === one);
  if (known.some((one) => placeOf(one.field) !== days.indexOf(one.value))) return [];
  return missing.flatMap((one): LabelledValue[] => {
    const date = open.find(({ value }) => value === days[placeOf(one)]);
    return date ? [{ ...date, field: one, stand: 'far_below' }] : [];
  });
}

function openItems(page: PageItems): PageItem[] {
  const others = page.labels.filter(({ meaning }) => meaning === 'other');
  const taken = new Set(
    others.flatMap((label) =>
      valuesAtLabel(label, page)
        .slice(0, 1)
        .map(({ item }) => item),
    ),
  );
  return page.values.filter((item) => !taken.has(item));
}

/** Of two digits the century is a guess where the field isn't known. */
function hasWholeYear({ text }: PageItem, day: string): boolean {
  return text.replace(/\D/g, '').includes(day.slice(0, 4));
}

function farEnough(days: readonly string[]): boolean {
  const [birth = 0, issue = 0, expiry = 0] = days.map((day) => Number(day.slice(0, 4)));
  return issue > birth && expiry > issue && expiry - issue <= longestValidity;
}
