import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { hasTesseract, readWithTesseract } from './baselines/tesseract.js';
import { readLinesWithTesseract } from './baselines/tesseract-on-lines.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import { drawnSets, keptSets, type DocumentPicture, type PictureSet } from './document-pictures.js';
import { processFigures } from './process-figures.js';
import { quantile } from './rounds.js';
import { accepts, count, emptyTally, inWords, type Tally } from './zone-tally.js';

type Read = (picture: DocumentPicture) => Promise<string[] | null>;

interface Ways {
  ours: Read;
  /** seconds of a processor that the reader's process has taken so far */
  processor(): number;
  /** absent without tesseract and its model */
  theirs?: { wholePage: Read; lines: Read };
}

/** The zone read off pictures of documents by the reader as the worker runs it: a child process, one at a time. */
export async function run({ quick, dataFolder, say }: BenchOptions): Promise<BenchRow[]> {
  const reader = createDocumentReader();
  const ours: Read = async ({ bytes, contentType }) => {
    const reading = await reader.read({ bytes, contentType }, { page: false, derived: false });
    return reading.readable ? (reading.mrz?.lines ?? null) : null;
  };
  const theirs = tesseractIn(dataFolder);
  try {
    const rows: BenchRow[] = [];
    for (const set of [...keptSets(dataFolder, quick ? 8 : 1), ...drawnSets(quick ? 2 : 16)]) {
      say(set.name);
      const processor = (): number => processFigures(reader.pid())?.processorSeconds ?? 0;
      rows.push(...(await compared(set, { ours, processor, ...(theirs ? { theirs } : {}) })));
    }
    return rows;
  } finally {
    await reader.close();
  }
}

async function compared(set: PictureSet, { ours, processor, theirs }: Ways): Promise<BenchRow[]> {
  const own = emptyTally();
  const worked: number[] = [];
  const wholePage = emptyTally();
  const lines = emptyTally();
  for await (const picture of set.pictures()) {
    // the first start of a process and of its networks is not the document's
    if (own.documents === 0) await ours(picture);
    const before = processor();
    await timed(own, ours, picture);
    worked.push(processor() - before);
    if (!theirs) continue;
    await timed(wholePage, theirs.wholePage, picture);
    await timed(lines, theirs.lines, picture);
  }
  return rowsOf(set.name, own, worked, theirs ? { wholePage, lines } : null);
}

async function timed(tally: Tally, read: Read, picture: DocumentPicture): Promise<void> {
  const begin = performance.now();
  const zone = await read(picture);
  tally.seconds.push((performance.now() - begin) / 1000);
  count(tally, zone, picture.mrz);
}

/** No aim without tesseract: then there is nothing to be better than. */
function rowsOf(
  name: string,
  ours: Tally,
  worked: readonly number[],
  theirs: { wholePage: Tally; lines: Tally } | null,
): BenchRow[] {
  const share = ({ exact, documents }: Tally) => (100 * exact) / documents;
  const against = theirs
    ? `; tesseract on lines cut out: ${inWords(theirs.lines)}; tesseract on the whole page: ${inWords(theirs.wholePage)}`
    : '; not compared, tesseract and its model are not at hand';
  return [
    {
      name: `MRZ read exactly, ${name}`,
      unit: '%',
      value: share(ours),
      baseline: theirs && share(theirs.lines),
      aim: theirs && { of: 'ratio', is: 'at least', than: 1 },
      note: inWords(ours) + against,
    },
    {
      name: `MRZ accepted wrong in a checksummed line, ${name}`,
      unit: 'documents',
      value: ours.wrong,
      baseline: theirs && theirs.lines.wrong,
      aim: { of: 'value', is: 'at most', than: 0 },
    },
    {
      name: `MRZ time, ${name}`,
      unit: 's/document',
      ...median(ours),
      baseline: theirs && quantile(theirs.lines.seconds, 0.5),
      aim: { of: 'value', is: 'at most', than: 0.5 },
      note: `of a processor ${quantile(worked, 0.5).toFixed(2)} s, the worst ${Math.max(...worked).toFixed(2)} s`,
    },
    {
      name: `MRZ worst time, ${name}`,
      unit: 's',
      value: Math.max(...ours.seconds),
      baseline: theirs && Math.max(...theirs.lines.seconds),
      aim: { of: 'value', is: 'at most', than: 3 },
    },
  ];
}

function median({ seconds }: Tally): Pick<BenchRow, 'value' | 'valueSpread'> {
  const valueSpread = { lowest: Math.min(...seconds), highest: Math.max(...seconds) };
  return { value: quantile(seconds, 0.5), valueSpread };
}

function tesseractIn(dataFolder: string): Ways['theirs'] | null {
  const models = join(dataFolder, 'documents/baseline');
  if (!existsSync(join(models, 'mrz.traineddata')) || !hasTesseract()) return null;
  return {
    wholePage: ({ bytes }) => readWithTesseract(bytes, models),
    lines: ({ bytes }) => readLinesWithTesseract(bytes, models, accepts),
  };
}
