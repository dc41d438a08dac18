import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface SessionAddress {
  /** one spelling an address: IPv4 as four numbers, IPv6 compressed, mapped IPv4 unmapped */
  text: string;
  /**
   * what counts as the same address with other candidates: an IPv4 address, or the /64 of an IPv6 address, of which one
   * household has many (RFC 4941)
   */
  identifier: string;
  /** public: somebody's on the internet; reserved: documentation and unassigned space; private: means nothing outside */
  scope: 'public' | 'reserved' | 'private';
}

const publicRanges: readonly string[] = ['unicast', '6to4', 'teredo'];

/** @returns null when the text is neither an IPv4 nor an IPv6 address */
export function readSessionAddress(text: string): SessionAddress | null {
  const trimmed = text.trim();
  // ipaddr.js also reads octal and short forms, which net.isIP refuses
  if (isIP(trimmed) === 0) return null;
  const address = ipaddr.process(trimmed.replace(/%.*$/, ''));
  const range = address.range();
  const scope = publicRanges.includes(range) ? 'public' : range === 'reserved' ? 'reserved' : 'private';
  return { text: address.toString(), identifier: identifierOf(address), scope };
}

function identifierOf(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  if (address instanceof ipaddr.IPv4) return address.toString();
  const prefix = new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0]);
  return `${prefix.toString()}/64`;
}
