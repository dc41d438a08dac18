import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadManifest } from './load-manifest.js';
import { ManifestError } from './manifest.js';
import { planSwap } from './swap.js';

describe('manifest loaded from files', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hirewall-intel-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  const write = async (feeds: object[], files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
    const path = join(dir, 'manifest.json');
    await writeFile(path, JSON.stringify({ feeds }));
    return path;
  };
  const ranges = (id: string, more: object = {}) => ({
    id,
    kind: 'ip-ranges',
    format: 'cidr-lines',
    path: `${id}.txt`,
    label: 'vpn',
    ...more,
  });

  it('finds files beside the manifest, reports a missing one and loads the rest', async () => {
    const path = await write([ranges('a', { provider: 'Example' }), ranges('gone')], {
      'a.txt': '192.0.2.0/24\nbad',
    });
    const { snapshot, report } = await loadManifest(path);
    expect(report).toMatchObject([
      { id: 'a', accepted: true, rows: 1, badRows: 1 },
      { id: 'gone', accepted: false, why: expect.stringContaining('ENOENT') as string },
    ]);
    expect(snapshot.ip?.lookup('192.0.2.7')?.labels).toMatchObject([{ label: 'vpn', provider: 'Example' }]);
    expect(snapshot.versions).toMatchObject([{ id: 'a', kind: 'ip-ranges', asOf: null, rows: 1 }]);
  });

  it('takes all feeds of a list or none', async () => {
    const path = await write([ranges('a', { list: 'l' }), ranges('b', { list: 'l' }), ranges('c')], {
      'a.txt': '192.0.2.0/24',
      'b.txt': '# empty',
      'c.txt': '198.51.100.0/24',
    });
    const { snapshot, report } = await loadManifest(path);
    expect(report.map(({ id, why }) => [id, why])).toEqual([
      ['a', '"b" of the same list "l" was refused'],
      ['b', 'it holds no rows'],
      ['c', null],
    ]);
    expect(snapshot.ip?.lookup('192.0.2.7')?.labels).toEqual([]);
  });

  it('reads only the kinds that are asked for', async () => {
    const path = await write([ranges('a')], {});
    expect(await loadManifest(path, ['wallets'])).toMatchObject({ report: [], snapshot: { versions: [] } });
  });

  it('names the manifest that is missing', async () => {
    await expect(loadManifest(join(dir, 'none.json'))).rejects.toThrow(ManifestError);
  });

  it('plans a swap that keeps the old edition of every refused list', () => {
    const item = (id: string, list: string, ok: boolean) => ({
      ok,
      feed: { id, kind: 'watchlist' as const, format: 'x', path: 'x', list },
      ...(!ok && { why: 'broken' }),
    });
    const plan = planSwap([item('a', 'l', true), item('b', 'l', false), item('c', 'm', true)]);
    expect(plan.take.map(({ feed }) => feed.id)).toEqual(['c']);
    expect(plan.keepOld.map(({ feed }) => feed.id)).toEqual(['a', 'b']);
  });

  it('finds the manifest of the demonstration in order', async () => {
    const path = join(import.meta.dirname, '../../apps/cli/demo/intel/manifest.json');
    expect(existsSync(path)).toBe(true);
    const { report } = await loadManifest(path);
    expect(report.filter((feed) => !feed.accepted || feed.badRows > 0)).toEqual([]);
  });
});
