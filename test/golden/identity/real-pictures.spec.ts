import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { CheckContext } from '#checks/check.js';
import { identityCheck } from '#checks/identity/identity.check.js';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';

/** Pictures whose rights do not allow to keep them in the repository; kept beside it where they are at hand. */
const folder = new URL('../../../../shared/data/documents/', import.meta.url);
const truthFile = new URL('ground-truth.json', folder);
const present = existsSync(truthFile);

interface Truth {
  name: string;
  mrz: string[];
}

describe.skipIf(!present)(
  `real pictures of documents (skipped where ${truthFile.pathname} is absent)`,
  () => {
    const documentReader = createDocumentReader();
    afterAll(() => documentReader.close());
    const context: CheckContext = {
      intel: { versions: [] },
      models: { documentReader },
      related: () => Promise.resolve([]),
      asOf: new Date('2026-11-01T00:00:00Z'),
    };

    it(
      'are read more often than not, and no number or date is ever accepted wrong',
      { timeout: 300_000 },
      async () => {
        const truth = JSON.parse(readFileSync(truthFile, 'utf8')) as Truth[];
        // each fourth: enough to see a reader that got worse
        const sample = truth.filter((_, at) => at % 4 === 0);
        const wrong: string[] = [];
        let accepted = 0;
        for (const { name, mrz } of sample) {
          const input = await identityCheck.batch.read(
            { id: name, file: `images/${name}` },
            { baseDir: folder.pathname },
          );
          const line = identityCheck.batch.write(await identityCheck.run(input, context));
          if (line['accepted'] !== true) continue;
          accepted++;
          const read = line['mrz'] as string[];
          const name0 = mrz.length === 3 ? 2 : 0;
          if (read.some((text, at) => at !== name0 && text !== mrz[at])) wrong.push(name);
        }
        expect(wrong).toEqual([]);
        expect(accepted / sample.length).toBeGreaterThan(0.75);
      },
    );
  },
);
