import type { LabelMeaning } from './labels.catalogue.js';
import type { PageItem, PageItems, PageLabel } from './page-items.js';
import { datesIn } from './printed-date.js';

/** rows of a licence from the top, counted from that of the date of issue (Directive 2006/126/EC, Annex I) */
const rows: readonly (readonly [number, LabelMeaning])[] = [
  [-3, 'surname'],
  [-2, 'given_names'],
  [-1, 'birth_date'],
  [2, 'document_number'],
];

/**
 * Labels of a driving licence whose numbers could not be read: small, lone digits are often missed. Its rows stand below
 * one another in one column and one order, so those beside the numbered dates say which the others are.
 */
export function numbersOfRows({ values, labels }: PageItems): PageLabel[] {
  const issue = rowOf('issue_date', values, labels);
  const expiry = rowOf('expiry_date', values, labels);
  if (!issue || !expiry) return [];
  const column = values
    .filter(({ region }) => Math.abs(region.x - issue.region.x) < 0.02)
    .sort((a, b) => a.region.y - b.region.y);
  const at = column.indexOf(issue);
  // three rows above, the last of them with the day of birth: else a row is missing and the count is off
  if (at !== 3 || column[at + 1] !== expiry || datesIn(column[at - 1]?.text ?? '').length === 0) return [];
  return rows.flatMap(([below, meaning]) => {
    const row = column[at + below];
    const known = labels.some((label) => label.meaning === meaning);
    return row && !known ? [labelBefore(row, meaning)] : [];
  });
}

function rowOf(
  meaning: LabelMeaning,
  values: readonly PageItem[],
  labels: readonly PageLabel[],
): PageItem | null {
  const label = labels.find((one) => one.meaning === meaning && one.numbered);
  if (!label) return null;
  const { region } = label;
  const [nearest] = values
    .filter(
      (value) =>
        value.region.x > region.x &&
        Math.abs(value.region.y + value.region.height / 2 - region.y - region.height / 2) < region.height / 2,
    )
    .sort((a, b) => a.region.x - b.region.x);
  return nearest ?? null;
}

function labelBefore({ region }: PageItem, meaning: LabelMeaning): PageLabel {
  return { meaning, numbered: true, region: { ...region, x: region.x - 0.01, width: 0 }, rest: null };
}
