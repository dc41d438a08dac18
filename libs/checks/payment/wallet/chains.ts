import { keccak_256 } from '@noble/hashes/sha3.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base58, base58xmr, base58xrp, bech32, bech32m, createBase58check } from '@scure/base';

/**
 * valid: the checksum is right. none: this form carries none. altered: it has the form of an address and a wrong
 * checksum, so it was mistyped or changed on the way.
 */
export type Checksum = 'valid' | 'none' | 'altered';

export type Chain = 'btc' | 'evm' | 'trx' | 'ltc' | 'doge' | 'dash' | 'zec' | 'bch' | 'xmr' | 'xrp' | 'sol';

export interface AddressForm {
  chain: Chain;
  /** whole address, anchored */
  form: RegExp;
  checksum(address: string): Checksum;
  /** the form alone is so common in other text that it counts only beside words about payment in crypto */
  needsContext?: boolean;
}

const base58check = createBase58check(sha256);
const sha256d = (bytes: Uint8Array): Uint8Array => sha256(sha256(bytes));

function isBase58Check(address: string, versions: readonly number[][], payload = 20): Checksum {
  try {
    const bytes = base58check.decode(address);
    const fits = versions.some(
      (version) =>
        bytes.length === version.length + payload && version.every((byte, index) => bytes[index] === byte),
    );
    return fits ? 'valid' : 'altered';
  } catch {
    return 'altered';
  }
}

/** BIP 173 and BIP 350: version 0 is bech32, later ones bech32m; programs of 2 to 40 bytes, of 20 or 32 for version 0. */
function segwit(address: string): Checksum {
  const text = address.toLowerCase();
  for (const [coder, fits] of [
    [bech32, (version: number) => version === 0],
    [bech32m, (version: number) => version > 0],
  ] as const) {
    try {
      const { words } = coder.decode(text as `${string}1${string}`, 90);
      const version = words[0] ?? 99;
      const program = coder.fromWords(words.slice(1));
      if (fits(version) && version <= 16 && program.length >= 2 && program.length <= 40) {
        return version > 0 || program.length === 20 || program.length === 32 ? 'valid' : 'altered';
      }
    } catch {
      continue;
    }
  }
  return 'altered';
}

/** ERC-55: a letter is upper case where the keccak of the lower-case address has a nibble of 8 or more. */
export function toChecksumCase(address: string): string {
  const digits = address.slice(2).toLowerCase();
  const hash = keccak_256(new TextEncoder().encode(digits));
  const nibble = (index: number) => ((hash[index >> 1] ?? 0) >> (index % 2 === 0 ? 4 : 0)) & 15;
  return (
    '0x' + [...digits].map((digit, index) => (nibble(index) >= 8 ? digit.toUpperCase() : digit)).join('')
  );
}

function evm(address: string): Checksum {
  const digits = address.slice(2);
  if (digits === digits.toLowerCase() || digits === digits.toUpperCase()) return 'none';
  return toChecksumCase(address) === '0x' + digits ? 'valid' : 'altered';
}

/** Network byte 18 (standard), 19 (integrated) or 42 (subaddress); the last 4 bytes are keccak of the rest. */
function monero(address: string): Checksum {
  try {
    const bytes = base58xmr.decode(address);
    const body = bytes.subarray(0, -4);
    const right = keccak_256(body)
      .subarray(0, 4)
      .every((byte, index) => byte === bytes[body.length + index]);
    return right && [18, 19, 42].includes(bytes[0] ?? 0) ? 'valid' : 'altered';
  } catch {
    return 'altered';
  }
}

function ripple(address: string): Checksum {
  try {
    const bytes = base58xrp.decode(address);
    const body = bytes.subarray(0, -4);
    const right = sha256d(body)
      .subarray(0, 4)
      .every((byte, index) => byte === bytes[body.length + index]);
    return right && bytes.length === 25 && bytes[0] === 0 ? 'valid' : 'altered';
  } catch {
    return 'altered';
  }
}

function solana(address: string): Checksum {
  try {
    return base58.decode(address).length === 32 ? 'none' : 'altered';
  } catch {
    return 'altered';
  }
}

/** Version bytes as in each chain's own parameters (chainparams); 3... is shared by Bitcoin and old Litecoin addresses. */
export const addressForms: readonly AddressForm[] = [
  { chain: 'btc', form: /^bc1[02-9ac-hj-np-z]{11,71}$/i, checksum: segwit },
  { chain: 'ltc', form: /^ltc1[02-9ac-hj-np-z]{11,71}$/i, checksum: segwit },
  { chain: 'evm', form: /^0x[0-9a-fA-F]{40}$/, checksum: evm },
  { chain: 'trx', form: /^T[1-9A-HJ-NP-Za-km-z]{33}$/, checksum: (text) => isBase58Check(text, [[0x41]]) },
  { chain: 'btc', form: /^[13][1-9A-HJ-NP-Za-km-z]{25,34}$/, checksum: (text) => isBase58Check(text, [[0x00], [0x05]]) },
  { chain: 'ltc', form: /^[LM][1-9A-HJ-NP-Za-km-z]{26,33}$/, checksum: (text) => isBase58Check(text, [[0x30], [0x32]]) },
  { chain: 'doge', form: /^[DA9][1-9A-HJ-NP-Za-km-z]{33}$/, checksum: (text) => isBase58Check(text, [[0x1e], [0x16]]) },
  { chain: 'dash', form: /^[X7][1-9A-HJ-NP-Za-km-z]{33}$/, checksum: (text) => isBase58Check(text, [[0x4c], [0x10]]) },
  { chain: 'zec', form: /^t[13][1-9A-HJ-NP-Za-km-z]{33}$/, checksum: (text) => isBase58Check(text, [[0x1c, 0xb8], [0x1c, 0xbd]]) },
  { chain: 'xmr', form: /^[48](?:[1-9A-HJ-NP-Za-km-z]{94}|[1-9A-HJ-NP-Za-km-z]{105})$/, checksum: monero },
  { chain: 'xrp', form: /^r[1-9A-HJ-NP-Za-km-z]{24,34}$/, checksum: ripple },
  { chain: 'sol', form: /^[1-9A-HJ-NP-Za-km-z]{32,44}$/, checksum: solana, needsContext: true },
]; // prettier-ignore

/** One spelling an address: only 0x and bech32 ones ignore case; base58 keeps it. */
export function normaliseAddress(address: string): string {
  const text = address.trim().replace(/^(?:bitcoin|ethereum|tron|litecoin|dogecoin|bitcoincash):/i, '');
  return /^(?:0x[0-9a-f]{40}|(?:bc1|ltc1)[02-9ac-hj-np-z]+)$/i.test(text) ? text.toLowerCase() : text;
}
