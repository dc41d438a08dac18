import { atLeast, type Family, type Strength } from '#signals/signal.js';
import type { RecommendationLevel } from '../recommendation.js';
import type { RiskSignal } from '../risk-input.js';
import type { WeighedCase } from '../weigh.js';

export interface RuleFinding {
  /** one sentence, fit to be read by the person concerned */
  because: string;
  signals: readonly RiskSignal[];
}

/**
 * A rule looks at a weighed case and fires or not. To keep the promise that a further signal never lowers the
 * recommendation, a rule that fires must fire still when signals are added or grow stronger.
 */
export interface Rule {
  name: string;
  leadsTo: Exclude<RecommendationLevel, 'clear'>;
  find(weighed: WeighedCase): RuleFinding | undefined;
}

export function ofStrength(weighed: WeighedCase, floor: Strength): RiskSignal[] {
  return weighed.signals.filter((signal) => atLeast(signal.strength, floor));
}

/** Sorted, each once. */
export function familiesOf(signals: readonly RiskSignal[]): Family[] {
  return [...new Set(signals.map((signal) => signal.family))].sort();
}

/** 'a', 'a and b', 'a, b and c'; sorted, each once. */
export function listed(words: readonly string[]): string {
  const sorted = [...new Set(words)].sort();
  const last = sorted.pop() ?? '';
  return sorted.length > 0 ? `${sorted.join(', ')} and ${last}` : last;
}
