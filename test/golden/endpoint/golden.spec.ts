import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CheckContext } from '#checks/check.js';
import { endpointCheck } from '#checks/endpoint/endpoint.check.js';

interface GoldenRow {
  id: string;
  platform: string;
  source: string;
  row: Record<string, string>;
  tools: string[];
  note: string;
}

const context: CheckContext = {
  intel: { versions: [] },
  models: {
    documentReader: {
      read: () => Promise.reject(new Error('no document is read here')),
    } as unknown as CheckContext['models']['documentReader'],
  },
  related: () => Promise.resolve([]),
  asOf: new Date('2026-01-01T00:00:00Z'),
};

const rows = ['windows', 'macos', 'linux'].flatMap((platform) =>
  readFileSync(new URL(`./${platform}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldenRow),
);

describe('the golden endpoint rows', () => {
  it('hold at least 120 rows, a third of them without a tool', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
    expect(rows.filter(({ tools }) => tools.length === 0).length).toBeGreaterThan(rows.length / 3.5);
  });

  it.each(rows)('$id $source: $note', async ({ id, platform, source, row, tools }) => {
    const input = await endpointCheck.batch.read({ id, platform, source, row }, { baseDir: '.' });
    const result = await endpointCheck.run(input, context);
    const written = endpointCheck.batch.write(result).tools as { tool: string }[];
    expect(written.map(({ tool }) => tool).sort()).toEqual([...tools].sort());
  });
});
