import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idPrefixes, isId, newId, parseId } from './ids.js';

const prefixes = Object.values(idPrefixes);

describe('ids', () => {
  it('are unique and sort in the order they were made', () => {
    const ids = Array.from({ length: 5000 }, () => newId('case'));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });

  it.each(prefixes)('%s: are told by their prefix and give their time back', (prefix) => {
    const before = Date.now();
    const id = newId(prefix);
    expect(id).toMatch(/^[a-z]+_[0-9a-f]{32}$/);
    for (const other of prefixes) expect(isId(other, id)).toBe(other === prefix);
    const parsed = parseId(id);
    expect(parsed?.prefix).toBe(prefix);
    expect(parsed?.madeAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(parsed?.madeAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('have distinct prefixes', () => {
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  it('are not mistaken for anything else', () => {
    const id = newId('cand');
    const near = [
      id.toUpperCase(),
      `${id}0`,
      id.slice(0, -1),
      `${id}\n`,
      ` ${id}`,
      id.replace('_', '-'),
      null,
      7,
      {},
    ];
    for (const text of near) expect(isId('cand', text)).toBe(false);
    expect(parseId('zzz_0192f0c5a7c87d0e9b1f6a2c3d4e5f60')).toBeNull();
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(prefixes.some((prefix) => isId(prefix, text))).toBe(false);
      }),
    );
  });
});
