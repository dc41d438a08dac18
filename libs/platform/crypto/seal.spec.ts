import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotSealed, SealBroken, UnknownKey } from './errors.js';
import { newSealingKey } from './keys.js';
import { keyIdOf, open, openJson, openText, seal, sealJson, type SealedPlace } from './seal.js';

const key = newSealingKey();
const place: SealedPlace = { table: 'claims', column: 'value', id: 'clm_0192f0c0aaaabbbbccccddddeeeeffff' };
const bytes = () => fc.uint8Array({ maxLength: 200 });

describe('seal', () => {
  it('gives back what was sealed, at 45 bytes more', () => {
    fc.assert(
      fc.property(bytes(), (plaintext) => {
        const sealed = seal(key, place, plaintext);
        expect(sealed).toHaveLength(plaintext.length + 45);
        expect(open(key, place, sealed).equals(plaintext)).toBe(true);
        expect(keyIdOf(sealed)).toBe(key.id);
      }),
    );
  });

  it('keeps any text and any JSON value as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.jsonValue(), (text, value) => {
        expect(openText(key, place, seal(key, place, text))).toBe(text);
        const json = JSON.parse(JSON.stringify(value)) as unknown;
        expect(openJson(key, place, sealJson(key, place, value))).toEqual(json);
      }),
    );
  });

  it('opens nothing in which any single bit was flipped', () => {
    fc.assert(
      fc.property(bytes(), fc.nat(), (plaintext, at) => {
        const sealed = seal(key, place, plaintext);
        const bit = at % (sealed.length * 8);
        sealed[bit >> 3] = (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => open(key, place, sealed)).toThrow(
          bit < 8 ? NotSealed : bit < 17 * 8 ? UnknownKey : SealBroken,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('opens nothing that was cut short or grew', () => {
    const sealed = seal(key, place, 'Lena Muster');
    for (let length = 0; length < sealed.length; length++) {
      expect(() => open(key, place, sealed.subarray(0, length))).toThrow();
    }
    expect(() => open(key, place, Buffer.concat([sealed, Buffer.of(0)]))).toThrow(SealBroken);
  });

  it('opens nothing moved to another row, column or table', () => {
    const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(fc.record({ table: name, column: name, id: name }), (elsewhere) => {
        fc.pre(
          Object.keys(place).some(
            (part) => elsewhere[part as keyof SealedPlace] !== place[part as keyof SealedPlace],
          ),
        );
        expect(() => open(key, elsewhere, seal(key, place, 'Lena Muster'))).toThrow(SealBroken);
      }),
    );
    const sealed = seal(key, place, 'Lena Muster');
    for (const part of ['table', 'column', 'id'] as const) {
      expect(() => open(key, { ...place, [part]: `${place[part]}x` }, sealed)).toThrow(SealBroken);
    }
  });

  it('refuses places that could be mistaken for each other', () => {
    expect(() => seal(key, { table: 'a\0b', column: 'c', id: 'd' }, 'x')).toThrow(TypeError);
    expect(() => seal(key, { table: 'a', column: '', id: 'd' }, 'x')).toThrow(TypeError);
  });

  it('does not open under another key, nor under another key of the same id', () => {
    const sealed = seal(key, place, 'Lena Muster');
    expect(() => open(newSealingKey(), place, sealed)).toThrow(UnknownKey);
    expect(() => open({ id: key.id, key: randomBytes(32) }, place, sealed)).toThrow(SealBroken);
  });

  it('seals equal values to different bytes', () => {
    expect(seal(key, place, 'same').equals(seal(key, place, 'same'))).toBe(false);
  });

  it('never names the plaintext or the key in an error', () => {
    const sealed = seal(key, place, 'Lena Muster');
    sealed[sealed.length - 1] = (sealed[sealed.length - 1] ?? 0) ^ 1;
    const faults = [
      () => open(key, place, sealed),
      () => open(newSealingKey(), place, sealed),
      () => open(key, place, Buffer.from('Lena Muster')),
      () => seal({ id: key.id, key: key.key.subarray(1) }, place, 'Lena Muster'),
      () => seal({ id: 'no uuid', key: key.key }, place, 'Lena Muster'),
    ].map((attempt) => {
      try {
        attempt();
      } catch (fault) {
        return String((fault as Error).stack);
      }
      throw new Error('expected a fault');
    });
    for (const text of faults) {
      expect(text).not.toContain('Lena');
      expect(text).not.toContain(key.key.toString('base64'));
      expect(text).not.toContain(key.key.toString('hex'));
    }
  });

  it('tells bytes that were never sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 44 }), (junk) => {
        expect(() => keyIdOf(junk)).toThrow(NotSealed);
      }),
    );
  });
});
