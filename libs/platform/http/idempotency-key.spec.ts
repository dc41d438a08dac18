import { describe, expect, it } from 'vitest';
import { idempotencyKeyOf } from './idempotency-key.js';
import { Problem } from './problem.js';

function codeOf(header: string | string[] | undefined): string {
  try {
    return idempotencyKeyOf(header);
  } catch (fault) {
    return fault instanceof Problem ? fault.code : String(fault);
  }
}

describe('idempotencyKeyOf', () => {
  it('takes the quoted and the bare form for the same key', () => {
    expect(codeOf('"8e03978e-40d5"')).toBe('8e03978e-40d5');
    expect(codeOf('8e03978e-40d5')).toBe('8e03978e-40d5');
    expect(codeOf('"a\\"b\\\\c"')).toBe('a"b\\c');
  });

  it.each([undefined, ''])('says that it is missing', (header) => {
    expect(codeOf(header)).toBe('idempotency_key_missing');
  });

  it.each(['""', '"a', 'a"b', 'two, keys', ['one', 'two'], 'a b', 'ü', 'x'.repeat(256), '"a\\b"'])(
    'refuses %s',
    (header) => {
      expect(codeOf(header)).toBe('idempotency_key_invalid');
    },
  );
});
