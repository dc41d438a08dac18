import type { Region } from '../document-reader.js';
import type { DocumentField } from '../document-facts.js';

/** A field of the printed page, found by its label or its place. */
export interface PrintedValue {
  /** in the form of its field: dates YYYY-MM-DD, states by ICAO code, names and numbers in capitals as printed */
  value: string;
  /** further values it may as well be: of 08/12/1974 the other order of day and month */
  others?: string[];
  /** of the letter or digit the recogniser is least sure of, 0 to 1 */
  confidence: number;
  region: Region;
}

export type PrintedFields = Partial<Record<DocumentField, PrintedValue>>;
