/**
 * Addresses as text, read by hand: parsing, not searching, is what a lookup spends its time on. The grammar is that of
 * `net.isIP`: four decimal octets without leading zeros, RFC 4291 section 2.2 for IPv6 with an optional zone id.
 * Octal, hexadecimal and short IPv4 forms are refused, since programs disagree about what they mean.
 */

const ZERO = 48;
const DOT = 46;
const COLON = 58;
const PERCENT = 37;
const MAX_TEXT = 128;

/** @returns the address as a number of 32 bits, -1 when the text is not an IPv4 address */
export function readIPv4(text: string): number {
  const length = text.length;
  return length < 7 || length > 15 ? -1 : readOctets(text, 0, length);
}

function readOctets(text: string, from: number, to: number): number {
  let value = 0;
  let octet = -1;
  let dots = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === DOT) {
      if (octet < 0 || ++dots > 3) return -1;
      value = value * 256 + octet;
      octet = -1;
    } else {
      const digit = code - ZERO;
      // octet 0 with another digit behind it would be a leading zero
      if (digit < 0 || digit > 9 || octet === 0) return -1;
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return -1;
    }
  }
  return dots === 3 && octet >= 0 ? value * 256 + octet : -1;
}

const groups = new Uint16Array(8);

/** value of a hexadecimal digit by its ASCII code, -1 for everything else */
const HEX = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
);

/**
 * Writes the four 32-bit words of an IPv6 address, most significant first. A zone id is dropped.
 * @returns false when the text is not an IPv6 address; `words` is then undefined in content
 */
export function readIPv6(text: string, words: Uint32Array): boolean {
  const length = text.length;
  if (length < 2 || length > MAX_TEXT) return false;
  let count = 0;
  let gap = -1;
  let group = 0;
  let digits = 0;
  let i = 0;
  if (text.charCodeAt(0) === COLON) {
    if (text.charCodeAt(1) !== COLON) return false;
    gap = 0;
    i = 2;
  }
  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    const digit = code < 128 ? (HEX[code] as number) : -1;
    if (digit >= 0) {
      if (++digits > 4) return false;
      group = (group << 4) | digit;
    } else if (code === COLON) {
      if (digits === 0 || count === 8 || i + 1 === length) return false;
      groups[count++] = group;
      group = digits = 0;
      if (text.charCodeAt(i + 1) === COLON) {
        if (gap >= 0) return false;
        gap = count;
        i++;
      }
    } else {
      return readTail(text, i, digits, group, count, gap) && finish(tailCount, gap, words);
    }
  }
  if (digits > 0) {
    if (count === 8) return false;
    groups[count++] = group;
  }
  return finish(count, gap, words);
}

let tailCount = 0;

/** The rarer ends: a dotted IPv4 part, a zone id, or both. Leaves the number of groups in `tailCount`. */
function readTail(
  text: string,
  at: number,
  digits: number,
  group: number,
  count: number,
  gap: number,
): boolean {
  tailCount = count;
  const code = text.charCodeAt(at);
  if (code === DOT) {
    const start = at - digits;
    const end = zoneStart(text, start);
    const dotted = end < 0 || count > 6 ? -1 : readOctets(text, start, end);
    if (dotted < 0) return false;
    groups[tailCount++] = dotted >>> 16;
    groups[tailCount++] = dotted & 0xffff;
    return true;
  }
  if (code !== PERCENT || zoneStart(text, at) < 0) return false;
  // without a group before it, a zone id may follow '::' only
  if (digits === 0) return gap === count;
  if (count === 8) return false;
  groups[tailCount++] = group;
  return true;
}

function finish(count: number, gap: number, words: Uint32Array): boolean {
  if (gap < 0 ? count !== 8 : count > 7) return false;
  if (gap >= 0) {
    // what was read after '::' belongs at the end
    const moved = count - gap;
    groups.copyWithin(8 - moved, gap, count);
    groups.fill(0, gap, 8 - moved);
  }
  words[0] = ((groups[0] as number) << 16) | (groups[1] as number);
  words[1] = ((groups[2] as number) << 16) | (groups[3] as number);
  words[2] = ((groups[4] as number) << 16) | (groups[5] as number);
  words[3] = ((groups[6] as number) << 16) | (groups[7] as number);
  return true;
}

/** Where the address ends: at its zone id or at the end of the text; -1 when the zone id is malformed. */
function zoneStart(text: string, from: number): number {
  const percent = text.indexOf('%', from);
  if (percent < 0) return text.length;
  return /^[0-9a-zA-Z.:-]+$/.test(text.slice(percent + 1)) ? percent : -1;
}

/** ::ffff:a.b.c.d is an IPv4 address in IPv6 clothes (RFC 4291 section 2.5.5.2); servers that listen on both see it so. */
export function isMappedIPv4(words: Uint32Array): boolean {
  return words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
}

export type Address = { family: 4; value: number } | { family: 6; value: bigint };

const scratch = new Uint32Array(4);

/** @returns null when the text is neither IPv4 nor IPv6; a mapped address comes back as IPv4 */
export function parseAddress(text: string): Address | null {
  const ipv4 = readIPv4(text);
  if (ipv4 >= 0) return { family: 4, value: ipv4 };
  if (!readIPv6(text, scratch)) return null;
  if (isMappedIPv4(scratch)) return { family: 4, value: scratch[3] as number };
  let value = 0n;
  for (const word of scratch) value = (value << 32n) | BigInt(word);
  return { family: 6, value };
}
