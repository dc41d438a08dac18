import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screenName } from '#checks/watchlist/screen-name.js';
import { importFeed } from '#intel/import-feed.js';
import type { WatchlistEntry, WatchlistIntel } from '#intel/intel.js';
import { loadManifest } from '#intel/load-manifest.js';
import { nameTokens } from '#intel/person-name.js';
import { buildWatchlistIndex } from '#intel/watchlist-index.js';
import { parse } from 'csv-parse/sync';
import { jaroWinkler, scan } from './baselines/jaro-winkler.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import { inventPeople } from './invented-people.js';
import { nameVariants } from './name-variants.js';
import { pick, randomNumbers } from './random.js';
import { rate, takeTurns } from './rounds.js';

interface People {
  intel: WatchlistIntel;
  innocents: string[];
  what: string;
}

/** What the scan compares: the words in the order of the alphabet, so that it need not care who writes which first. */
const comparable = (name: string): string => nameTokens(name).sort().join(' ');

/** The scan may flag as many innocents as we do; then the one of the two that finds more of the listed is better. */
export async function run({ quick, dataFolder, say }: BenchOptions): Promise<BenchRow[]> {
  const { intel, innocents, what } = (await realPeople(dataFolder)) ?? invented();
  const asked = innocents.slice(0, quick ? 100 : 1_000);
  const list = intel.entries.flatMap((entry) => entry.names.map(comparable));
  say(`comparing ${asked.length} innocents with ${list.length} names, one after the other`);
  const flagged = asked.filter((name) => screenName(intel, name, null).length > 0).length;
  const threshold = thresholdFor(
    asked.map((name) => scan(list, comparable(name))),
    flagged,
  );
  const sample = asked.slice(0, quick ? 20 : 60);
  const speed = await takeTurns(
    quick ? 3 : 5,
    () => rate(asked.length, () => asked.forEach((name) => screenName(intel, name, null))),
    () => rate(sample.length, () => sample.forEach((name) => scan(list, comparable(name)))),
  );
  const share = ((100 * flagged) / asked.length).toFixed(1);
  return [
    {
      name: 'name screened, against a Jaro-Winkler scan',
      unit: 'names/s',
      ...speed,
      aim: { of: 'ratio', is: 'at least', than: 100 },
      note: `${what}: ${intel.entries.length} people, ${list.length} names; both flag ${share} % of ${asked.length} innocents (scan from ${threshold.toFixed(3)})`,
    },
    ...recall(intel, threshold, quick ? 100 : 600),
  ];
}

/** The likeness from which on the scan flags `flagged` innocents; with equal likenesses it may flag more, to its favour. */
function thresholdFor(likenesses: number[], flagged: number): number {
  const falling = likenesses.sort((one, other) => other - one);
  return flagged === 0 ? (falling[0] ?? 0) + Number.EPSILON : (falling[flagged - 1] ?? 1);
}

/** Found is who is meant: another hit does not count. */
function recall(intel: WatchlistIntel, threshold: number, count: number): BenchRow[] {
  const random = randomNumbers(3);
  return Object.entries(nameVariants).map(([kind, vary]) => {
    let [tried, ours, theirs] = [0, 0, 0];
    while (tried < count) {
      const entry = pick(intel.entries, random);
      const name = vary(nameTokens(pick(entry.names, random)), random)?.join(' ');
      if (name === undefined) continue;
      tried++;
      if (screenName(intel, name, null).some((hit) => hit.entry === entry)) ours++;
      if (likeness(entry, name) >= threshold) theirs++;
    }
    return {
      name: `listed people found, ${kind}`,
      unit: '%',
      value: (100 * ours) / tried,
      baseline: (100 * theirs) / tried,
      aim: { of: 'ratio', is: 'at least', than: 1 },
      note: `${tried} names`,
    };
  });
}

function likeness(entry: WatchlistEntry, name: string): number {
  return Math.max(...entry.names.map((listed) => jaroWinkler(comparable(name), comparable(listed))));
}

function invented(): People {
  const { entries, innocents } = inventPeople(15_000, 1_000);
  const rows = entries.map(({ uid, names }) => `${uid},${names.join()}`);
  const feed = { id: 'invented', kind: 'watchlist', format: 'watchlist-csv', path: 'memory' } as const;
  const loaded = importFeed(feed, Buffer.from(['uid,name', ...rows].join('\n')));
  const intel = loaded.ok ? buildWatchlistIndex([loaded]) : undefined;
  if (!intel) throw new Error(loaded.ok ? 'the invented list is empty' : loaded.why);
  return { intel, innocents, what: 'invented people' };
}

/** @returns null where the data is not at hand */
async function realPeople(dataFolder: string): Promise<People | null> {
  const [manifest, negatives] = [
    join(dataFolder, 'intel.json'),
    join(dataFolder, 'watchlists/yente_negatives_global_5000.csv'),
  ];
  if (!existsSync(manifest) || !existsSync(negatives)) return null;
  const { snapshot } = await loadManifest(manifest, ['watchlist']);
  if (!snapshot.watchlist) return null;
  const people = parse(readFileSync(negatives), { columns: true, bom: true }) as { full_name: string }[];
  // taken from all over the file
  const innocents = people.filter((_, at) => at % 5 === 0).map(({ full_name }) => full_name);
  return { intel: snapshot.watchlist, innocents, what: 'OFAC and UN lists' };
}
