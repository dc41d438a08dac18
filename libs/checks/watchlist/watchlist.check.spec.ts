import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistCsv } from '#intel/formats/watchlist-csv.js';
import type { IntelSnapshot } from '#intel/intel.js';
import { buildWatchlistIndex } from '#intel/watchlist-index.js';
import { signalDefinition } from '#signals/catalogue.js';
import { placeholdersOf } from '#signals/render.js';
import type { CheckContext, CheckResult } from '../check.js';
import { watchlistCheck } from './watchlist.check.js';

const feed = { id: 'invented', kind: 'watchlist' as const, format: 'watchlist-csv', path: 'list.csv' };
const { rows } = watchlistCsv.parse(readFileSync('test/golden/watchlist/list.csv', 'utf8'), feed);
const watchlist = buildWatchlistIndex([
  {
    feed,
    rows,
    version: { id: 'invented', kind: 'watchlist', asOf: null, sha256: '', rows: rows.length },
    badCount: 0,
    bad: [],
  },
]);

function context(intel: Partial<IntelSnapshot> = watchlist ? { watchlist } : {}): CheckContext {
  return {
    intel: { versions: [], ...intel },
    models: {
      documentReader: { read: () => Promise.reject(new Error('unused')), close: () => Promise.resolve() },
    },
    related: () => Promise.resolve([]),
    asOf: new Date('2026-11-20T12:00:00Z'),
  };
}

async function screen(line: Record<string, unknown>, using = context()): Promise<CheckResult> {
  return watchlistCheck.run(await watchlistCheck.batch.read(line, { baseDir: '.' }), using);
}
const strongest = (result: CheckResult) =>
  result.signals.map(({ code, strength }) => `${code} ${strength ?? signalDefinition(code).strength}`);

interface GoldenName {
  id: string;
  name: string;
  dob?: string;
  country?: string;
  expect: string[];
  uid?: string;
}
const golden = readFileSync('test/golden/watchlist/names.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldenName);

describe('watchlist check', () => {
  it.each(golden)('$id: $name, $dob', async (line) => {
    const result = await screen({ ...line });
    expect(strongest(result)).toEqual(line.expect);
    const { hits } = watchlistCheck.batch.write(result);
    if (line.uid !== undefined) expect(hits).toMatchObject([{ list: 'invented', uid: line.uid }]);
    else expect(hits).toEqual([]);
  });

  it('is unavailable without a watchlist or without a name, never pass', async () => {
    expect((await screen({ id: '1', name: 'Anna Example' }, context({}))).outcome).toBe('unavailable');
    expect(
      watchlistCheck.run(
        { claims: [], evidence: [], worker: { stage: 'applied', verification: 'unverified' } },
        context(),
      ),
    ).toMatchObject({
      outcome: 'unavailable',
    });
  });

  it('passes a name that nobody on the list has', async () => {
    expect((await screen({ id: '1', name: 'Clementine Ashworth' })).outcome).toBe('pass');
  });

  it('never looks at the country', async () => {
    for (const country of ['KP', 'RU', 'IR', 'US', undefined]) {
      expect(await screen({ id: '1', name: 'Varlam Tosk Edrovich', country })).toEqual(
        await screen({ id: '1', name: 'Varlam Tosk Edrovich' }),
      );
    }
  });

  it('finds a name in any order of its words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(['Varlam', 'Tosk', 'Edrovich'], { minLength: 3 }),
        async (words) => {
          expect((await screen({ id: '1', name: words.join(' ') })).signals).toHaveLength(1);
        },
      ),
    );
  });

  it('gives every fact that the sentences ask for', async () => {
    for (const line of golden) {
      for (const { code, facts } of (await screen({ ...line })).signals) {
        expect(Object.keys(facts), code).toEqual(
          expect.arrayContaining(placeholdersOf(signalDefinition(code).sentence)),
        );
      }
    }
  });

  it('names the fault of a bad line', () => {
    expect(() => watchlistCheck.batch.read({ id: '1', name: '' }, { baseDir: '.' })).toThrow('"name"');
    expect(() =>
      watchlistCheck.batch.read({ id: '1', name: 'A B', dob: '1.2.1980' }, { baseDir: '.' }),
    ).toThrow('"dob" must be YYYY-MM-DD or YYYY');
  });
});
