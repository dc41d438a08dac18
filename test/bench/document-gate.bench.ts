import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { drawDocument } from '../generator/documents/draw-document.js';
import { drawOther } from '../generator/documents/draw-other.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import { accepts, count, emptyTally, inWords } from './zone-tally.js';
import { kindsWithZone } from './document-pictures.js';

/** What must never happen, on many: a wrong zone relied on, a zone read where there is none. */
export async function run({ quick, say }: BenchOptions): Promise<BenchRow[]> {
  const reader = createDocumentReader();
  let unread = 0;
  const read = async (picture: { bytes: Buffer; contentType: string }): Promise<string[] | null> => {
    const { bytes, contentType } = picture;
    const reading = await reader.read({ bytes, contentType }, { page: false, derived: false });
    if (reading.readable) return reading.mrz?.lines ?? null;
    unread++;
    return null;
  };
  try {
    say('drawn documents');
    const tally = emptyTally();
    const wrong: string[] = [];
    for (let at = 0; at < (quick ? 40 : 1000); at++) {
      const seed = `gate ${at}`;
      const kind = kindsWithZone[at % kindsWithZone.length] ?? 'TD3';
      const document = await drawDocument(seed, { kind });
      const before = tally.wrong;
      const begin = performance.now();
      const lines = await read(document);
      tally.seconds.push((performance.now() - begin) / 1000);
      count(tally, lines, document.truth.mrz);
      if (tally.wrong > before) wrong.push(`${seed} (${kind}, ${document.level})`);
      if (tally.documents % 50 === 0) say(`${inWords(tally)}; ${unread} out of time or failed`);
    }
    const unreadDocuments = unread;
    say('pictures without a zone');
    const without = await zonesWhereNone(quick ? 20 : 400, read);
    return [
      {
        name: 'drawn documents of all kinds and levels, accepted wrong in a checksummed line',
        unit: 'documents',
        value: tally.wrong,
        baseline: null,
        aim: { of: 'value', is: 'at most', than: 0 },
        note: [inWords(tally), `${unreadDocuments} out of time or failed`, ...wrong].join('; '),
      },
      {
        name: 'pictures without a zone in which one was read',
        unit: 'pictures',
        value: without.read,
        baseline: null,
        aim: { of: 'value', is: 'at most', than: 0 },
        note: `of ${without.pictures}; ${without.accepted} of them relied on${without.which.length > 0 ? `; ${without.which.join(', ')}` : ''}`,
      },
    ];
  } finally {
    await reader.close();
  }
}

async function zonesWhereNone(
  pictures: number,
  read: (picture: { bytes: Buffer; contentType: string }) => Promise<string[] | null>,
) {
  const found = { pictures, read: 0, accepted: 0, which: [] as string[] };
  for (let at = 0; at < pictures; at++) {
    const seed = `gate ${at}`;
    const picture =
      at % 3 === 0
        ? await drawDocument(seed, { kind: at % 2 === 0 ? 'TD1_FRONT' : 'AAMVA_BOTH' })
        : await drawOther(seed);
    const lines = await read(picture);
    if (!lines) continue;
    found.read++;
    if (accepts(lines)) found.accepted++;
    if (found.which.length < 8) found.which.push(`${seed} (${picture.kind}, ${picture.level})`);
  }
  return found;
}
