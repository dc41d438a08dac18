import { documentFields, type DocumentField } from '../document-facts.js';
import { compareDate } from './compare-date.js';
import { compareNumber } from './compare-number.js';
import { comparePrintedName } from './compare-printed-name.js';
import { compareState } from './compare-state.js';
import type { Compared, Comparison, ExpectedValues, PrintedPage } from './comparison.js';
import { isMachineLine } from './plain-text.js';

export type PageFinding = Comparison & { field: DocumentField };

const comparisons: Partial<Record<DocumentField, (compared: Compared) => Comparison | null>> = {
  surname: comparePrintedName,
  given_names: comparePrintedName,
  document_number: compareNumber,
  birth_date: compareDate,
  issue_date: compareDate,
  expiry_date: compareDate,
  nationality: compareState,
  issuing_state: compareState,
};

/**
 * Looks on a page for what a machine-readable zone, a barcode or a claim says. A field of which nothing was found is left
 * out: print may be unread, worn or under a label the catalogue lacks, so absence says nothing.
 */
export function findsOnPage(page: PrintedPage, expected: ExpectedValues): PageFinding[] {
  const printed = { ...page, texts: page.texts.filter(({ text }) => !isMachineLine(text)) };
  return documentFields.flatMap((field) => {
    const value = expected[field];
    const found = value
      ? comparisons[field]?.({ field, expected: value, page: printed, all: expected })
      : null;
    return found ? [{ ...found, field }] : [];
  });
}
