import { feedsOfKind, type LoadedFeed } from '../feed.js';
import type { AddressRange } from '../feed-rows.js';
import { Interned } from './interned.js';

export interface Place {
  country: string | null;
  timeZone: string | null;
}

/** Numbers of places; 0 is nowhere. */
export class Places {
  readonly interned = new Interned<Place>({ country: null, timeZone: null });

  /** The ranges of each geo feed, with the number of the place each lies in. */
  ofFeeds(feeds: readonly LoadedFeed[]): (AddressRange & { value: number })[][] {
    return feedsOfKind(feeds, 'geo').map(({ rows }) =>
      rows.map((row) => ({ ...row, value: this.id(row.country, row.timeZone) })),
    );
  }

  /**
   * What several feeds together say of one address. Free location databases agree on the country of some 94 % of
   * addresses, two at a time; where they differ the place is unknown, and an unknown place contradicts nobody.
   * @param said the place by each feed, 0 where it has none
   */
  agreed(said: readonly number[]): number {
    const [first = 0, ...others] = said.filter((id) => id !== 0);
    if (others.every((id) => id === first)) return first;
    const places = [first, ...others].map((id) => this.interned.get(id));
    const country = onlyOne(places.map((place) => place.country));
    // a zone goes with its country: without an agreed country there is no agreed zone
    return this.id(country, country === null ? null : onlyOne(places.map((place) => place.timeZone)));
  }

  private id(country: string | null, timeZone: string | null): number {
    if (country === null && timeZone === null) return 0;
    return this.interned.id(`${country}/${timeZone}`, () => ({ country, timeZone }));
  }
}

/** the value all agree on who give one */
function onlyOne(values: (string | null)[]): string | null {
  const given = new Set(values.filter((value) => value !== null));
  const [value = null] = given;
  return given.size === 1 ? value : null;
}
