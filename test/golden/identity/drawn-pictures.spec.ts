import { afterAll, describe, expect, it } from 'vitest';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { kindsWithZone } from '../../bench/document-pictures.js';
import { count, emptyTally, inWords } from '../../bench/zone-tally.js';
import { drawDocument } from '../../generator/documents/draw-document.js';
import { drawOther } from '../../generator/documents/draw-other.js';
import { levels } from '../../generator/documents/levels.js';
import { hasPrintFont, noFonts } from '../../generator/documents/print-fonts.js';

const fonts = await hasPrintFont();

/** A sample: the bench reads a thousand. */
describe.skipIf(!fonts)(`drawn pictures of documents (skipped where ${noFonts})`, () => {
  const reader = createDocumentReader();
  afterAll(() => reader.close());
  const read = async ({ bytes, contentType }: { bytes: Buffer; contentType: string }) => {
    const reading = await reader.read({ bytes, contentType }, { page: false, derived: false });
    return reading.readable ? (reading.mrz?.lines ?? null) : null;
  };

  it(
    'are read, and nothing is relied on that is wrong in a checksummed line',
    { timeout: 120_000 },
    async () => {
      const tally = emptyTally();
      const wrong: string[] = [];
      for (let at = 0; at < 28; at++) {
        const kind = kindsWithZone[at % kindsWithZone.length] ?? 'TD3';
        const level = levels[at % levels.length] ?? 'L0';
        const document = await drawDocument(`golden ${at}`, { kind, level });
        const before = tally.wrong;
        count(tally, await read(document), document.truth.mrz);
        tally.seconds.push(0);
        if (tally.wrong > before) wrong.push(`golden ${at}`);
      }
      expect(wrong).toEqual([]);
      expect(tally.exact / tally.documents, inWords(tally)).toBeGreaterThan(0.85);
    },
  );

  it('without a zone give none', { timeout: 120_000 }, async () => {
    const found: string[] = [];
    for (let at = 0; at < 12; at++) {
      const seed = `golden ${at}`;
      const picture = await (at % 3 === 0 ? drawDocument(seed, { kind: 'TD1_FRONT' }) : drawOther(seed));
      const lines = await read(picture);
      if (lines) found.push(`${seed} (${picture.kind}, ${picture.level}): ${lines.join(' ')}`);
    }
    expect(found).toEqual([]);
  });
});
