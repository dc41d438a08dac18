import type { Check, CheckName } from './check.js';
import type { ClaimKind, EvidenceKind } from './evidence.js';
import { endpointCheck } from './endpoint/endpoint.check.js';
import { identityCheck } from './identity/identity.check.js';
import { networkCheck } from './network/network.check.js';
import { paymentCheck } from './payment/payment.check.js';
import { watchlistCheck } from './watchlist/watchlist.check.js';

/** Every check there is; adding one touches its folder and one line here. */
export const checks: Record<CheckName, Check> = {
  identity: identityCheck,
  network: networkCheck,
  endpoint: endpointCheck,
  payment: paymentCheck,
  watchlist: watchlistCheck,
};

/** Checks that a claim of this kind calls for. */
export function checksForClaim(kind: ClaimKind): CheckName[] {
  return Object.values(checks)
    .filter((check) => check.claims?.includes(kind))
    .map((check) => check.name);
}

/** Checks that a piece of evidence of this kind calls for. */
export function checksFor(kind: EvidenceKind): CheckName[] {
  return Object.values(checks)
    .filter((check) => check.evidence.includes(kind))
    .map((check) => check.name);
}
