import type { DocumentField } from '../document-facts.js';

/** What the barcode on the back of a North American licence or identity card says (AAMVA DL/ID Card Design Standard). */
export interface CardRecord {
  /** of the standard, 1 to the newest; 0 where the issuer wrote none */
  version: number;
  /** issuer identification number, six digits */
  issuer: string;
  /** whose number that is, by ISO 3166-2 ('US-VA', 'CA-ON'); null for one that is not listed */
  jurisdiction: string | null;
  fields: Partial<Record<DocumentField, string>>;
  /** fields the issuer says are cut short to fit */
  truncated: DocumentField[];
}
