import type { ObservedSignal } from '#signals/signal.js';
import type { Claim, ClaimKind } from '../evidence.js';
import { documentFields, type ComparisonRow, type DocumentField } from './document-facts.js';
import { barcodeValue, printValue, zoneValue } from './document-values.js';
import type { ReadDocument } from './read-document.js';

const claimOfField: Partial<Record<DocumentField, ClaimKind>> = {
  // a person gives the name as one; both parts are compared with it
  surname: 'name',
  given_names: 'name',
  document_number: 'document_number',
  birth_date: 'birth_date',
};

/**
 * What the person says and what each source of the document says, field by field; rows that nobody says anything in are
 * left out. Nothing is compared anew here: `differs` is what the rules found, as they name the rows in `facts.rows`.
 */
export function comparisonTable(
  document: ReadDocument,
  claims: Claim[],
  signals: ObservedSignal[],
): ComparisonRow[] {
  const differing = new Set(
    signals
      .filter(({ evidenceIds }) => evidenceIds.includes(document.evidenceId))
      .flatMap(({ facts }) => (Array.isArray(facts['rows']) ? facts['rows'] : [])),
  );
  return documentFields
    .map((field) => ({
      field,
      claim: claimed(field, document, claims),
      mrz: zoneValue(document, field),
      print: printValue(document, field),
      barcode: barcodeValue(document, field),
      differs: differing.has(field),
    }))
    .filter(({ claim, mrz, print, barcode }) => claim ?? mrz ?? print ?? barcode);
}

function claimed(field: DocumentField, document: ReadDocument, claims: Claim[]): string | null {
  if (field === 'document_type') return document.declaredType ?? null;
  const kind = claimOfField[field];
  const values = claims.filter((claim) => claim.kind === kind).map(({ value }) => value);
  return values.length === 0 ? null : values.join('; ');
}
