import { feedsOfKind, type LoadedFeed } from '../feed.js';
import type { AddressRange } from '../feed-rows.js';
import type { IpFacts, IpIntel, IpLabel, LabelFact } from '../intel.js';
import { isMappedIPv4, readIPv4, readIPv6 } from './address.js';
import { Interned } from './interned.js';
import { mergeLabels, networkLabels } from './labels.js';
import { Places, type Place } from './places.js';
import { IPv4Segments, IPv6Segments } from './segments.js';
import { align, mergeRanges, mostSpecific, overlay, type Range, type Steps } from './steps.js';

const ipKinds: readonly string[] = ['ip-ranges', 'asns', 'ip-to-asn', 'geo'];

interface Network {
  asn: number | null;
  name: string | null;
  labels: readonly LabelFact[];
}

/** What the segments refer to by number. */
interface Dictionary {
  rangeLabels: Interned<readonly LabelFact[]>;
  networks: Interned<Network>;
  places: Places;
  labels: Interned<readonly LabelFact[]>;
}

/**
 * What lies behind the segments: four numbers each, side by side so that one fetch from memory brings all of them.
 * Labels, network and place are numbers into the dictionary; then the AS number itself, 0 for none.
 */
type SegmentFacts = Uint32Array;

/**
 * Puts all address feeds into one table a family, so that a lookup is one parse and one search.
 * @returns undefined when no feed speaks of addresses
 */
export function buildIpIndex(feeds: readonly LoadedFeed[]): IpIntel | undefined {
  if (!feeds.some((loaded) => ipKinds.includes(loaded.feed.kind))) return undefined;
  const ranges = feedsOfKind(feeds, 'ip-ranges');
  const dictionary: Dictionary = {
    rangeLabels: new Interned<readonly LabelFact[]>([]),
    networks: new Interned<Network>({ asn: null, name: null, labels: [] }),
    places: new Places(),
    labels: new Interned<readonly LabelFact[]>([]),
  };
  const labelFacts = ranges.map((loaded) => labelFact(loaded, 'range'));
  const sources: Sources = {
    ranges: ranges.map((loaded) => loaded.rows),
    labelSet: (covering) =>
      covering.length === 0
        ? 0
        : dictionary.rangeLabels.id(covering.join(), () => covering.map((i) => labelFacts[i] as LabelFact)),
    networks: networkRanges(feeds, dictionary.networks),
    places: dictionary.places.ofFeeds(feeds),
  };
  const v4 = alignFamily<number>(4, 0, sources);
  const v6 = alignFamily<bigint>(6, 0n, sources);
  return new IpIndex(
    { segments: new IPv4Segments(v4.starts), facts: segmentFacts(v4.values, dictionary) },
    { segments: new IPv6Segments(v6.starts), facts: segmentFacts(v6.values, dictionary) },
    dictionary,
    labelsGiven(feeds),
  );
}

class IpIndex implements IpIntel {
  private readonly words = new Uint32Array(4);
  private readonly labelSets: readonly (readonly LabelFact[])[];
  private readonly names: readonly (string | null)[];
  private readonly places: readonly Place[];

  constructor(
    private readonly v4: { segments: IPv4Segments; facts: SegmentFacts },
    private readonly v6: { segments: IPv6Segments; facts: SegmentFacts },
    dictionary: Dictionary,
    readonly labels: ReadonlySet<IpLabel>,
  ) {
    this.labelSets = dictionary.labels.values;
    this.names = dictionary.networks.values.map((network) => network.name);
    this.places = dictionary.places.interned.values;
  }

  lookup(ip: string): IpFacts | null {
    const address = readIPv4(ip);
    if (address >= 0) return this.facts(this.v4.facts, this.v4.segments.find(address));
    const words = this.words;
    if (!readIPv6(ip, words)) return null;
    return isMappedIPv4(words)
      ? this.facts(this.v4.facts, this.v4.segments.find(words[3] as number))
      : this.facts(this.v6.facts, this.v6.segments.find(words));
  }

  private facts(segments: SegmentFacts, position: number): IpFacts {
    const at = position << 2;
    const place = this.places[segments[at + 2] as number] as Place;
    return {
      // shared between lookups and frozen
      labels: this.labelSets[segments[at] as number] as LabelFact[],
      asn: (segments[at + 3] as number) || null,
      asName: this.names[segments[at + 1] as number] as string | null,
      country: place.country,
      timeZone: place.timeZone,
    };
  }
}

interface Sources {
  ranges: (readonly AddressRange[])[];
  labelSet: (covering: number[]) => number;
  networks: (AddressRange & { value: number })[];
  /** of each geo feed */
  places: (AddressRange & { value: number })[][];
}

function alignFamily<T extends number | bigint>(
  family: 4 | 6,
  zero: T,
  sources: Sources,
): { starts: T[]; values: number[][] } {
  // the family of a row decides the type of its bounds (feed-rows.ts)
  const ofFamily = <R extends AddressRange>(rows: readonly R[]) =>
    rows.filter((row) => row.family === family) as unknown as (Omit<R, 'first' | 'end'> & Range<T>)[];
  const labels: Steps<T> = overlay(
    sources.ranges.map((rows) => mergeRanges(ofFamily(rows))),
    sources.labelSet,
  );
  return align(zero, [
    labels,
    mostSpecific(ofFamily(sources.networks)),
    ...sources.places.map((rows) => mostSpecific(ofFamily(rows))),
  ]);
}

function segmentFacts(values: number[][], dictionary: Dictionary): SegmentFacts {
  const [ranges, networks, ...places] = values as [number[], number[], ...number[][]];
  const facts = new Uint32Array(ranges.length * 4);
  ranges.forEach((rangeId, i) => {
    const networkId = networks[i] as number;
    const network = dictionary.networks.get(networkId);
    const labelled = rangeId !== 0 || network.labels.length > 0;
    const labels = labelled ? labelSetId(rangeId, network.labels.length > 0 ? networkId : 0, dictionary) : 0;
    const place = dictionary.places.agreed(places.map((feed) => feed[i] as number));
    facts.set([labels, networkId, place, network.asn ?? 0], 4 * i);
  });
  return facts;
}

function labelSetId(
  rangeId: number,
  networkId: number,
  { labels, rangeLabels, networks }: Dictionary,
): number {
  return labels.id(`${rangeId}/${networkId}`, () =>
    Object.freeze(mergeLabels(rangeLabels.get(rangeId), networks.get(networkId).labels)),
  );
}

function networkRanges(
  feeds: readonly LoadedFeed[],
  networks: Interned<Network>,
): (AddressRange & { value: number })[] {
  const labelsOf = labelsByAsn(feeds);
  return feedsOfKind(feeds, 'ip-to-asn').flatMap(({ rows }) =>
    rows.map((row) => ({
      ...row,
      value: networks.id(`${row.asn}`, () => ({
        asn: row.asn,
        name: row.name,
        labels: labelsOf.get(row.asn) ?? [],
      })),
    })),
  );
}

function labelsByAsn(feeds: readonly LoadedFeed[]): Map<number, LabelFact[]> {
  const lists = feedsOfKind(feeds, 'asns');
  const feedsGiving = new Map<IpLabel, number>();
  const named = new Map<number, LabelFact[]>();
  for (const loaded of lists) {
    const fact = labelFact(loaded, 'asn');
    feedsGiving.set(fact.label, (feedsGiving.get(fact.label) ?? 0) + 1);
    for (const asn of new Set(loaded.rows.map((row) => row.asn))) {
      named.set(asn, [...(named.get(asn) ?? []), fact]);
    }
  }
  return new Map([...named].map(([asn, facts]) => [asn, networkLabels(facts, feedsGiving)]));
}

function labelFact(loaded: LoadedFeed<'ip-ranges' | 'asns'>, basis: LabelFact['basis']): LabelFact {
  const { id, label, provider } = loaded.feed;
  if (!label) throw new Error(`Feed "${id}" has no label; the manifest must not be accepted without one`);
  return Object.freeze({ label, provider: provider ?? null, source: id, asOf: loaded.version.asOf, basis });
}

/** A list of networks can only speak where some feed says which addresses belong to them. */
function labelsGiven(feeds: readonly LoadedFeed[]): Set<IpLabel> {
  const networksKnown = feedsOfKind(feeds, 'ip-to-asn').length > 0;
  const giving = [...feedsOfKind(feeds, 'ip-ranges'), ...(networksKnown ? feedsOfKind(feeds, 'asns') : [])];
  return new Set(giving.flatMap(({ feed }) => (feed.label ? [feed.label] : [])));
}
