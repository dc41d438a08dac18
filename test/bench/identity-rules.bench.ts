import { honestDocuments, judgeHonest } from '../golden/identity/honest-documents.js';
import { faultKinds, plantAndFind } from '../golden/identity/planted-faults.js';
import type { BenchOptions, BenchRow } from './bench-row.js';

/** The rules on readings of invented documents: faults planted by the hundred, and honest people by the hundred. */
export async function run({ quick, say }: BenchOptions): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  say('planted faults');
  for (const kind of faultKinds) {
    const { found, planted, missed } = await plantAndFind(kind, quick ? 10 : 100, 20_261_101);
    rows.push({
      name: `planted fault found: ${kind.name}`,
      unit: '%',
      value: (100 * found) / planted,
      baseline: null,
      aim: { of: 'value', is: 'at least', than: 95 },
      ...(missed.length > 0 ? { note: `missed ${missed.slice(0, 3).join('; ')}` } : {}),
    });
  }
  say('honest documents');
  const { strong, documents } = await judgeHonest(honestDocuments(quick ? 50 : 500, 20_261_102));
  rows.push({
    name: 'honest documents with a strong signal',
    unit: '%',
    value: (100 * strong.length) / documents,
    baseline: null,
    aim: { of: 'value', is: 'at most', than: 1 },
    note: [`of ${documents}`, ...strong.slice(0, 5)].join('; '),
  });
  return rows;
}
