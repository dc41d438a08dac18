import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { CheckContext, CheckName } from '#checks/check.js';
import { checks } from '#checks/registry.js';
import { linesOf } from './lines.js';
import { runBatch } from './run-batch.js';

const context: CheckContext = {
  intel: { versions: [] },
  models: {
    documentReader: {
      read: () => Promise.resolve({ readable: false, reason: 'not_a_picture' }),
      close: () => Promise.resolve(),
    },
  },
  related: () => Promise.resolve([]),
  asOf: new Date('2026-11-01T00:00:00Z'),
};

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function run(name: CheckName, text: string, size = 1000) {
  const written: string[] = [];
  const lines = linesOf(chunked(Buffer.from(text, 'utf8'), size));
  const tally = await runBatch(checks[name], lines, { baseDir: '/nowhere', context }, (line) => {
    written.push(line);
  });
  return { tally, out: written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('a batch of cases', () => {
  it('answers each line, in order, and names the bad ones without stopping', async () => {
    const { tally, out } = await run(
      'payment',
      [
        '{"id": "a", "text": "USDT only, no bank transfer, crypto only please"}',
        'not json',
        '',
        '[1]',
        '{"id": "b"}',
        '{"text": "no id"}',
        '{"id": 7, "text": "A monthly bank transfer in euros, please."}',
      ].join('\n'),
    );
    expect(tally).toEqual({ lines: 7, bad: 5 });
    expect(out[0]).toMatchObject({ id: 'a', label: 'crypto_only' });
    expect(out[0]?.['signals']).toContainEqual(
      expect.objectContaining({ code: 'payment.crypto_only_demand', strength: 'strong', family: 'payment' }),
    );
    expect(out.slice(1, 6)).toEqual([
      { line: 2, error: 'the line is not JSON' },
      { line: 3, error: 'the line is empty' },
      { line: 4, error: 'the line must be a JSON object' },
      { line: 5, error: '"text" must be a text' },
      { line: 6, error: expect.stringContaining('"id"') as string },
    ]);
    expect(out[6]).toMatchObject({ id: 7, signals: [] });
  });

  it('is unavailable without intel, and that is no bad line', async () => {
    const { tally, out } = await run('network', '{"id": "a", "ip": "192.0.2.7"}\n');
    expect(tally).toEqual({ lines: 1, bad: 0 });
    expect(out).toEqual([
      { id: 'a', outcome: 'unavailable', signals: [], labels: [], provider: null, asn: null },
    ]);
  });

  it('adds the recognised tools of the endpoint check, also those without weight', async () => {
    const row = { pid: '1', name: 'AnyDesk.exe', path: 'C:\\Users\\x\\AnyDesk.exe' };
    const line = JSON.stringify({ id: 'e', platform: 'windows', source: 'processes', row });
    const { out } = await run('endpoint', line);
    expect(out[0]).toMatchObject({
      tools: [{ tool: 'anydesk', class: 'unattended_rmm', strength: 'strong' }],
    });
  });

  it('goes on after a check that fails', async () => {
    const failing = { ...checks.payment, run: () => Promise.reject(new TypeError('secret text')) };
    const written: string[] = [];
    const lines = linesOf(chunked(Buffer.from('{"id":"a","text":"x"}\n{"id":"b","text":"y"}\n'), 5));
    const tally = await runBatch(failing, lines, { baseDir: '/', context }, (line) => {
      written.push(line);
    });
    expect(tally).toEqual({ lines: 2, bad: 2 });
    expect(written.join()).not.toContain('secret');
  });
});

describe('lines of input', () => {
  const read = async (bytes: Uint8Array, size: number, longest?: number) => {
    const lines = [];
    for await (const line of linesOf(chunked(bytes, size), longest)) lines.push(line);
    return lines;
  };

  it('are the same wherever the chunks end, and are split at line feeds alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', '\u2028'))),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const bytes = Buffer.from(texts.map((text) => `${text}\n`).join(''), 'utf8');
          const found = await read(bytes, size);
          // the decoder drops a byte order mark at the front of a line
          expect(found.map(({ text }) => text)).toEqual(texts.map((text) => text.replace(/^\ufeff/, '')));
        },
      ),
    );
  });

  it('counts a last line without its line feed, and no empty rest', async () => {
    expect(await read(Buffer.from('a\nb'), 3)).toHaveLength(2);
    expect(await read(Buffer.from('a\nb\n'), 3)).toHaveLength(2);
    expect(await read(Buffer.from(''), 3)).toHaveLength(0);
  });

  it('names lines that are too long or not UTF-8 and reads on', async () => {
    const lines = await read(
      Buffer.concat([Buffer.from('0123456789\n'), Buffer.from([0xff, 0x0a]), Buffer.from('ok\n')]),
      4,
      5,
    );
    expect(lines).toMatchObject([
      { number: 1, text: null, fault: expect.stringContaining('longer') as string },
      { number: 2, text: null, fault: expect.stringContaining('UTF-8') as string },
      { number: 3, text: 'ok' },
    ]);
  });
});
