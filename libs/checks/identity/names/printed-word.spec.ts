import { describe, expect, it } from 'vitest';
import { comparePrintedWord, plainCapitals } from './printed-word.js';

describe('word of the page against a word of the machine-readable zone', () => {
  it.each([
    ['Müller', 'MUELLER'],
    ['MULLER', 'MUELLER'],
    ['MUELLER', 'MULLER'],
    ['PURiDUR', 'THURIDUR'],
    ['Ævarsdóttir', 'AEVARSDOTTIR'],
    ['NUNEZ', 'NUNXXEZ'],
    ['GroBe', 'GROSSE'],
    ["O'Connor", 'OCONNOR'],
    ['Straße', 'STRASSE'],
    ['Łukasz', 'LUKASZ'],
  ])('%s is %s', (printed, token) => {
    expect(comparePrintedWord(plainCapitals(printed), token)).toBe('same');
  });

  it.each([
    ['ER1KSS0N', 'ERIKSSON', 'slip'],
    ['MEULENDIIK', 'MEULENDIJK', 'slip'],
    ['ERIKSEN', 'ERIKSSON', 'none'],
    ['ANNA', 'ANNE', 'none'],
    ['ERIKSSON', 'LINDQVIST', 'none'],
    ['LI', 'LU', 'none'],
  ] as const)('%s against %s is %s', (printed, token, agreement) => {
    expect(comparePrintedWord(plainCapitals(printed), token)).toBe(agreement);
  });
});
