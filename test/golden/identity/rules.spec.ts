import { describe, expect, it } from 'vitest';
import { honestDocuments, judgeHonest } from './honest-documents.js';
import { faultKinds, plantAndFind } from './planted-faults.js';

/** A sample; `npm run bench -- --only identity` plants many more of each and judges a thousand honest documents. */
const each = 5;
/** of so few, one may lie in a document that could not be read */
const most = 1;

describe('faults planted in invented documents', () => {
  it.each(faultKinds.map((kind) => [kind.name, kind] as const))('are found: %s', async (_, kind) => {
    const { missed } = await plantAndFind(kind, each, 7);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(most);
  });
});

describe('honest documents', () => {
  it('on good and worn pictures, peculiar as they lawfully are, bear no strong signal', async () => {
    const { strong, documents } = await judgeHonest(honestDocuments(80, 11));
    expect(strong.length / documents, strong.join('\n')).toBeLessThanOrEqual(0.01);
  });
});
