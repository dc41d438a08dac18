import { describe, expect, it } from 'vitest';
import { lookOf, outcomeLook, readable, recommendationLook, wordOf, stageWord } from './labels.js';

describe('words and looks', () => {
  it('shows an unavailable outcome unlike a pass: in word, colour and icon', () => {
    const { pass, unavailable } = outcomeLook;
    expect(unavailable.word).toContain('not a pass');
    expect(unavailable.tone).not.toBe(pass.tone);
    expect(unavailable.icon).not.toBe(pass.icon);
  });

  it('tells recommendations apart without colour', () => {
    const looks = Object.values(recommendationLook);
    expect(new Set(looks.map((look) => look.icon)).size).toBe(looks.length);
    expect(new Set(looks.map((look) => look.word)).size).toBe(looks.length);
  });

  it('never advises a rejection', () => {
    expect(JSON.stringify(recommendationLook)).not.toMatch(/reject/i);
  });

  it('shows a value of a newer server by its own name', () => {
    expect(lookOf(outcomeLook, 'partly_read' as 'pass')).toMatchObject({
      word: 'Partly read',
      tone: 'neutral',
    });
    expect(wordOf(stageWord, 'on_leave' as 'hired')).toBe('On leave');
    expect(readable('device_report')).toBe('Device report');
    expect(readable('mrz_lines')).toBe('MRZ lines');
  });
});
