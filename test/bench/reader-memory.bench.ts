import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { drawDocument } from '../generator/documents/draw-document.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import { processFigures } from './process-figures.js';
import { quantile } from './rounds.js';

/**
 * What the reader's process takes over many documents, each read as the check has it read: zone, print, barcodes, pictures
 * for the reviewer. Seen from outside, as the kernel counts.
 */
export async function run({ quick, say }: BenchOptions): Promise<BenchRow[]> {
  const documents = quick ? 12 : 1000;
  const reader = createDocumentReader();
  const peaks = new Map<number, number>();
  const seconds: number[] = [];
  let failed = 0;
  try {
    for (let at = 0; at < documents; at++) {
      if (at % 100 === 0) say(`${at} of ${documents}`);
      const { bytes, contentType } = await drawDocument(`memory ${at}`);
      const begin = performance.now();
      const reading = await reader.read({ bytes, contentType }, { page: true, derived: true });
      seconds.push((performance.now() - begin) / 1000);
      if (!reading.readable) failed++;
      const pid = reader.pid();
      const figures = processFigures(pid);
      if (pid !== null && figures) peaks.set(pid, figures.peakBytes);
    }
  } finally {
    await reader.close();
  }
  const note = `${documents} documents in ${peaks.size} processes, ${failed} failed; a document takes ${quantile(seconds, 0.5).toFixed(2)} s with all that is wanted, the worst ${Math.max(...seconds).toFixed(2)} s`;
  return [
    {
      name: 'memory of the reader over many documents, the most',
      unit: 'MB',
      value: Math.max(0, ...peaks.values()) / 2 ** 20,
      baseline: null,
      aim: { of: 'value', is: 'at most', than: 700 },
      note,
    },
    {
      name: 'documents the reader failed on',
      unit: 'documents',
      value: failed,
      baseline: null,
      aim: { of: 'value', is: 'at most', than: 0 },
    },
  ];
}
