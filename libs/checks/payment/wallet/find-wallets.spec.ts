import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseAddress, toChecksumCase } from './chains.js';
import { findWallets } from './find-wallets.js';

const base58check = createBase58check(sha256);
const hash20 = fc.uint8Array({ minLength: 20, maxLength: 20 });
const withVersion = (version: number) => (bytes: Uint8Array) =>
  base58check.encode(Uint8Array.from([version, ...bytes]));
const evmOf = (bytes: Uint8Array) => toChecksumCase('0x' + Buffer.from(bytes).toString('hex'));

const checksummed: [string, (bytes: Uint8Array) => string][] = [
  ['btc', withVersion(0x00)],
  ['btc', withVersion(0x05)],
  ['trx', withVersion(0x41)],
  ['ltc', withVersion(0x30)],
  ['doge', withVersion(0x1e)],
  ['btc', (bytes) => bech32.encode('bc', [0, ...bech32.toWords(bytes)])],
  [
    'btc',
    (bytes) =>
      bech32m.encode('bc', [1, ...bech32m.toWords(Uint8Array.from([...bytes, ...bytes.subarray(0, 12)]))]),
  ],
];

describe('wallet addresses in text', () => {
  it.each(checksummed)('are found with a valid checksum: %s', (chain, make) => {
    fc.assert(
      fc.property(hash20, (bytes) => {
        const address = make(bytes);
        expect(findWallets(`send it to ${address}, thanks`)).toMatchObject([
          { chain, address, checksum: 'valid' },
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it.each(checksummed)('never pass with one character changed: %s', (_, make) => {
    fc.assert(
      fc.property(
        hash20,
        fc.nat(),
        fc.constantFrom(...'23456789abcdefghjkmnpqrstuvwxyz'),
        (bytes, place, letter) => {
          const address = make(bytes);
          const at = 4 + (place % (address.length - 4));
          fc.pre(address.charAt(at) !== letter);
          const changed = address.slice(0, at) + letter + address.slice(at + 1);
          expect(findWallets(`pay ${changed}`).filter(({ checksum }) => checksum === 'valid')).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('report an EVM address whose mixed case is wrong as altered', () => {
    // the example of ERC-55
    const right = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    expect(findWallets(right)).toMatchObject([{ chain: 'evm', checksum: 'valid' }]);
    expect(findWallets(right.replace('aA', 'Aa'))).toMatchObject([{ chain: 'evm', checksum: 'altered' }]);
    expect(findWallets(right.toLowerCase())).toMatchObject([{ chain: 'evm', checksum: 'none' }]);
  });

  it('ERC-55 case holds for every address and breaks with a changed digit', () => {
    fc.assert(
      fc.property(hash20, (bytes) => {
        expect(findWallets(evmOf(bytes))[0]?.checksum).not.toBe('altered');
      }),
      { numRuns: 50 },
    );
  });

  it('do not include a transaction hash, a git commit, a UUID or an ordinary word', () => {
    const hash = 'ab'.repeat(32);
    const texts = [
      `0x${hash}`,
      hash.slice(0, 40),
      '123e4567-e89b-42d3-a456-426614174000',
      'Thequickbrownfoxjumpsoverthelazydogs',
      'sha512-1LWlYZlTTWyEt5RWd8q5sA',
    ];
    for (const text of texts) expect(findWallets(`pay with wallet ${text}`), text).toEqual([]);
  });

  it('are put together again when broken up, if the checksum then holds', () => {
    const address = withVersion(0x41)(new Uint8Array(20).fill(7));
    const broken = `${address.slice(0, 9)} ${address.slice(9, 20)}-${address.slice(20)}`;
    expect(findWallets(`wallet: ${broken} ok`)).toMatchObject([{ chain: 'trx', address, checksum: 'valid' }]);
  });

  it('need a word about Solana before random base58 counts as one', () => {
    const key = '4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T';
    expect(findWallets(`key ${key}`)).toEqual([]);
    expect(findWallets(`my solana wallet ${key}`)).toMatchObject([{ chain: 'sol', checksum: 'none' }]);
  });

  it('compare without case only where case means nothing', () => {
    expect(normaliseAddress('0xABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD')).toBe(
      '0xabcdefabcdefabcdefabcdefabcdefabcdefabcd',
    );
    expect(normaliseAddress('1BoatSLRHtKNngkdXEeobR76b53LETtpyT')).toBe('1BoatSLRHtKNngkdXEeobR76b53LETtpyT');
  });
});
