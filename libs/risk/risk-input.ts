import type { Family, Strength } from '#signals/signal.js';

export interface RiskSignal {
  id: string;
  code: string;
  family: Family;
  /** as the check weighed it, before the policy */
  strength: Strength;
  observedAt: Date;
  /** from this moment on the signal no longer counts */
  expiresAt?: Date;
  /** id of the mitigation that covers it */
  suppressedBy?: string;
  /** the catalogue's word on the code: calls for restricting a hired worker's access */
  restrictsAccess: boolean;
}

/** Bounds a policy sets for the weight of one signal code. They keep what the check knew of the context between them. */
export interface StrengthBounds {
  atLeast?: Strength;
  atMost?: Strength;
}

export interface RiskSettings {
  /** by signal code; validated by libs/policy */
  strengths: Readonly<Record<string, StrengthBounds>>;
  /** a human looks at every case, also at a clear one */
  alwaysReview: boolean;
}

export interface RiskInput {
  signals: readonly RiskSignal[];
  settings: RiskSettings;
  /** kinds of evidence the requisition requires and that have not come */
  missingEvidence: readonly string[];
  /** checks of required evidence or claims that could not answer */
  unavailableChecks: readonly string[];
  /** kinds of required claims that were not made, or whose status is still unverified; corroborated is enough */
  unverifiedClaims: readonly string[];
  /** kinds of required claims whose status is contradicted */
  contradictedClaims: readonly string[];
  /** whether the person works for the employer already */
  hired: boolean;
  /** the moment to judge by */
  asOf: Date;
}
