import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Feed } from './feed.js';
import type { AddressRange } from './feed-rows.js';
import { importFeed, type ImportedFeed } from './import-feed.js';

const vpn: Feed = { id: 'vpn', kind: 'ip-ranges', format: 'cidr-lines', path: 'vpn.txt', label: 'vpn' };
const addresses = (count: number) => Array.from({ length: count }, (_, i) => `10.0.${i >> 8}.${i & 255}`);
const load = (text: string, feed: Partial<Feed> = {}, previous?: number): ImportedFeed =>
  importFeed({ ...vpn, ...feed }, Buffer.from(text), previous === undefined ? undefined : { rows: previous });
const whyOf = (imported: ImportedFeed) => (imported.ok ? 'accepted' : imported.why);

describe('feed import', () => {
  it('sets bad rows aside, counts them and says what is wrong with which line', () => {
    const imported = load('# head\n192.0.2.0/24\n\nnonsense\n192.0.2.0/33 ; x\n0.0.0.0/0\n2001:db8::/32\n');
    expect(imported).toMatchObject({ ok: true, rowCount: 2, badCount: 3 });
    expect(imported.bad).toEqual([
      { line: 4, why: '"nonsense" is not an address or CIDR' },
      { line: 5, why: '"/33" is not a prefix length of IPv4' },
      { line: 6, why: '/0 is wider than any network' },
    ]);
  });

  it('reads packed and plain bytes alike, a byte order mark and CRLF included', () => {
    const text = '\ufeff192.0.2.0/24\r\n192.0.2.9\r\n';
    const packed = importFeed(vpn, gzipSync(text));
    expect(packed).toMatchObject({ ok: true, rowCount: 2, badCount: 0 });
    expect(load(text)).toMatchObject({ ok: true, rowCount: 2, badCount: 0 });
  });

  it('refuses an edition that lost more than 30 % of the rows of the last, and takes one that lost 30 %', () => {
    expect(whyOf(load(addresses(69).join('\n'), {}, 100))).toMatch(/shrank from 100 to 69/);
    expect(whyOf(load(addresses(70).join('\n'), {}, 100))).toBe('accepted');
    expect(whyOf(load(addresses(1).join('\n')))).toBe('accepted');
  });

  it('refuses more than 1 % bad rows above 1,000 rows, and only above', () => {
    const withBad = (good: number, bad: number) => [...addresses(good), ...Array(bad).fill('bad')].join('\n');
    expect(whyOf(load(withBad(989, 11)))).toBe('accepted');
    expect(whyOf(load(withBad(990, 11)))).toMatch(/11 of 1001 rows could not be read/);
    expect(whyOf(load(withBad(1990, 20)))).toBe('accepted');
  });

  it('refuses what holds nothing', () => {
    expect(whyOf(load('# only a comment\n'))).toBe('it holds no rows');
    expect(whyOf(load('a\nb\n'))).toBe('none of its 2 rows could be read');
  });

  it.each<[string, Partial<Feed>, Uint8Array, RegExp]>([
    ['a truncated archive', {}, gzipSync(addresses(500).join('\n')).subarray(0, 200), /can't be unpacked/],
    ['a binary file', {}, Buffer.from([0x50, 0x4b, 0, 0, 1]), /not a text file/],
    ['truncated JSON', { kind: 'asns', format: 'json-array' }, Buffer.from('["1", "2'), /not JSON/],
    [
      'JSON of another shape',
      { kind: 'asns', format: 'json-array' },
      Buffer.from('{}'),
      /array of AS numbers/,
    ],
    [
      'a table without its columns',
      { kind: 'geo', format: 'geo-csv' },
      Buffer.from('a,b\n1,2'),
      /name the columns/,
    ],
    ['a Tor list without header', { format: 'tor-nodes-csv' }, Buffer.from('AB, 192.0.2.1, 1'), /ipaddr/],
    [
      'a web page instead of a catalogue',
      { kind: 'remote-tools', format: 'lolrmm-json' },
      Buffer.from('<html>'),
      /not JSON/,
    ],
  ])('refuses %s', (_, feed, bytes, why) => {
    expect(whyOf(importFeed({ ...vpn, ...feed }, bytes))).toMatch(why);
  });

  it('gives up on a long file of another format instead of collecting its faults', () => {
    const imported = load('<p>\n'.repeat(50_000));
    expect(whyOf(imported)).toMatch(/most lines can't be read; the first: line 1/);
    expect(imported.bad).toEqual([]);
  });

  it.each<[string, Partial<Feed>, string, unknown[]]>([
    ['proxy-urls', {}, 'http://192.0.2.1:8080\nsocks5://[2001:db8::1]:1080\n192.0.2.2:80', [1, 1, 1]],
    ['cidr-csv', {}, '192.0.2.0/31,US,US-CA,Los Angeles,\n', [2]],
    ['tor-nodes-csv', {}, 'fingerprint, ipaddr, port\nAB, 192.0.2.1, 443\nAC, 2001:db8::1, 80', [1, 1]],
    ['cidr-lines', {}, '192.0.2.0-192.0.2.9\n192.0.2.7/24 # host bits', [10, 256]],
  ])('reads %s', (format, feed, text, sizes) => {
    const imported = load(text, { ...feed, format });
    if (!imported.ok) throw new Error(imported.why);
    const rows = imported.rows as AddressRange[];
    expect(imported.badCount).toBe(0);
    expect(rows.map(({ first, end }) => Number(BigInt(end) - BigInt(first)))).toEqual(sizes);
  });

  it('reads lists of networks with headers, prefixes, quotes and comments', () => {
    const rowsOf = (format: string, text: string) => {
      const imported = load(text, { kind: 'asns', format });
      return imported.ok ? imported.rows : imported.why;
    };
    expect(rowsOf('asn-csv', 'ASN,Entity\n64496,"EXAMPLE, DE"\n64497, "Two"\n')).toEqual([
      { asn: 64496, name: 'EXAMPLE, DE' },
      { asn: 64497, name: 'Two' },
    ]);
    expect(rowsOf('asn-lines', 'AS64496 # Example #1\n64497')).toEqual([
      { asn: 64496, name: 'Example #1' },
      { asn: 64497, name: null },
    ]);
    expect(rowsOf('json-array', '["64496", 64497]')).toEqual([
      { asn: 64496, name: null },
      { asn: 64497, name: null },
    ]);
  });

  it('reads places by the names of the columns, whatever their order', () => {
    const imported = load(
      'ip_version,start_ip,end_ip,country_code,city,timezone\n4,192.0.2.0,192.0.2.255,DE,"Berlin, Mitte",Europe/Berlin\n' +
        '4,198.51.100.0,198.51.100.255,ZZ,,\n4,203.0.113.0,203.0.113.255,PL,,Middle/Earth\n',
      { kind: 'geo', format: 'geo-csv' },
    );
    expect(imported).toMatchObject({
      ok: true,
      rows: [{ family: 4, country: 'DE', timeZone: 'Europe/Berlin' }],
      bad: [
        { line: 3, why: '"ZZ" is not a country code' },
        { line: 4, why: '"Middle/Earth" is not a time zone' },
      ],
    });
  });

  it('keeps literal executables and host names of a tool, and drops patterns that would match anything', () => {
    const tool = {
      Name: 'Example Remote',
      Details: {
        InstallationPaths: ['C:\\Program Files\\Example\\ExRemote.exe', '*\\ex*.exe', 'C:\\ProgramData\\*'],
        PEMetadata: [{ Filename: 'exremote.exe', OriginalFileName: '' }],
      },
      Artifacts: { Network: [{ Domains: ['*.Remote.example', 'user_managed', '*.local', '*'] }] },
    };
    expect(load(JSON.stringify([tool, {}]), { kind: 'remote-tools', format: 'lolrmm-json' })).toMatchObject({
      ok: true,
      rows: [{ name: 'Example Remote', executables: ['exremote.exe'], domains: ['*.remote.example'] }],
      bad: [{ line: 2, why: 'the entry has no Name' }],
    });
  });
});
