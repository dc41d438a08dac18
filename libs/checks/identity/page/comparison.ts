import type { DocumentField } from '../document-facts.js';
import type { PrintedText } from '../document-reader.js';
import type { Difference } from './difference.js';
import type { PrintedFields, PrintedValue } from './printed-fields.js';

/** What a machine-readable zone or barcode says, each value in the form of its field. */
export interface ExpectedValues extends Partial<Record<DocumentField, string>> {
  /** lines of the zone: a value printed at a label that stands in them as another field contradicts nothing */
  lines?: readonly string[];
  nameMayBeCut?: boolean;
}

/** A page as far as it was understood. */
export interface PrintedPage {
  /** its lines of print; those for machines say nothing here */
  texts: readonly PrintedText[];
  /** values located at labels */
  fields: PrintedFields;
}

/** What a comparison of one field goes by. */
export interface Compared {
  field: DocumentField;
  expected: string;
  page: PrintedPage;
  all: ExpectedValues;
}

export type Comparison =
  /**
   * seen: the page shows the value, in a form that its field permits. slip: it shows it but for what readers of print take
   * for one another, or a letter or two of a name
   */
  | { outcome: 'seen' | 'slip'; printed: PrintedValue }
  /** another value stands at its label, or where none could be read one that can be no other field; and it stands nowhere */
  | { outcome: 'contradicts'; printed: PrintedValue; difference: Difference };
