import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyMessage } from './classify.js';

interface GoldenMessage {
  id: string;
  text: string;
  label: string;
}

const golden = readFileSync('test/golden/payment/messages.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldenMessage);

describe('what a message asks for', () => {
  it.each(golden)('reads $id as $label', ({ text, label }) => {
    expect(classifyMessage({ text }).label).toBe(label);
  });

  it('alerts on no message of the golden set that speaks of work, news or an earlier employer', () => {
    const alerts = golden
      .filter(({ label }) => label === 'crypto_mention_unrelated' || label === 'none')
      .filter(({ text }) =>
        ['crypto_only', 'crypto_preferred', 'payout_diversion'].includes(classifyMessage({ text }).label),
      );
    expect(alerts).toEqual([]);
  });

  it('tells a demand that rules out other ways from one that names none', () => {
    expect(classifyMessage({ text: 'I only accept USDT.' })).toMatchObject({
      label: 'crypto_only',
      basis: 'explicit',
    });
    expect(classifyMessage({ text: 'Please send my salary in bitcoin.' })).toMatchObject({
      label: 'crypto_only',
      basis: 'implied',
    });
  });

  it('gives the sentence that decided, as received', () => {
    const reading = classifyMessage({
      text: 'Hello! I can start on Monday. I only accept UЅDТ, no bank. See you.',
    });
    expect(reading.sentence).toBe('I only accept UЅDТ, no bank.');
  });

  it('finds a ticker however it is hidden', () => {
    for (const hidden of [
      'U S D T',
      'U.S.D.T',
      'US\u200bDT',
      'UЅDТ',
      'U5DT',
      '𝐔𝐒𝐃𝐓',
      'ＵＳＤＴ',
      'USD\u00adT',
    ]) {
      expect(classifyMessage({ text: `I only accept ${hidden}, no bank` }).label, hidden).toBe('crypto_only');
    }
  });

  it('places spans in code points, also after characters outside the basic plane', () => {
    const text = '😀😀 salary in USDT only, no bank';
    const spans = classifyMessage({ text }).spans;
    const words = spans.map(({ start, end, slot }) => `${slot}:${[...text].slice(start, end).join('')}`);
    expect(words).toContain('crypto:USDT');
    expect(words).toContain('fiat:bank');
  });

  it('never fails, and never points outside the text, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: 'grapheme', maxLength: 200 }),
        ),
        (text) => {
          const { spans } = classifyMessage({ text });
          const length = [...text].length;
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads a hostile text of the greatest length in bounded time', () => {
    const before = performance.now();
    for (const piece of ['no bank ', 'u ', '0x ', 'my my ', 'T1 ', 'a1-', '不要', '((('])
      classifyMessage({ text: piece.repeat(20_000) });
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
