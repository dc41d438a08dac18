import type { CaseStatus } from '#cases/statuses.js';
import type { CandidateStage, ClaimKind, ClaimStatus, EvidenceKind, Verification } from '#checks/evidence.js';
import type { ComparisonRow, DocumentFacts } from '#checks/identity/document-facts.js';
import type { DerivedName, Region } from '#checks/identity/document-reader.js';
import type { CheckOutcome, CheckStatus } from '#checks/statuses.js';
import type { Family, Strength } from '#signals/signal.js';

export type { ComparisonRow, DocumentField, SourceValue } from '#checks/identity/document-facts.js';
export type { QualityFault, Region } from '#checks/identity/document-reader.js';

/** The wire format, as the API sends it: snake_case, times as RFC 3339 strings. */

export const recommendations = ['escalate', 'review', 'clear'] as const;
export type Recommendation = (typeof recommendations)[number];

export const decisions = ['cleared', 'cleared_with_conditions', 'not_cleared', 'inconclusive'] as const;
export type DecisionKind = (typeof decisions)[number];

export interface Page<T> {
  data: T[];
  next_cursor: string | null;
  has_more: boolean;
}

export interface PersonRef {
  id: string;
  name: string;
}

export interface Person extends PersonRef {
  roles: string[];
}

export interface Holder {
  person_id: string;
  name: string;
}

export interface QueueRow {
  case_id: string;
  candidate_id: string;
  candidate_name: string;
  requisition_title: string;
  status: CaseStatus;
  on_hold: boolean;
  kind: 'initial' | 'follow_up';
  recommendation: Recommendation | null;
  headline: string | null;
  opened_at: string;
  waiting_since: string;
  claimed_by: Holder | null;
  lease_expires_at: string | null;
  decision_pending: boolean;
}

export interface Claim {
  id: string;
  kind: ClaimKind;
  value: string;
  status: ClaimStatus;
  method: string | null;
  evidence_ids: string[];
}

export interface Rule {
  rule: string;
  because: string;
  signal_ids: string[];
}

export interface Advice {
  recommendation: Recommendation;
  at: string;
  rules: Rule[];
  would_change: string[];
}

export interface Decision {
  id: string;
  state: 'proposed' | 'final' | 'returned';
  decision: DecisionKind;
  reason_code: string;
  text: string;
  evidence_ids: string[];
  proposed_by: PersonRef;
  proposed_at: string;
  approved_by: PersonRef | null;
  approved_at: string | null;
  needs_approval: boolean;
}

export interface CaseDetail {
  id: string;
  kind: 'initial' | 'follow_up';
  status: CaseStatus;
  on_hold: boolean;
  opened_at: string;
  decided_at: string | null;
  candidate: { id: string; name: string; stage: CandidateStage; verification: Verification };
  requisition: { id: string; title: string };
  policy: { id: string; name: string; version: number };
  recommendation: Advice | null;
  claims: Claim[];
  missing_evidence: EvidenceKind[];
  claimed_by: Holder | null;
  lease_expires_at: string | null;
  decision: Decision | null;
}

export interface SignalRow {
  id: string;
  code: string;
  family: Family;
  strength: Strength;
  sentence: string;
  meaning: string;
  source: { title: string; section?: string | null; url: string };
  evidence_ids: string[];
  check_id: string;
  observed_at: string;
  suppressed_by: { mitigation_id: string; reason: string } | null;
}

export interface CheckRow {
  id: string;
  name: string;
  status: CheckStatus;
  outcome: CheckOutcome | null;
  started_at: string | null;
  finished_at: string | null;
  error: string | null;
}

export interface EvidenceRow {
  id: string;
  kind: EvidenceKind;
  stage: CandidateStage;
  source: string;
  observed_at: string;
  has_file: boolean;
  content_type: string | null;
  summary: string | null;
}

export interface DocumentOfCase extends Pick<
  DocumentFacts,
  'evidence_id' | 'read' | 'reason' | 'origin' | 'accepted' | 'mrz' | 'quality'
> {
  table: ComparisonRow[];
  marks: { signal_id: string; strength: Strength; region: Region }[];
  pictures: { name: DerivedName; evidence_id: string }[];
}

export interface TimelineEntry {
  at: string;
  kind: string;
  sentence: string;
  actor: PersonRef | string | null;
}

export interface Note {
  id: string;
  text: string;
  created_at: string;
  author: PersonRef | null;
}

export interface AskTemplate {
  id: string;
  title: string;
  text: string;
}

export interface ReasonCode {
  id: string;
  title: string;
  /** the decisions this reason can be given for */
  for: DecisionKind[];
}
