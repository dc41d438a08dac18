import ipaddr from 'ipaddr.js';
import type { Feed, LoadedFeed } from '#intel/feed.js';
import { importFeed } from '#intel/import-feed.js';
import type { IpFacts, IpIntel, IpLabel } from '#intel/intel.js';
import { buildIpIndex } from '#intel/ip/ip-index.js';
import { mmdbFile, type MmdbNetwork } from './baselines/mmdb-file.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import { randomNumbers } from './random.js';
import { rate, takeTurns } from './rounds.js';

/** Near the size of the real thing: 412,000 announced IPv4 ranges, tens of thousands of listed ones. */
const IPV4_NETWORKS = 250_000;
const IPV6_NETWORKS = 60_000;

interface Network {
  family: 4 | 6;
  address: bigint;
  prefixLength: number;
  asn: number;
  country: string;
  timeZone: string;
  label: IpLabel | null;
}

interface Record {
  asn: number;
  as_name: string;
  country: string;
  time_zone: string;
  label?: string;
}
type Lookup = (ip: string) => unknown;

/**
 * Text in, result object out, addresses all distinct, against the `maxmind` reader on a database of the same ranges and
 * the same answers. Without that package the baseline is a binary search that parses with ipaddr.js, and the row says so.
 */
export async function run({ quick, say }: BenchOptions): Promise<BenchRow[]> {
  const random = randomNumbers(20261123);
  const networks = [...ipv4Networks(random), ...ipv6Networks(random)];
  const index = buildIpIndex(feedsOf(networks));
  if (!index) throw new Error('no index');
  say('writing the MMDB');
  const peer = await maxmindReader(networks);
  const rows: BenchRow[] = [];
  for (const family of [4, 6] as const) {
    const own = networks.filter((network) => network.family === family);
    const addresses = distinctAddresses(own, quick ? 50_000 : 300_000, random);
    if (peer) assertSameAnswers(index, peer, addresses);
    const baseline = peer ?? binarySearch(own);
    const each = (lookup: Lookup) => () => rate(addresses.length, () => addresses.forEach(lookup));
    rows.push({
      name: `IPv${family} label, against ${peer ? 'maxmind' : 'a binary search with ipaddr.js (maxmind is not installed)'}`,
      unit: 'lookups/s',
      ...(await takeTurns(
        quick ? 3 : 9,
        each((ip) => index.lookup(ip)),
        each(baseline),
      )),
      aim: { of: 'ratio', is: 'at least', than: family === 4 ? 5 : 3 },
    });
  }
  return rows;
}

async function maxmindReader(networks: readonly Network[]): Promise<Lookup | null> {
  const name: string = 'maxmind';
  let maxmind: { Reader: new (file: Buffer) => { get(ip: string): Record | null } };
  try {
    maxmind = (await import(name)) as typeof maxmind;
  } catch {
    return null;
  }
  const reader = new maxmind.Reader(mmdbFile(networks.map(mmdbNetwork)));
  return (ip) => reader.get(ip);
}

function mmdbNetwork({ address, family, prefixLength, ...network }: Network): MmdbNetwork {
  const record = {
    asn: network.asn,
    as_name: nameOf(network.asn),
    country: network.country,
    time_zone: network.timeZone,
    ...(network.label && { label: network.label }),
  };
  return { address, family, prefixLength, record };
}

function binarySearch(networks: readonly Network[]): Lookup {
  return (ip) => {
    const value = BigInt(`0x${Buffer.from(ipaddr.parse(ip).toByteArray()).toString('hex')}`);
    let low = 0;
    let end = networks.length;
    while (low < end) {
      const middle = (low + end) >>> 1;
      if ((networks[middle] as Network).address <= value) low = middle + 1;
      else end = middle;
    }
    return networks[low - 1];
  };
}

function assertSameAnswers(index: IpIntel, peer: Lookup, addresses: readonly string[]): void {
  for (const ip of addresses.slice(0, 20_000)) {
    const facts = index.lookup(ip) as IpFacts;
    const record = peer(ip) as Record;
    const ours = [facts.asn, facts.asName, facts.country, facts.timeZone, facts.labels[0]?.label];
    const theirs = [record.asn, record.as_name, record.country, record.time_zone, record.label];
    if (ours.some((value, i) => value !== theirs[i]))
      throw new Error(`${ip}: ${ours.join()} is not ${theirs.join()}`);
  }
}

function feedsOf(networks: readonly Network[]): LoadedFeed[] {
  const load = (feed: Omit<Feed, 'path'>, lines: string[]): LoadedFeed => {
    const imported = importFeed({ ...feed, path: 'memory' }, Buffer.from(lines.join('\n')));
    if (!imported.ok) throw new Error(imported.why);
    return imported;
  };
  const labels = [...new Set(networks.map((network) => network.label))].filter((label) => label !== null);
  const bounds = (network: Network) => {
    const size = 1n << BigInt((network.family === 4 ? 32 : 128) - network.prefixLength);
    return `${textOf(network.family, network.address)}\t${textOf(network.family, network.address + size - 1n)}`;
  };
  return [
    ...labels.map((label) =>
      load(
        { id: label, kind: 'ip-ranges', format: 'cidr-lines', label },
        networks.filter((network) => network.label === label).map(cidrOf),
      ),
    ),
    load(
      { id: 'to-asn', kind: 'ip-to-asn', format: 'iptoasn-tsv' },
      networks.map((network) => `${bounds(network)}\t${network.asn}\tNone\t${nameOf(network.asn)}`),
    ),
    load({ id: 'geo', kind: 'geo', format: 'geo-csv' }, [
      'network,country,time_zone',
      ...networks.map((network) => `${cidrOf(network)},${network.country},${network.timeZone}`),
    ]),
  ];
}

function* ipv4Networks(random: () => number): Generator<Network> {
  // 1.0.0.0 onwards, each network aligned to its own size
  let address = 1n << 24n;
  for (let i = 0; i < IPV4_NETWORKS; i++) {
    const hostBits = 8 + Math.floor(random() * 8);
    const size = 1n << BigInt(hostBits);
    address = ((address + size - 1n) / size) * size;
    if (address + size >= 0xe0000000n) return;
    yield { family: 4, address, prefixLength: 32 - hostBits, ...factsOf(random) };
    address += size;
  }
}

function* ipv6Networks(random: () => number): Generator<Network> {
  let address = 0x2a00n << 112n;
  for (let i = 0; i < IPV6_NETWORKS; i++) {
    const hostBits = 80 + 4 * Math.floor(random() * 5);
    const size = 1n << BigInt(hostBits);
    address = ((address + size - 1n) / size) * size;
    yield { family: 6, address, prefixLength: 128 - hostBits, ...factsOf(random) };
    address += size;
  }
}

const places = [
  ['DE', 'Europe/Berlin'],
  ['US', 'America/New_York'],
  ['US', 'America/Los_Angeles'],
  ['BR', 'America/Sao_Paulo'],
  ['IN', 'Asia/Kolkata'],
  ['PL', 'Europe/Warsaw'],
  ['JP', 'Asia/Tokyo'],
  ['ZA', 'Africa/Johannesburg'],
] as const;
const labelled = ['vpn', 'hosting', 'tor', 'proxy'] as const;

function factsOf(random: () => number): Pick<Network, 'asn' | 'country' | 'timeZone' | 'label'> {
  const [country, timeZone] = places[Math.floor(random() * places.length)] as (typeof places)[number];
  // one network in eight is listed
  const label = labelled[Math.floor(random() * labelled.length * 8)] ?? null;
  return { asn: 1 + Math.floor(random() * 75_000), country, timeZone, label };
}

function distinctAddresses(networks: readonly Network[], count: number, random: () => number): string[] {
  const texts = new Set<string>();
  while (texts.size < count) {
    const network = networks[Math.floor(random() * networks.length)] as Network;
    const hostBits = (network.family === 4 ? 32 : 128) - network.prefixLength;
    let host = 0n;
    for (let bits = 0; bits < hostBits; bits += 24)
      host = (host << 24n) | BigInt(Math.floor(random() * 2 ** 24));
    texts.add(textOf(network.family, network.address + (host & ((1n << BigInt(hostBits)) - 1n))));
  }
  return [...texts];
}

function cidrOf(network: Network): string {
  return `${textOf(network.family, network.address)}/${network.prefixLength}`;
}

function nameOf(asn: number): string {
  return `Example Network ${asn}`;
}

function textOf(family: 4 | 6, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
  return (
    value
      .toString(16)
      .padStart(32, '0')
      .match(/.{4}/g)
      ?.map((group) => group.replace(/^0{1,3}/, ''))
      .join(':') ?? ''
  );
}
