import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageSince, localTime, timeLeft } from './age.js';

const now = Date.parse('2026-11-20T12:00:00Z');
const ago = (ms: number): string => new Date(now - ms).toISOString();

describe('ages and times left', () => {
  it.each([
    [0, 'just now'],
    [59_999, 'just now'],
    [60_000, '1 min'],
    [59 * 60_000, '59 min'],
    [60 * 60_000, '1 h'],
    [47 * 3_600_000, '47 h'],
    [48 * 3_600_000, '2 d'],
    [-5_000, 'just now'],
  ])('an age of %d ms reads "%s"', (ms, words) => {
    expect(ageSince(ago(ms), now)).toBe(words);
  });

  it.each([
    [899_000, '14:59'],
    [61_000, '1:01'],
    [500, '0:01'],
    [0, '0:00'],
    [-60_000, '0:00'],
  ])('%d ms left read "%s"', (ms, words) => {
    expect(timeLeft(ago(-ms), now)).toBe(words);
  });

  it('says unknown for what is no time', () => {
    expect(ageSince('soon', now)).toBe('unknown');
    expect(localTime('soon')).toBe('unknown');
  });

  it('a lease never shows more time than is left, rounded up to a second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7_200_000 }), (ms) => {
        const [minutes = '', seconds = ''] = timeLeft(ago(-ms), now).split(':');
        const shown = (Number(minutes) * 60 + Number(seconds)) * 1_000;
        return shown >= ms && shown - ms < 1_000;
      }),
    );
  });
});
