import { randomOf } from '../../generator/documents/random.js';
import type { FaultKind } from './fault-kind.js';
import { judge, weighed } from './judge.js';
import { cardFaults } from './planted-faults-cards.js';
import { claimFaults } from './planted-faults-claims.js';
import { pageFaults } from './planted-faults-page.js';
import { reuseFaults } from './planted-faults-reuse.js';
import { zoneFaults } from './planted-faults-zone.js';

export const faultKinds: readonly FaultKind[] = [
  ...zoneFaults,
  ...pageFaults,
  ...cardFaults,
  ...claimFaults,
  ...reuseFaults,
];

export interface Tally {
  planted: number;
  found: number;
  /** what was found in place of the signal, of those missed */
  missed: string[];
}

/** Plants a fault so many times and counts where the rule finds it. The same seed plants the same. */
export async function plantAndFind(kind: FaultKind, times: number, seed: number): Promise<Tally> {
  const tally: Tally = { planted: times, found: 0, missed: [] };
  for (let at = 0; at < times; at++) {
    const result = await judge(kind.plant(randomOf(`${seed} ${kind.name} ${at}`)));
    const codes = weighed(result).map(({ code }) => code);
    if (codes.includes(kind.code)) tally.found++;
    else tally.missed.push(`${at}: ${codes.join(', ') || result.outcome}`);
  }
  return tally;
}
