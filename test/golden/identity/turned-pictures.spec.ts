import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { locateFields } from '#checks/identity/page/locate-fields.js';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import type { DocumentKind } from '../../generator/documents/content.js';
import { drawDocument } from '../../generator/documents/draw-document.js';
import { hasPrintFont, noFonts } from '../../generator/documents/print-fonts.js';

const fonts = await hasPrintFont();
const asOf = new Date('2026-11-01T00:00:00Z');

/** No zone says which way up they are. */
describe.skipIf(!fonts)(`fronts of cards, turned (skipped where ${noFonts})`, () => {
  // which way up is judged here, not how fast: machines that run tests are busy
  const reader = createDocumentReader({ timeMs: 100_000 });
  afterAll(() => reader.close());

  const fieldsOf = async (kind: DocumentKind, degrees: number): Promise<Record<string, string>> => {
    const { bytes } = await drawDocument(`turned ${kind}`, { kind, level: 'L1', encoding: 'png' });
    const turned = await sharp(bytes).rotate(degrees).png().toBuffer();
    const reading = await reader.read(
      { bytes: turned, contentType: 'image/png' },
      { page: true, derived: false },
    );
    const texts = reading.readable ? (reading.page ?? []) : [];
    const fields = Object.entries(locateFields(texts, { asOf }));
    return Object.fromEntries(fields.map(([field, { value }]) => [field, value.replaceAll(' ', '')]));
  };

  it.each<[DocumentKind, number]>([
    ['EU_LICENCE', 90],
    ['EU_LICENCE', 180],
    ['EU_LICENCE', 270],
    ['AAMVA_FRONT', 90],
    ['TD1_FRONT', 270],
  ])('give the same fields: %s by %d degrees', { timeout: 240_000 }, async (kind, degrees) => {
    const upright = await fieldsOf(kind, 0);
    expect(Object.keys(upright).length).toBeGreaterThanOrEqual(5);
    expect(await fieldsOf(kind, degrees)).toEqual(upright);
  });
});
