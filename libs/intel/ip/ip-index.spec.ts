import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import type { Feed } from '../feed.js';
import { importFeed } from '../import-feed.js';
import { ipLabels, type IpLabel } from '../intel.js';
import { buildIpIndex } from './ip-index.js';

interface List {
  label: IpLabel;
  cidrs: string[];
}

function load(feed: Omit<Feed, 'path'>, text: string) {
  const imported = importFeed({ ...feed, path: 'memory' }, Buffer.from(text));
  if (!imported.ok) throw new Error(imported.why);
  return imported;
}

const loadList = (list: List, i: number) =>
  load(
    { id: `list-${i}`, kind: 'ip-ranges', format: 'cidr-lines', label: list.label },
    list.cidrs.join('\n'),
  );

/** The plain way: ask every entry of every list. */
function scan(lists: List[], ip: string): string[] {
  const address = ipaddr.process(ip);
  const found = lists.flatMap((list, i) => {
    const holds = list.cidrs.some((cidr) => {
      const [base, bits] = ipaddr.parseCIDR(cidr);
      return base.kind() === address.kind() && address.match([base, bits] as [ipaddr.IPv4, number]);
    });
    return holds ? [{ label: list.label, source: `list-${i}` }] : [];
  });
  const relay = found.some(({ label }) => label === 'relay');
  return found
    .filter(({ label }) => !(relay && ['vpn', 'hosting', 'proxy'].includes(label)))
    .map(({ label, source }) => `${label}/${source}`)
    .sort();
}

// few different high bits, so that ranges overlap and touch often
const v4 = fc
  .tuple(fc.constantFrom(0, 10, 192, 255), fc.nat(3), fc.nat(255), fc.nat(255))
  .map((octets) => octets.join('.'));
const v6 = fc
  .tuple(fc.constantFrom('2001:db8', '2600:0', 'ffff:ffff', '0:0'), fc.nat(3), fc.nat(0xffff), fc.nat(0xffff))
  .map(([head, a, b, c]) => `${head}:${a.toString(16)}:${b.toString(16)}:ffff:0:${c.toString(16)}:1`);
const cidr = fc.oneof(
  fc.tuple(v4, fc.integer({ min: 4, max: 32 })).map(([base, bits]) => `${base}/${bits}`),
  fc.tuple(v6, fc.integer({ min: 8, max: 128 })).map(([base, bits]) => `${base}/${bits}`),
);
const list = fc.record({
  label: fc.constantFrom(...ipLabels),
  cidrs: fc.array(cidr, { minLength: 1, maxLength: 12 }),
});

/** First and last address of every entry and their neighbours: where an index goes wrong if it does. */
function edges(lists: List[]): string[] {
  return lists.flatMap(({ cidrs }) =>
    cidrs.flatMap((entry) => {
      const [base, bits] = ipaddr.parseCIDR(entry);
      const width = base.toByteArray().length * 8;
      const value = BigInt(`0x${Buffer.from(base.toByteArray()).toString('hex')}`);
      const size = 1n << BigInt(width - bits);
      const first = value - (value % size);
      return [first - 1n, first, first + size - 1n, first + size]
        .filter((at) => at >= 0n && at < 1n << BigInt(width))
        .map((at) => {
          const bytes = [...Buffer.from(at.toString(16).padStart(width / 4, '0'), 'hex')];
          return ipaddr.fromByteArray(bytes).toString();
        });
    }),
  );
}

describe('address index', () => {
  it('gives the labels that a scan of all lists gives, in IPv4 and IPv6', () => {
    fc.assert(
      fc.property(
        fc.array(list, { minLength: 1, maxLength: 6 }),
        fc.array(fc.oneof(v4, v6)),
        (lists, random) => {
          const index = buildIpIndex(lists.map(loadList));
          for (const ip of [...edges(lists), ...random]) {
            const labels = index?.lookup(ip)?.labels.map(({ label, source }) => `${label}/${source}`);
            expect([ip, labels?.sort()]).toEqual([ip, scan(lists, ip)]);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('lets the narrower of overlapping networks and places speak', () => {
    const ranges = fc.array(fc.tuple(v4, fc.integer({ min: 4, max: 32 })), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(ranges, (entries) => {
        const unique = [...new Map(entries.map(([base, bits]) => [networkOf(base, bits), bits]))];
        const rows = unique.map(([network], i) => `${network},${'ABCDEFGHIJKLMNOPQRST'[i]}A`);
        const index = buildIpIndex([
          load({ id: 'geo', kind: 'geo', format: 'geo-csv' }, ['network,country', ...rows].join('\n')),
        ]);
        const lists: List[] = [{ label: 'mobile', cidrs: unique.map(([network]) => network) }];
        for (const ip of edges(lists)) {
          const holding = unique
            .map(([network, bits], i) => ({ network, bits, country: `${'ABCDEFGHIJKLMNOPQRST'[i]}A` }))
            .filter(({ network }) => ipaddr.IPv4.parse(ip).match(ipaddr.IPv4.parseCIDR(network)))
            .sort((a, b) => b.bits - a.bits);
          expect([ip, index?.lookup(ip)?.country]).toEqual([ip, holding[0]?.country ?? null]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('answers null for what is no address, and empty facts for an address of no list', () => {
    const index = buildIpIndex([loadList({ label: 'vpn', cidrs: ['192.0.2.0/24'] }, 0)]);
    expect(index?.lookup('192.0.2')).toBeNull();
    expect(index?.lookup('::ffff:192.0.2.1')?.labels).toHaveLength(1);
    for (const ip of ['198.51.100.1', '2001:db8::1', '0.0.0.0', '255.255.255.255', '::']) {
      expect(index?.lookup(ip)).toEqual({
        labels: [],
        asn: null,
        asName: null,
        country: null,
        timeZone: null,
      });
    }
  });

  it('is absent when no feed speaks of addresses', () => {
    expect(buildIpIndex([])).toBeUndefined();
  });
});

describe('places', () => {
  const geo = (id: string, rows: string) =>
    load({ id, kind: 'geo', format: 'geo-csv' }, `network,country,time_zone\n${rows}`);
  const placeOf = (...feeds: ReturnType<typeof geo>[]) => {
    const facts = buildIpIndex(feeds)?.lookup('192.0.2.1');
    return [facts?.country, facts?.timeZone];
  };
  const berlin = geo('a', '192.0.2.0/24,DE,Europe/Berlin');

  it('believes one feed, and several where they agree', () => {
    expect(placeOf(berlin)).toEqual(['DE', 'Europe/Berlin']);
    expect(placeOf(berlin, geo('b', '192.0.0.0/16,DE,'))).toEqual(['DE', 'Europe/Berlin']);
    expect(placeOf(berlin, geo('b', '198.51.100.0/24,US,'))).toEqual(['DE', 'Europe/Berlin']);
  });

  it('knows no place where feeds differ', () => {
    expect(placeOf(berlin, geo('b', '192.0.2.0/25,PL,Europe/Warsaw'))).toEqual([null, null]);
    expect(placeOf(geo('b', '192.0.2.0/25,DE,Europe/Busingen'), berlin)).toEqual(['DE', null]);
  });
});

describe('networks', () => {
  const toAsn = load(
    { id: 'to-asn', kind: 'ip-to-asn', format: 'iptoasn-tsv' },
    '192.0.2.0\t192.0.2.255\t64496\tDE\tExample Access\n198.51.100.0\t198.51.100.255\t0\tNone\tNot routed\n',
  );
  const asns = (id: string, label: IpLabel, text: string) =>
    load({ id, kind: 'asns', format: 'asn-lines', label }, text);
  const labelsOf = (feeds: Parameters<typeof buildIpIndex>[0]) =>
    buildIpIndex(feeds)
      ?.lookup('192.0.2.1')
      ?.labels.map(({ label, basis }) => `${label}/${basis}`);

  it('labels an address by its network when the address itself is in no list', () => {
    expect(labelsOf([toAsn, asns('a', 'hosting', 'AS64496')])).toEqual(['hosting/asn']);
    const listed = loadList({ label: 'hosting', cidrs: ['192.0.2.1/32'] }, 0);
    expect(labelsOf([toAsn, asns('a', 'hosting', 'AS64496'), listed])).toEqual(['hosting/range']);
  });

  it('believes one list of networks only when there is no second to disagree', () => {
    const silent = asns('b', 'hosting', 'AS64497');
    expect(labelsOf([toAsn, asns('a', 'hosting', 'AS64496'), silent])).toEqual([]);
    expect(labelsOf([toAsn, asns('a', 'hosting', 'AS64496'), silent, asns('c', 'hosting', '64496')])).toEqual(
      ['hosting/asn', 'hosting/asn'],
    );
  });

  it('takes a mobile network for nothing else', () => {
    expect(labelsOf([toAsn, asns('a', 'hosting', 'AS64496'), asns('m', 'mobile', 'AS64496')])).toEqual([
      'mobile/asn',
    ]);
  });

  it('promises no label of networks while nothing tells which addresses are theirs', () => {
    expect(buildIpIndex([asns('a', 'hosting', 'AS64496')])?.labels.size).toBe(0);
    expect(buildIpIndex([asns('a', 'hosting', 'AS64496'), toAsn])?.labels).toEqual(new Set(['hosting']));
  });

  it('names no network for space that nobody announces', () => {
    expect(buildIpIndex([toAsn])?.lookup('198.51.100.1')?.asn).toBeNull();
    expect(buildIpIndex([toAsn])?.lookup('192.0.2.9')).toMatchObject({
      asn: 64496,
      asName: 'Example Access',
    });
  });
});

function networkOf(base: string, bits: number): string {
  return `${ipaddr.IPv4.networkAddressFromCIDR(`${base}/${bits}`).toString()}/${bits}`;
}
