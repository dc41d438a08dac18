import { readFileSync } from 'node:fs';
import { classifyMessage } from '#checks/payment/message/classify.js';
import type { BenchRow } from './bench-row.js';

const measuredMs = 3000;
const aimPerSecond = 5000;

/** Messages of the golden set, one after the other on one core; each text made distinct, so that nothing can be remembered. */
export function run(): Promise<BenchRow[]> {
  const texts = readFileSync(new URL('../golden/payment/messages.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text);
  for (const text of texts) classifyMessage({ text });
  let read = 0;
  const begin = performance.now();
  while (performance.now() - begin < measuredMs) {
    for (const text of texts) classifyMessage({ text: `${text} ${String(read++)}` });
  }
  const value = Math.round((read * 1000) / (performance.now() - begin));
  const row = {
    name: 'message classified',
    unit: 'messages/s',
    value,
    baseline: aimPerSecond,
    ratio: value / aimPerSecond,
  };
  return Promise.resolve([{ ...row, aim: `>= ${aimPerSecond}/s on one core` }]);
}
