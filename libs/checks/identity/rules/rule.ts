import type { Facts, ObservedSignal, Strength } from '#signals/signal.js';
import type { ClaimFinding } from '../../check.js';
import type { DocumentField, FieldSource } from '../document-facts.js';
import type { Region } from '../document-reader.js';
import type { ReadDocument } from '../read-document.js';

export interface RuleResult {
  signals: ObservedSignal[];
  claims: ClaimFinding[];
}

export function nothing(): RuleResult {
  return { signals: [], claims: [] };
}

export function observed(
  document: Pick<ReadDocument, 'evidenceId' | 'observedAt'>,
  code: string,
  facts: Facts,
  strength?: Strength,
): ObservedSignal {
  return {
    code,
    facts,
    evidenceIds: [document.evidenceId],
    observedAt: document.observedAt,
    ...(strength ? { strength } : {}),
  };
}

/** What a document says corroborates and never verifies: anyone can print one whose check digits hold. */
export function finding(
  document: Pick<ReadDocument, 'evidenceId'>,
  claimId: string,
  status: 'corroborated' | 'contradicted',
  method: FieldSource,
): ClaimFinding {
  return { claimId, status, method, evidenceIds: [document.evidenceId] };
}

type Marked = { region?: Region | undefined } | null | undefined;

/** Facts that mark places on the picture: none where the values did not come off it, or off another. */
export function places(...values: Marked[]): Facts {
  const regions = values.flatMap((value) => (value?.region?.width ? [{ ...value.region }] : []));
  const [region] = regions;
  if (!region) return {};
  return regions.length === 1 ? { region } : { regions };
}

/** Facts that mark rows of the comparison table. */
export function rows(...fields: DocumentField[]): Facts {
  return { rows: fields };
}

/** Fields as sentences name them. */
export const fieldNames: Record<DocumentField, string> = {
  surname: 'surname',
  given_names: 'given names',
  document_number: 'document number',
  birth_date: 'date of birth',
  issue_date: 'date of issue',
  expiry_date: 'date of expiry',
  issuing_state: 'code of the issuer',
  nationality: 'state code of the holder',
  document_type: 'type of document',
};

/** Sources as sentences name them. */
export const sourceNames: Record<FieldSource, string> = {
  mrz: 'machine-readable zone',
  print: 'printed page',
  barcode: 'barcode',
};
