import { FeedStructureError, type FeedFormat } from '../format.js';
import type { WatchlistRow } from '../feed-rows.js';
import { columnsOf, parseCsv } from './csv-rows.js';

const birthDate = /^\d{4}(?:-\d\d-\d\d)?$/;

/**
 * A list of one's own. The first row names the columns, in any order: `uid`, `name`, and optionally `aliases` and
 * `birth_dates` (several, parted by |; YYYY-MM-DD or YYYY) and `program`.
 */
export const watchlistCsv: FeedFormat<WatchlistRow> = {
  name: 'watchlist-csv',
  kind: 'watchlist',
  parse: (text) => {
    let at: Map<string, number> | undefined;
    const parsed = parseCsv<WatchlistRow>(text, (cells) => {
      if (!at) {
        at = columnsOf(cells, ['uid', 'name']);
        return null;
      }
      const columns = at;
      const cell = (name: string) => (cells[columns.get(name) ?? -1] ?? '').trim();
      const several = (name: string) =>
        cell(name)
          .split('|')
          .map((part) => part.trim())
          .filter((part) => part !== '');
      if (cell('uid') === '' || cell('name') === '') return 'uid and name must both be given';
      const wrong = several('birth_dates').find((date) => !birthDate.test(date));
      if (wrong !== undefined) return `birth date "${wrong.slice(0, 20)}" is neither YYYY-MM-DD nor YYYY`;
      const names = [cell('name'), ...several('aliases')];
      return {
        part: 'entry',
        uid: cell('uid'),
        names,
        birthDates: several('birth_dates'),
        program: cell('program') || null,
      };
    });
    if (!at)
      throw new FeedStructureError('the file is empty: the first row must name the columns uid and name');
    return parsed;
  },
};
