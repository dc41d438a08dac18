import { alwaysReview } from './always-review.js';
import { contradictedClaim } from './contradicted-claim.js';
import { missingEvidence } from './missing-evidence.js';
import { oneConclusive } from './one-conclusive.js';
import { oneStrong } from './one-strong.js';
import { restrictsAccess } from './restricts-access.js';
import type { Rule } from './rule.js';
import { twoModerateFamilies } from './two-moderate-families.js';
import { twoStrongFamilies } from './two-strong-families.js';
import { unavailableCheck } from './unavailable-check.js';
import { unverifiedClaim } from './unverified-claim.js';

/** Every rule there is, those that lead highest first. */
export const rules: readonly Rule[] = [
  oneConclusive,
  twoStrongFamilies,
  restrictsAccess,
  oneStrong,
  twoModerateFamilies,
  contradictedClaim,
  unverifiedClaim,
  missingEvidence,
  unavailableCheck,
  alwaysReview,
];
