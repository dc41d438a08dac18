import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifyMessage } from '#checks/payment/message/classify.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import { repositoryRoot } from './repository.js';
import { measured, processorRate } from './rounds.js';

/** Messages of the golden set, one after the other on one core; each text made distinct, so that nothing can be remembered. */
export function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const texts = readFileSync(join(repositoryRoot, 'test/golden/payment/messages.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text);
  for (const text of texts) classifyMessage({ text });
  let read = 0;
  const passes = quick ? 5 : 20;
  const rounds = Array.from({ length: quick ? 3 : 7 }, () =>
    processorRate(texts.length * passes, () => {
      for (let pass = 0; pass < passes; pass++) {
        for (const text of texts) classifyMessage({ text: `${text} ${String(read++)}` });
      }
    }),
  );
  return Promise.resolve([
    {
      name: 'message classified, one core',
      unit: 'messages/s',
      ...measured(rounds, null),
      aim: { of: 'value', is: 'at least', than: 5000 },
      note: `${texts.length} golden messages, each time a distinct text`,
    },
  ]);
}
