import type { IntelKind, IntelSnapshot } from '#intel/intel.js';
import { atLeast, type Facts, type ObservedSignal } from '#signals/signal.js';
import { signalDefinition } from '#signals/catalogue.js';
import type {
  Claim,
  ClaimKind,
  ClaimStatus,
  Evidence,
  EvidenceKind,
  Verification,
  CandidateStage,
} from './evidence.js';
import type { DocumentReader } from './identity/document-reader.js';
import type { CheckOutcome } from './statuses.js';

export const checkNames = ['identity', 'network', 'endpoint', 'payment', 'watchlist'] as const;
export type CheckName = (typeof checkNames)[number];

/** Values by which two candidates can turn out to be one operation; kept only as keyed hashes. */
export const identifierFields = [
  'email',
  'phone',
  'document_number',
  'picture',
  'bank_account',
  'wallet',
  'address',
  'device',
  'ip',
  'name_token',
] as const;
export type IdentifierField = (typeof identifierFields)[number];

export interface Identifier {
  field: IdentifierField;
  /** normalised by the check, so that equal things have equal strings */
  value: string;
}

/** Another candidate who holds the same identifier. The check learns the id, never the person. */
export interface RelatedCandidate {
  field: IdentifierField;
  value: string;
  candidateId: string;
}

export interface CheckInput {
  claims: Claim[];
  evidence: Evidence[];
  worker: { stage: CandidateStage; verification: Verification };
}

export interface CheckContext {
  intel: IntelSnapshot;
  /** engines that decode untrusted bytes; they run in a child process of bounded time and memory */
  models: { documentReader: DocumentReader };
  /** other candidates with one of these identifiers, resolved by the runner through the blind index */
  related: (identifiers: Identifier[]) => Promise<RelatedCandidate[]>;
  /** the moment to judge by; a check never reads the clock */
  asOf: Date;
}

export interface ClaimFinding {
  claimId: string;
  status: Extract<ClaimStatus, 'corroborated' | 'contradicted' | 'verified'>;
  /** how it was found, e.g. 'mrz' */
  method: string;
  evidenceIds: string[];
}

/** Something a check made for the reviewer's eyes: a straightened picture, a heat map. Sealed, with the retention of its source. */
export interface DerivedEvidence {
  from: string;
  name: string;
  contentType: string;
  bytes: Uint8Array;
}

export interface CheckResult {
  outcome: CheckOutcome;
  signals: ObservedSignal[];
  /** what was read and why, for the case page; sealed at rest */
  facts: Facts;
  claims?: ClaimFinding[];
  /** to be registered for this candidate in the blind index */
  identifiers?: Identifier[];
  derived?: DerivedEvidence[];
}

/** One line of `hirewall check NAME --input`, DESIGN section 12: what it takes and what it adds to the output. */
export interface BatchLine {
  /** @throws BadLine when the line is not of the documented form */
  read(line: Record<string, unknown>, context: { baseDir: string }): Promise<CheckInput> | CheckInput;
  write(result: CheckResult): Record<string, unknown>;
}

export class BadLine extends Error {}

export interface Check {
  name: CheckName;
  /** raised whenever the same input could give another result */
  version: string;
  /** evidence that calls for this check */
  evidence: readonly EvidenceKind[];
  /** claims that call for this check as soon as they are made */
  claims?: readonly ClaimKind[];
  /** intel this check looks things up in; the worker loads only these indexes */
  intel: readonly IntelKind[];
  run(input: CheckInput, context: CheckContext): Promise<CheckResult> | CheckResult;
  batch: BatchLine;
}

/** pass: nothing seen; attention: something to look at; fail: something strong. Unavailable is for the check to say. */
export function outcomeOf(signals: ObservedSignal[]): Exclude<CheckOutcome, 'unavailable'> {
  const weights = signals.map((signal) => signal.strength ?? signalDefinition(signal.code).strength);
  if (weights.some((weight) => atLeast(weight, 'strong'))) return 'fail';
  return weights.some((weight) => atLeast(weight, 'weak')) ? 'attention' : 'pass';
}
