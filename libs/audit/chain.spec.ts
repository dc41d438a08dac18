import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSealingKey } from '#platform/crypto/keys.js';
import { newSigner, openSigner } from '#platform/crypto/signer.js';
import { canonicalJson } from './canonical-json.js';
import { chainStart, nextLink, verifyChain, type ChainEntry, type Link } from './chain.js';
import {
  appendCheckpoint,
  CheckpointFileDamaged,
  readCheckpoints,
  signCheckpoint,
  verifyAgainst,
} from './checkpoint.js';

function chainOf(contents: string[]): Link[] {
  let hash: Uint8Array = chainStart.hash;
  return contents.map((content, index) => {
    const entry: ChainEntry = { position: index + 1, action: 'case.decided', content };
    hash = nextLink(hash, entry);
    return { entry, hash };
  });
}

function at<T>(list: T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}

const contents = () => fc.array(fc.string(), { minLength: 2, maxLength: 20 });

describe('canonicalJson', () => {
  it('is the same for the same value, whatever the order of its keys, and reads back as the value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('sorts by UTF-16 code units and writes numbers as RFC 8785 shows', () => {
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 };
    expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}');
    expect(canonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
  });

  it.each([
    undefined,
    Number.NaN,
    Infinity,
    10n,
    new Date(),
    { a: undefined },
    [undefined],
    '\ud800',
    new Map(),
  ])('refuses what has no single JSON form', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe('verifyChain', () => {
  it('accepts every chain that was built link by link', async () => {
    await fc.assert(
      fc.asyncProperty(contents(), async (texts) => {
        const links = chainOf(texts);
        const result = await verifyChain(links);
        expect(result).toMatchObject({
          intact: true,
          entries: texts.length,
          head: { position: texts.length },
        });
      }),
    );
  });

  it('tells the first entry that was changed, removed, repeated, moved or inserted', async () => {
    await fc.assert(
      fc.asyncProperty(contents(), fc.nat(), async (texts, pick) => {
        const links = chainOf(texts);
        const index = pick % (links.length - 1);
        const victim = at(links, index);
        const changed = {
          ...victim,
          entry: { ...victim.entry, content: `${String(victim.entry['content'])}.` },
        };
        const attacks: [Link[], number, string][] = [
          [links.with(index, changed), index + 1, 'content'],
          [links.toSpliced(index, 1), index + 1, 'gap'],
          [links.toSpliced(index, 0, victim), index + 2, 'order'],
          [links.with(index, at(links, index + 1)).with(index + 1, victim), index + 1, 'gap'],
          [links.with(index, { ...victim, hash: new Uint8Array(32) }), index + 1, 'content'],
        ];
        for (const [attacked, position, reason] of attacks) {
          expect(await verifyChain(attacked)).toMatchObject({ intact: false, position, reason });
        }
      }),
    );
  });

  it('tells a removed entry even when those after it were renumbered', async () => {
    const links = chainOf(['a', 'b', 'c']);
    const renumbered = [at(links, 0), { ...at(links, 2), entry: { ...at(links, 2).entry, position: 2 } }];
    expect(await verifyChain(renumbered)).toMatchObject({ intact: false, position: 2, reason: 'content' });
  });

  it('goes on from where older entries were pruned', async () => {
    const links = chainOf(['a', 'b', 'c', 'd']);
    const from = { position: 2, hash: at(links, 1).hash };
    expect(await verifyChain(links.slice(2), from)).toMatchObject({ intact: true, entries: 2 });
    expect(await verifyChain(links.slice(2), { position: 2, hash: at(links, 0).hash })).toMatchObject({
      intact: false,
      position: 3,
    });
  });

  it('tells an entry that this log can not have written', async () => {
    const links = chainOf(['a']);
    const odd = { ...at(links, 0), entry: { position: 1, content: Number.NaN } };
    expect(await verifyChain([odd])).toMatchObject({ intact: false, position: 1, reason: 'malformed' });
  });
});

describe('checkpoints', () => {
  const key = newSealingKey();
  const pair = newSigner(key);
  const signer = openSigner(key, pair);
  const publicKeys = new Map([[pair.id, pair.publicKey]]);
  const links = chainOf(['a', 'b', 'c', 'd', 'e']);
  const now = new Date('2027-01-05T10:00:00Z');
  const headAt = (position: number) => ({ position, hash: at(links, position - 1).hash });
  const checkpoints = [signCheckpoint(signer, headAt(2), now), signCheckpoint(signer, headAt(4), now)];

  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hirewall-audit-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('agree with the chain they were made of', async () => {
    expect(await verifyAgainst(checkpoints, publicKeys, links)).toMatchObject({ intact: true, entries: 5 });
  });

  it('show that the end of the log was cut off', async () => {
    for (const length of [0, 1, 2, 3]) {
      expect(await verifyAgainst(checkpoints, publicKeys, links.slice(0, length))).toMatchObject({
        intact: false,
        position: length + 1,
        reason: 'truncated',
      });
    }
  });

  it('show that the whole chain was computed anew', async () => {
    const rewritten = chainOf(['a', 'B', 'c', 'd', 'e']);
    expect(await verifyChain(rewritten)).toMatchObject({ intact: true });
    expect(await verifyAgainst(checkpoints, publicKeys, rewritten)).toMatchObject({
      intact: false,
      position: 2,
      reason: 'checkpoint_differs',
    });
  });

  it('are refused when any of their fields was changed or their key is not ours', async () => {
    const genuine = at(checkpoints, 0);
    const forgeries = [
      { ...genuine, position: 1 },
      { ...genuine, hash: '0'.repeat(64) },
      { ...genuine, at: '2027-01-05T10:00:01.000Z' },
      { ...genuine, signature: Buffer.alloc(64).toString('base64') },
      { ...genuine, signature: '' },
      signCheckpoint(openSigner(key, newSigner(key)), headAt(2), now),
    ];
    for (const forged of forgeries) {
      expect(await verifyAgainst([forged], publicKeys, links)).toMatchObject({
        reason: 'checkpoint_signature',
      });
    }
  });

  it('come back from their file in order; a line torn by a crash is left out and then replaced', async () => {
    const path = join(folder, 'checkpoints.jsonl');
    expect(await readCheckpoints(path)).toEqual([]);
    for (const checkpoint of checkpoints) await appendCheckpoint(path, checkpoint);
    expect(await readCheckpoints(path)).toEqual(checkpoints);
    await appendFile(path, '{"position":5,"ha');
    expect(await readCheckpoints(path)).toEqual(checkpoints);
    const next = signCheckpoint(signer, headAt(5), now);
    await appendCheckpoint(path, next);
    expect(await readCheckpoints(path)).toEqual([...checkpoints, next]);
  });

  it('are reported with the line when their file is damaged', async () => {
    const path = join(folder, 'damaged.jsonl');
    for (const checkpoint of checkpoints) await appendCheckpoint(path, checkpoint);
    const [first = '', second = ''] = (await readFile(path, 'utf8')).split('\n');
    for (const bad of ['', 'null', '[]', second.slice(1), '{"position":"2"}']) {
      await writeFile(path, `${first}\n${bad}\n${second}\n`);
      await expect(readCheckpoints(path)).rejects.toThrow(CheckpointFileDamaged);
      await expect(readCheckpoints(path)).rejects.toThrow(/Line 2/);
    }
  });
});
