import { families, strengths } from '#signals/signal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignalRow } from '../api/types.js';
import { groupSignals, rank } from './signal-groups.js';

function signal(id: string, over: Partial<SignalRow> = {}): SignalRow {
  return {
    id,
    code: 'network.vpn',
    family: 'network',
    strength: 'weak',
    sentence: 'The address belongs to a VPN.',
    meaning: 'A VPN was in use.',
    source: { title: 'A guide', url: 'https://example.org/' },
    evidence_ids: [],
    check_id: 'chk_1',
    observed_at: '2026-11-20T10:00:00Z',
    suppressed_by: null,
    ...over,
  };
}

const anySignals = fc
  .array(
    fc.record({
      family: fc.constantFrom(...families),
      strength: fc.constantFrom(...strengths),
      suppressed_by: fc.option(fc.constant({ mitigation_id: 'mit_1', reason: 'Declared travel' })),
    }),
  )
  .map((rows) => rows.map((row, index) => signal(`sig_${index}`, row)));

describe('signals on the case page', () => {
  it('are each shown once, and suppressed ones only apart', () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        const { groups, suppressed } = groupSignals(signals);
        const standing = groups.flatMap((group) => group.signals);
        expect(standing.every((row) => row.suppressed_by === null)).toBe(true);
        expect(suppressed.every((row) => row.suppressed_by !== null)).toBe(true);
        expect(new Set([...standing, ...suppressed])).toEqual(new Set(signals));
        expect(standing.length + suppressed.length).toBe(signals.length);
      }),
    );
  });

  it('come with the strongest family and the strongest signal first', () => {
    fc.assert(
      fc.property(anySignals, (signals) => {
        const { groups } = groupSignals(signals);
        const heads = groups.map((group) => rank(group.signals[0]?.strength ?? 'none'));
        expect(heads).toEqual(heads.toSorted((a, b) => b - a));
        for (const group of groups) {
          const ranks = group.signals.map((row) => rank(row.strength));
          expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
        }
      }),
    );
  });
});
