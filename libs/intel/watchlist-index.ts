import { feedsOfKind, type LoadedFeed } from './feed.js';
import { birthDatesIn } from './formats/ofac-remarks.js';
import type { WatchlistEntry, WatchlistIntel } from './intel.js';
import { nameTokens } from './person-name.js';

/** @returns undefined when no watchlist feed is loaded: then nothing was screened */
export function buildWatchlistIndex(feeds: readonly LoadedFeed[]): WatchlistIntel | undefined {
  const loaded = feedsOfKind(feeds, 'watchlist');
  if (loaded.length === 0) return undefined;
  return new TrigramIndex(joinEntries(loaded));
}

/** Aliases and remarks come in files of their own; one without its main entry (another edition) has nobody to belong to. */
function joinEntries(loaded: readonly LoadedFeed<'watchlist'>[]): WatchlistEntry[] {
  const entries = new Map<string, WatchlistEntry>();
  const keyOf = (feed: LoadedFeed<'watchlist'>['feed'], uid: string) => `${feed.list ?? feed.id}\n${uid}`;
  for (const { feed, rows } of loaded) {
    for (const row of rows) {
      if (row.part !== 'entry') continue;
      const { uid, names, birthDates, program } = row;
      entries.set(keyOf(feed, uid), {
        list: feed.list ?? feed.id,
        uid,
        names: [...names],
        birthDates: [...birthDates],
        program,
      });
    }
  }
  for (const { feed, rows } of loaded) {
    for (const row of rows) {
      const entry = row.part === 'entry' ? undefined : entries.get(keyOf(feed, row.uid));
      if (!entry) continue;
      if (row.part === 'alias') addNew(entry.names, [row.name]);
      if (row.part === 'remarks') addNew(entry.birthDates, birthDatesIn(row.text));
    }
  }
  return [...entries.values()];
}

function addNew(list: string[], values: readonly string[]): void {
  for (const value of values) if (!list.includes(value)) list.push(value);
}

/** The three-letter pieces of each word, its edges marked: "kim" has ^ki, kim, im$. Word order plays no part. */
function trigrams(name: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of nameTokens(name)) {
    const marked = `^${word}$`;
    for (let at = 0; at + 3 <= marked.length; at++) pieces.add(marked.slice(at, at + 3));
  }
  return pieces;
}

/** Names that share less than this of their pieces are not looked at. */
const leastOverlap = 0.3;

/** Finds who could be meant; whether they are is for the check. Names share pieces even when letters are wrong. */
class TrigramIndex implements WatchlistIntel {
  private readonly ownerOf: Uint32Array;
  private readonly sizeOf: Uint16Array;
  private readonly postings: ReadonlyMap<string, Uint32Array>;
  /** pieces shared with the name asked, by record, and the best overlap by entry; all 0 between two questions */
  private readonly shared: Float32Array;
  private readonly bestOf: Float32Array;

  constructor(readonly entries: readonly WatchlistEntry[]) {
    const owners: number[] = [];
    const sizes: number[] = [];
    const lists = new Map<string, number[]>();
    entries.forEach((entry, owner) => {
      for (const name of entry.names) {
        const pieces = trigrams(name);
        const record = owners.push(owner) - 1;
        sizes.push(pieces.size);
        for (const piece of pieces) {
          const list = lists.get(piece);
          if (list) list.push(record);
          else lists.set(piece, [record]);
        }
      }
    });
    this.ownerOf = Uint32Array.from(owners);
    this.sizeOf = Uint16Array.from(sizes);
    this.shared = new Float32Array(owners.length);
    this.bestOf = new Float32Array(entries.length);
    this.postings = new Map([...lists].map(([piece, records]) => [piece, Uint32Array.from(records)]));
  }

  candidates(name: string, limit: number): readonly WatchlistEntry[] {
    const asked = trigrams(name);
    const owners: number[] = [];
    for (const record of this.countShared(asked)) {
      const shared = this.shared[record] ?? 0;
      this.shared[record] = 0;
      // overlap with the shorter of the two: a middle name left out must not push a person down
      const score = shared / Math.max(1, Math.min(asked.size, this.sizeOf[record] ?? 1)) + shared / 1000;
      if (score < leastOverlap) continue;
      const owner = this.ownerOf[record] ?? 0;
      const best = this.bestOf[owner] ?? 0;
      if (best === 0) owners.push(owner);
      if (score > best) this.bestOf[owner] = score;
    }
    const ranked = this.ranked(owners, limit);
    for (const owner of owners) this.bestOf[owner] = 0;
    return ranked.flatMap((owner) => this.entries[owner] ?? []);
  }

  /** The best of them; of thousands that share a piece only those near the top are put in order. */
  private ranked(owners: readonly number[], limit: number): number[] {
    const scores = Float32Array.from(owners, (owner) => this.bestOf[owner] ?? 0).sort();
    const least = scores[scores.length - limit] ?? 0;
    return owners
      .filter((owner) => (this.bestOf[owner] ?? 0) >= least)
      .sort((one, other) => (this.bestOf[other] ?? 0) - (this.bestOf[one] ?? 0))
      .slice(0, limit);
  }

  private countShared(asked: ReadonlySet<string>): number[] {
    const touched: number[] = [];
    for (const piece of asked) {
      for (const record of this.postings.get(piece) ?? []) {
        if (this.shared[record] === 0) touched.push(record);
        this.shared[record] = (this.shared[record] ?? 0) + 1;
      }
    }
    return touched;
  }
}
