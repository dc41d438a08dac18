import type { QualityFault, Region } from './document-reader.js';

/** What a document says, each field in one form whatever source it comes from: dates YYYY-MM-DD, states by ICAO code. */
export const documentFields = [
  'surname',
  'given_names',
  'document_number',
  'birth_date',
  'issue_date',
  'expiry_date',
  'issuing_state',
  'nationality',
  'document_type',
] as const;
export type DocumentField = (typeof documentFields)[number];

/** Where a value comes from. */
export type FieldSource = 'mrz' | 'print' | 'barcode';

export interface SourceValue {
  value: string;
  /** 0 to 1; left out where a machine gave it exactly */
  confidence?: number;
  /** left out where it was not read off the picture */
  region?: Region;
}

/** One row of the table a reviewer compares by. */
export interface ComparisonRow {
  field: DocumentField;
  claim: string | null;
  mrz: SourceValue | null;
  print: SourceValue | null;
  barcode: SourceValue | null;
  /** a rule found a contradiction in this row */
  differs: boolean;
}

/** What the identity check says of one document: on the case page and, in part, in the lines of `hirewall check identity`. */
export interface DocumentFacts {
  evidence_id: string;
  read: boolean;
  /** why not; null when it was read */
  reason: string | null;
  origin: 'scanner' | 'chip' | 'picture';
  /** lines as read, null where there are none */
  mrz: string[] | null;
  /** every line as long as it must be and all check digits hold */
  accepted: boolean;
  /** of the machine-readable zone, else of the barcode, else as printed */
  fields: Record<string, string | null> | null;
  table: ComparisonRow[];
  quality: { faults: QualityFault[]; width_px: number; height_px: number } | null;
}
