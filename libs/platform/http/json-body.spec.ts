import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonBody } from './json-body.js';
import { Problem } from './problem.js';

function read(text: string): unknown {
  return parseJsonBody(Buffer.from(text, 'utf8'));
}

function problemOf(action: () => unknown): Problem {
  try {
    action();
  } catch (fault) {
    if (fault instanceof Problem) return fault;
    throw fault;
  }
  throw new Error('nothing was refused');
}

describe('parseJsonBody', () => {
  it('reads every JSON value that can be stored as JSON.parse reads it', () => {
    const storable = fc
      .jsonValue()
      .filter((value) => !/\\u0000|\\ud[89a-f]|__proto__|constructor|prototype/i.test(JSON.stringify(value)));
    fc.assert(
      fc.property(storable, (value) => {
        const text = JSON.stringify(value, null, 1);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('either reads or refuses any bytes, and throws nothing but problems', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc.string().map((text) => Buffer.from(`{"a":"${text}`)),
        ),
        (bytes) => {
          try {
            parseJsonBody(bytes);
          } catch (fault) {
            expect(fault).toBeInstanceOf(Problem);
          }
        },
      ),
    );
  });

  it('takes an empty body for none', () => {
    expect(parseJsonBody(Buffer.alloc(0))).toBeUndefined();
  });

  it('refuses bytes that are not UTF-8 instead of replacing them', () => {
    expect(problemOf(() => parseJsonBody(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).code).toBe('malformed_json');
  });

  it.each([
    ['{"a":1,"a":2}', 'duplicate_member'],
    ['{"a":1,"\\u0061":2}', 'duplicate_member'],
    ['{"a":{"__proto__":{}}}', 'unsafe_member_name'],
    ['{"\\u005f_proto__" : {}}', 'unsafe_member_name'],
    ['{"constructor":{"prototype":{}}}', 'unsafe_member_name'],
    ['{"a":1,}', 'malformed_json'],
    ['"jane.doe@example.org', 'malformed_json'],
    [`${'['.repeat(33)}${']'.repeat(33)}`, 'json_too_deep'],
    [`[${'0,'.repeat(1_000_001)}0]`, 'json_too_deep'],
  ])('refuses %.40s as %s', (text, code) => {
    expect(problemOf(() => read(text)).code).toBe(code);
  });

  it('takes the same name in two objects, and a forbidden one as a value', () => {
    expect(read('[{"a":1},{"a":"__proto__"}]')).toEqual([{ a: 1 }, { a: '__proto__' }]);
  });

  it('names the place of a text that PostgreSQL can not store', () => {
    const problem = problemOf(() => read('{"candidate":{"claims":[{"value":"a\\u0000b"}]}}'));
    expect(problem.code).toBe('unstorable_text');
    expect(problem.details.errors?.[0]?.pointer).toBe('#/candidate/claims/0/value');
    expect(problemOf(() => read('["\\ud800"]')).code).toBe('unstorable_text');
    expect(read('["\\ud83d\\ude00"]')).toEqual(['\u{1f600}']);
  });

  it('never quotes the body', () => {
    const problem = problemOf(() => read('{"email": jane.doe@example.org}'));
    expect(JSON.stringify(problem.body('r'))).not.toContain('jane');
  });
});
