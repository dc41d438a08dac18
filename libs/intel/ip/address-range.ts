import type { AddressRange } from '../feed-rows.js';
import { parseAddress, type Address } from './address.js';

/**
 * A list entry wider than this is a fault of the list, not a network: IANA hands out nothing wider than a /8 of IPv4 and
 * a /12 of IPv6; some room is left for lists that merge neighbours.
 */
const WIDEST = { 4: 4, 6: 8 } as const;

/** Reads '192.0.2.0/24', '2001:db8::/32', one address, or 'first-last'. Host bits of a CIDR are ignored. */
export function readRange(text: string): AddressRange | string {
  const slash = text.indexOf('/');
  if (slash >= 0) return readCidr(text.slice(0, slash), text.slice(slash + 1));
  const dash = text.indexOf('-');
  if (dash >= 0) return rangeBetween(text.slice(0, dash).trim(), text.slice(dash + 1).trim());
  const address = parseAddress(text);
  return address ? fromTo(address, address) : `"${shown(text)}" is not an address or CIDR`;
}

/** The run of addresses from `first` to `last`, both included; a sentence instead when there is none. */
export function rangeBetween(first: string, last: string): AddressRange | string {
  const from = parseAddress(first);
  const to = parseAddress(last);
  if (!from || !to) return `"${shown(from ? last : first)}" is not an address`;
  return from.family === to.family ? fromTo(from, to) : 'first and last are of different families';
}

function readCidr(base: string, lengthText: string): AddressRange | string {
  const address = parseAddress(base);
  if (!address) return `"${shown(base)}" is not an address`;
  const bits = address.family === 4 ? 32 : 128;
  const length = /^\d{1,3}$/.test(lengthText) ? Number(lengthText) : -1;
  if (length < 0 || length > bits)
    return `"/${shown(lengthText)}" is not a prefix length of IPv${address.family}`;
  if (length < WIDEST[address.family]) return `/${length} is wider than any network`;
  if (address.family === 4) {
    const size = 2 ** (32 - length);
    const first = address.value - (address.value % size);
    return { family: 4, first, end: first + size };
  }
  const size = 1n << BigInt(128 - length);
  const first = address.value - (address.value % size);
  return { family: 6, first, end: first + size };
}

function fromTo(from: Address, to: Address): AddressRange | string {
  if (from.value > to.value) return 'the first address lies behind the last';
  return from.family === 4
    ? { family: 4, first: from.value, end: Number(to.value) + 1 }
    : { family: 6, first: from.value, end: BigInt(to.value) + 1n };
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
