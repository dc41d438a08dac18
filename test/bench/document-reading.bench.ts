import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckContext } from '#checks/check.js';
import { isRead, readDocument } from '#checks/identity/read-document.js';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { hasTesseract, readWithTesseract } from './baselines/tesseract.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import { drawDocuments, type Picture } from './drawn-documents.js';

interface Tally {
  documents: number;
  /** every character right */
  exact: number;
  /** taken for read by the check: well-formed, all check digits hold */
  accepted: number;
  acceptedWrong: number;
  seconds: number;
}

type Read = (picture: Picture) => Promise<{ lines: string[] | null; accepted: boolean }>;

/** The zone read off pictures of documents by the reader as the worker runs it: a child process, one at a time. */
export async function run({ quick, dataFolder, say }: BenchOptions): Promise<BenchRow[]> {
  const documentReader = createDocumentReader();
  const context: CheckContext = {
    intel: { versions: [] },
    models: { documentReader },
    related: () => Promise.resolve([]),
    asOf: new Date('2026-11-01T00:00:00Z'),
  };
  const baseline = tesseractIn(dataFolder);
  try {
    const drawn = await drawDocuments(quick ? 1 : 6);
    const sets: [string, Picture[]][] = [...new Set(drawn.map(({ level }) => level))].map((level) => [
      `own drawing, ${level}`,
      drawn.filter((picture) => picture.level === level),
    ]);
    const real = realPictures(dataFolder).filter((_, at) => !quick || at % 8 === 0);
    if (real.length > 0) sets.push(['real pictures', real]);
    const rows: BenchRow[] = [];
    for (const [name, pictures] of sets) {
      say(name);
      const ours = await tally(pictures, reading(context));
      rows.push(...rowsOf(name, ours, baseline && (await tally(pictures, baseline))));
    }
    return rows;
  } finally {
    await documentReader.close();
  }
}

function reading(context: CheckContext): Read {
  return async ({ bytes, contentType }) => {
    const evidence = { id: 'evd', kind: 'document', stage: 'applied', observedAt: context.asOf } as const;
    const document = await readDocument({ ...evidence, body: {}, file: { bytes, contentType } }, context);
    return isRead(document)
      ? { lines: document.mrz.lines, accepted: true }
      : { lines: document.lines, accepted: false };
  };
}

async function tally(pictures: Picture[], read: Read): Promise<Tally> {
  const sum: Tally = { documents: pictures.length, exact: 0, accepted: 0, acceptedWrong: 0, seconds: 0 };
  const begin = performance.now();
  for (const picture of pictures) {
    const { lines, accepted } = await read(picture);
    const exact = (lines ?? []).join('\n') === picture.mrz.join('\n');
    if (exact) sum.exact++;
    if (accepted) sum.accepted++;
    if (accepted && !exact) sum.acceptedWrong++;
  }
  sum.seconds = (performance.now() - begin) / 1000;
  return sum;
}

/** No aim without tesseract: then there is nothing to be better than. */
function rowsOf(name: string, ours: Tally, theirs: Tally | null): BenchRow[] {
  const share = ({ exact, documents }: Tally) => (100 * exact) / documents;
  const each = ({ seconds, documents }: Tally) => seconds / documents;
  const counts = `${ours.documents} pictures: ${ours.accepted} accepted, ${ours.acceptedWrong} of them not exact`;
  const against = theirs ? '' : '; not compared, tesseract and its model are not at hand';
  return [
    {
      name: `MRZ read exactly, ${name}`,
      unit: '%',
      value: share(ours),
      baseline: theirs && share(theirs),
      aim: theirs && { of: 'ratio', is: 'at least', than: 1 },
      note: `${counts}${against}`,
    },
    {
      name: `MRZ time, ${name}`,
      unit: 's/document',
      value: each(ours),
      baseline: theirs && each(theirs),
      aim: theirs && { of: 'ratio', is: 'at most', than: 1 },
    },
  ];
}

function tesseractIn(dataFolder: string): Read | null {
  const models = join(dataFolder, 'documents/baseline');
  if (!existsSync(join(models, 'mrz.traineddata')) || !hasTesseract()) return null;
  return async ({ bytes }) => ({ lines: await readWithTesseract(bytes, models), accepted: false });
}

/** Empty where they are not at hand: their rights don't allow to keep them in the repository. */
function realPictures(dataFolder: string): Picture[] {
  const folder = join(dataFolder, 'documents');
  if (!existsSync(join(folder, 'ground-truth.json'))) return [];
  const truth = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as {
    name: string;
    mrz: string[] | null;
  }[];
  return truth.map(({ name, mrz }) => ({
    level: 'real',
    // one picture has no zone: to find none is right
    mrz: mrz ?? [],
    bytes: readFileSync(join(folder, 'images', name)),
    contentType: name.endsWith('.png') ? 'image/png' : 'image/jpeg',
  }));
}
