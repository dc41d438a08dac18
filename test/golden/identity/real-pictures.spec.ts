import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { keptSets } from '../../bench/document-pictures.js';
import { count, emptyTally, inWords } from '../../bench/zone-tally.js';

/** Pictures whose rights do not allow to keep them in the repository; kept beside it where they are at hand. */
const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const present = existsSync(`${folder}documents/ground-truth.json`);

describe.skipIf(!present)(`real pictures of documents (skipped where ${folder}documents is absent)`, () => {
  const reader = createDocumentReader();
  afterAll(() => reader.close());

  // each third: enough to see a reader that got worse
  it.each(keptSets(folder, 3))(
    'are read, and no number or date is ever accepted wrong: $name',
    { timeout: 300_000 },
    async ({ pictures }) => {
      const tally = emptyTally();
      for await (const { bytes, contentType, mrz } of pictures()) {
        const reading = await reader.read({ bytes, contentType }, { page: false, derived: false });
        count(tally, reading.readable ? (reading.mrz?.lines ?? null) : null, mrz);
        tally.seconds.push(0);
      }
      expect(tally.wrong, inWords(tally)).toBe(0);
      expect(tally.exact / tally.documents, inWords(tally)).toBeGreaterThan(0.75);
    },
  );
});
