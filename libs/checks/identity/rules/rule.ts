import type { Facts, ObservedSignal, Strength } from '#signals/signal.js';
import type { ClaimFinding } from '../../check.js';
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

export function finding(
  document: ReadDocument,
  claimId: string,
  status: 'corroborated' | 'contradicted',
): ClaimFinding {
  // what a machine-readable zone says corroborates and never verifies: anyone can print one whose digits hold
  return { claimId, status, method: 'mrz', evidenceIds: [document.evidenceId] };
}
