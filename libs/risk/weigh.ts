import { strengthRank, type Strength } from '#signals/signal.js';
import type { RiskInput, RiskSettings, RiskSignal } from './risk-input.js';

/** Signals that count, with the strength that counts. What the rules judge. */
export interface WeighedCase extends Omit<RiskInput, 'signals' | 'settings' | 'asOf'> {
  signals: readonly RiskSignal[];
  alwaysReview: boolean;
}

export function weigh(input: RiskInput): WeighedCase {
  const { settings, asOf, signals, ...rest } = input;
  const counting = signals
    .filter((signal) => signal.suppressedBy === undefined)
    .filter((signal) => signal.expiresAt === undefined || signal.expiresAt.getTime() > asOf.getTime())
    .map((signal) => ({ ...signal, strength: weightOf(signal, settings) }))
    .filter((signal) => signal.strength !== 'none')
    .sort(byId);
  return { ...rest, signals: counting, alwaysReview: settings.alwaysReview };
}

/**
 * The policy's bounds applied to what the check said. Two findings no policy can make small, whatever it says:
 * a conclusive one (an exact sanctioned identity or wallet, a document proven reused) stays at least strong, so that
 * a human sees it; one that calls for restricting access stays at least moderate. Exceptions to those are
 * mitigations, which have an owner, a reason and an end.
 */
export function weightOf(signal: RiskSignal, settings: RiskSettings): Strength {
  const bounds = Object.hasOwn(settings.strengths, signal.code) ? settings.strengths[signal.code] : undefined;
  const bounded = stronger(
    weaker(signal.strength, bounds?.atMost ?? 'conclusive'),
    bounds?.atLeast ?? 'none',
  );
  return stronger(bounded, weaker(signal.strength, leastWeight(signal)));
}

/** The weight that no policy relaxes a signal below. */
export function leastWeight(signal: Pick<RiskSignal, 'strength' | 'restrictsAccess'>): Strength {
  if (signal.strength === 'conclusive') return 'strong';
  return signal.restrictsAccess ? 'moderate' : 'none';
}

function stronger(one: Strength, other: Strength): Strength {
  return strengthRank(one) >= strengthRank(other) ? one : other;
}

function weaker(one: Strength, other: Strength): Strength {
  return strengthRank(one) <= strengthRank(other) ? one : other;
}

/** The order signals came in must not show in the result. */
function byId(one: RiskSignal, other: RiskSignal): number {
  const [left, right] = [sortKey(one), sortKey(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey(signal: RiskSignal): string {
  return `${signal.id} ${signal.code} ${strengthRank(signal.strength)}`;
}
