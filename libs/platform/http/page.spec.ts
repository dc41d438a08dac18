import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, page } from './page.js';
import { Problem } from './problem.js';

describe('page', () => {
  it('walks any list in any page size without losing or repeating a row', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 12 }), (size, limit) => {
        const all = Array.from({ length: size }, (_, id) => ({ id }));
        const seen: number[] = [];
        let cursor: string | undefined;
        do {
          const [after] = decodeCursor('rows', cursor, ['number']) ?? [-1];
          const rows = all.filter(({ id }) => id > after).slice(0, limit + 1);
          const result = page(rows, limit, 'rows', ({ id }) => [id]);
          expect(result.has_more).toBe(result.next_cursor !== null);
          seen.push(...result.data.map(({ id }) => id));
          cursor = result.next_cursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(all.map(({ id }) => id));
      }),
    );
  });
});

describe('decodeCursor', () => {
  const good = encodeCursor('cases', ['2026-11-23T10:00:00.123456Z', 'case_1']);

  it('gives back the position', () => {
    expect(decodeCursor('cases', good, ['date', 'string'])).toEqual([
      '2026-11-23T10:00:00.123456Z',
      'case_1',
    ]);
    expect(decodeCursor('cases', undefined, ['date', 'string'])).toBeUndefined();
  });

  it.each([
    'x',
    '',
    encodeCursor('candidates', ['2026-11-23T10:00:00Z', 'case_1']),
    encodeCursor('cases', ['2026-11-23T10:00:00Z']),
    encodeCursor('cases', ['2026-02-30T10:00:00Z', 'case_1']),
    encodeCursor('cases', ['2026-11-23T10:00:00Z', 'a\0b']),
    encodeCursor('cases', ['now()', 'case_1']),
    encodeCursor('cases', [1, 'case_1']),
  ])('refuses a cursor of another list or none at all (%#)', (cursor) => {
    expect(() => decodeCursor('cases', cursor, ['date', 'string'])).toThrow(Problem);
  });

  it('refuses or reads whatever is sent, and throws nothing but problems', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
        ),
        (cursor) => {
          try {
            decodeCursor('cases', cursor, ['date', 'string']);
          } catch (fault) {
            expect(fault).toBeInstanceOf(Problem);
          }
        },
      ),
    );
  });
});
