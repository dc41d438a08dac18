import { strengths, type Family, type Strength } from '#signals/signal.js';
import type { SignalRow } from '../api/types.js';

export interface SignalGroup {
  family: Family;
  signals: SignalRow[];
}

export function rank(strength: Strength): number {
  return strengths.indexOf(strength);
}

/** Strongest first; among equals the latest first. The order the signals are numbered and shown in. */
export function inOrder(signals: readonly SignalRow[]): SignalRow[] {
  return signals.toSorted(
    (a, b) => rank(b.strength) - rank(a.strength) || Date.parse(b.observed_at) - Date.parse(a.observed_at),
  );
}

/** A group a family; the family with the strongest signal first. Suppressed signals weigh nothing, so they stand apart. */
export function groupSignals(signals: readonly SignalRow[]): {
  groups: SignalGroup[];
  suppressed: SignalRow[];
} {
  const ordered = inOrder(signals);
  const standing = ordered.filter((signal) => signal.suppressed_by === null);
  // strongest first already, so families come in the order of their strongest signal
  const groups = [...new Set(standing.map((signal) => signal.family))].map((family) => ({
    family,
    signals: standing.filter((signal) => signal.family === family),
  }));
  return { groups, suppressed: ordered.filter((signal) => signal.suppressed_by !== null) };
}
