import type { PrintedText } from '../document-reader.js';
import type { DocumentField } from '../document-facts.js';
import { labelledValues, type LabelledValue, type PageContext } from './labelled-values.js';
import { withMeantNames } from './locate-fields.js';
import { compareDate } from './compare-date.js';
import { compareNumber } from './compare-number.js';
import { comparePrintedName } from './compare-printed-name.js';
import { pageItems } from './page-items.js';
import type { PrintedValue } from './printed-fields.js';
import { isMachineLine } from './plain-text.js';

/** What a machine-readable zone or barcode says, each value in the form of its field. */
export interface ExpectedValues extends Partial<Record<DocumentField, string>> {
  /** lines of the zone: a value printed at a label that stands in them as another field contradicts nothing */
  lines?: readonly string[];
}

export type Outcome =
  /** the page shows the value, in a form that its field permits */
  | 'seen'
  /** the page shows it but for what readers of print take for one another, or a letter or two of a name */
  | 'slip'
  /**
   * clearly read and well-formed, another value stands at its label, or where no label could be read one that can be
   * no other field; and the expected value is nowhere on the page
   */
  | 'contradicts';

export interface PageFinding {
  field: DocumentField;
  outcome: Outcome;
  printed: PrintedValue;
  /** it stands at a label of the field */
  atLabel: boolean;
  /** of a number: the printed one has the same check digit, so the zone may be misread where its check digit can't tell */
  sameCheckDigit?: boolean;
}

/** What a comparison of one field goes by. */
export interface Compared {
  expected: string;
  /** values at labels of the field */
  labelled: readonly LabelledValue[];
  /** the page without its lines for machines */
  texts: readonly PrintedText[];
  all: ExpectedValues;
}

export type Comparison = Omit<PageFinding, 'field'>;

const comparisons: readonly (readonly [DocumentField, (compared: Compared) => Comparison | null])[] = [
  ['surname', comparePrintedName],
  ['given_names', comparePrintedName],
  ['document_number', compareNumber],
  ['birth_date', compareDate],
  ['issue_date', compareDate],
  ['expiry_date', compareDate],
];

/**
 * Looks on a page for what a machine-readable zone or barcode of the same document says. A field of which nothing was
 * found is left out: print may be unread, worn or under a label the catalogue lacks, so absence says nothing.
 */
export function findsOnPage(
  texts: readonly PrintedText[],
  expected: ExpectedValues,
  context: PageContext,
): PageFinding[] {
  const printed = texts.filter(({ text }) => !isMachineLine(text));
  const values = withMeantNames(labelledValues(pageItems(printed), context));
  return comparisons.flatMap(([field, compare]) => {
    const value = expected[field];
    if (!value) return [];
    const labelled = values.filter((one) => one.field === field);
    const found = compare({ expected: value, labelled, texts: printed, all: expected });
    return found ? [{ field, ...found }] : [];
  });
}

/**
 * Fields whose print says clearly something else. Only pages are judged on which another value was found as expected: a
 * page that shares nothing with the zone is more likely of another document, or not understood.
 */
export function contradictions(
  texts: readonly PrintedText[],
  expected: ExpectedValues,
  context: PageContext,
): PageFinding[] {
  const found = findsOnPage(texts, expected, context);
  if (!found.some(({ outcome }) => outcome === 'seen')) return [];
  return found.filter(({ outcome }) => outcome === 'contradicts');
}
