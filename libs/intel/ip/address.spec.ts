import { isIP } from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { parseAddress, readIPv4, readIPv6 } from './address.js';

const words = new Uint32Array(4);
const familyOf = (text: string) => (readIPv4(text) >= 0 ? 4 : readIPv6(text, words) ? 6 : 0);

const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
const dotted = fc
  .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 300 })))
  .map((o) => o.join('.'));
/** texts that are addresses or nearly so: groups, gaps, dotted tails and zone ids in any order */
const nearly = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: group.map((text) => `${text}:`) },
      { weight: 2, arbitrary: fc.constantFrom(':', '::', '1', 'ffff', '0') },
      { weight: 1, arbitrary: dotted },
      { weight: 1, arbitrary: fc.constantFrom('%', '%eth0', '%é', 'g', '.', '00001', ' ') },
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));

describe('address parser', () => {
  it('accepts exactly what net.isIP accepts', () => {
    fc.assert(
      fc.property(fc.oneof(nearly, dotted, fc.ipV4(), fc.ipV6(), fc.string()), (text) => {
        expect([text, familyOf(text)]).toEqual([text, isIP(text)]);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['0300.0.2.1', 'octal'],
    ['192.0.2', 'short'],
    ['192.0.02.1', 'leading zero'],
    ['0xc0000201', 'hexadecimal'],
    ['3221225985', 'one number'],
    [' 192.0.2.1', 'a space before'],
    ['1:2:3:4:5:6:7:8::', 'a gap too many'],
    ['fe80::1%', 'an empty zone id'],
  ])('refuses %s (%s)', (text) => {
    expect(parseAddress(text)).toBeNull();
  });

  it('reads the same value as ipaddr.js, mapped IPv4 as IPv4 and without the zone id', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const bytes = ipaddr.process(text).toByteArray();
        const expected = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
        expect(BigInt(parseAddress(text)?.value ?? -1)).toBe(expected);
      }),
    );
    expect(parseAddress('::ffff:192.0.2.1')).toEqual(parseAddress('192.0.2.1'));
    expect(parseAddress('::ffff:c000:201')).toEqual(parseAddress('192.0.2.1'));
    expect(parseAddress('fe80::1%eth0')).toEqual(parseAddress('fe80::1'));
  });
});
