import type { CaseStatus } from '#cases/statuses.js';
import type { CandidateStage, ClaimKind, ClaimStatus, EvidenceKind, Verification } from '#checks/evidence.js';
import type { CheckOutcome, CheckStatus } from '#checks/statuses.js';
import type { DecisionKind, DecisionState } from '#review/decisions.js';
import type { RecommendationLevel } from '#risk/recommendation.js';
import type { Family, PublishedSource, Strength } from '#signals/signal.js';

/** A moment as the database gives it, or as it reads on the wire (ISO 8601). */
export type Moment = Date | string;

export interface NamedPerson {
  id: string;
  name: string;
}

export interface DossierSignal {
  code: string;
  family: Family;
  strength: Strength;
  sentence: string;
  source: PublishedSource;
  observed_at: Moment;
  /** an approved exception covers it, so the advice leaves it out */
  suppressed: boolean;
}

export interface DossierClaim {
  id: string;
  kind: ClaimKind;
  value: string;
  status: ClaimStatus;
  method: string | null;
  evidence_ids: string[];
}

export interface DossierEvidence {
  id: string;
  kind: EvidenceKind;
  observed_at: Moment;
  has_file: boolean;
}

export interface DossierDecision {
  id: string;
  state: DecisionState;
  decision: DecisionKind;
  reason_code: string;
  text: string;
  evidence_ids: string[];
  proposed_by: NamedPerson;
  proposed_at: Moment;
  approved_by: NamedPerson | null;
  approved_at: Moment | null;
  approval_text: string | null;
  needs_approval: boolean;
}

/** All that stands in the dossier of a case: the fields of `GET /v1/cases/{id}`, with signals, evidence and checks. */
export interface CaseDossierView {
  id: string;
  kind: 'initial' | 'follow_up';
  status: CaseStatus;
  on_hold: boolean;
  external_ref: string | null;
  opened_at: Moment;
  decided_at: Moment | null;
  candidate: { id: string; name: string | null; stage: CandidateStage; verification: Verification };
  requisition: { id: string; title: string };
  policy: { id: string; name: string; version: number };
  recommendation: {
    recommendation: RecommendationLevel;
    at: Moment | null;
    rules: { rule: string; because: string; signal_ids: string[] }[];
    would_change: string[];
  } | null;
  claims: DossierClaim[];
  missing_evidence: EvidenceKind[];
  decision: DossierDecision | null;
  signals: DossierSignal[];
  evidence: DossierEvidence[];
  checks: { name: string; status: CheckStatus; outcome: CheckOutcome | null }[];
  generated_at: Moment;
  /** who asked for it, as shown to people */
  generated_by: string;
}
