import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { allCheckDigitsHold, isWellFormed, parseMrz } from '#checks/identity/mrz/parse.js';
import { cardBarcode } from './card-barcode.js';
import { documentKinds } from './content.js';
import { contentFor, drawDocument } from './draw-document.js';
import { drawOther } from './draw-other.js';
import { levels } from './levels.js';
import { hasPrintFont, noFonts } from './print-fonts.js';
import { writtenInMrz } from './written-in-mrz.js';

const asOf = new Date('2026-11-01T00:00:00Z');
const fonts = await hasPrintFont();
const seeds = Array.from({ length: 40 }, (_, at) => `spec ${at}`);

describe('the content of a drawn document', () => {
  it.each(documentKinds)('is an honest %s: its zone holds, its dates follow each other', (kind) => {
    for (const seed of seeds) {
      const { mrz, fields } = contentFor(seed, kind);
      const { birth_date = '', issue_date = '', expiry_date = '' } = fields;
      expect(birth_date < issue_date && issue_date < '2026-11-01' && '2026-11-01' < expiry_date).toBe(true);
      if (!mrz) continue;
      const parse = parseMrz(mrz, asOf);
      if (!parse.ok) throw new Error(`${mrz.join(' ')}: ${parse.message}`);
      expect(allCheckDigitsHold(parse.mrz) && isWellFormed(parse.mrz)).toBe(true);
      expect(parse.mrz.birthDate).toMatchObject({ iso: birth_date });
      if (parse.mrz.expiryDate) expect(parse.mrz.expiryDate).toMatchObject({ iso: expiry_date });
      expect(parse.mrz.documentNumber).toBe(fields.document_number);
    }
  });

  it('writes a barcode whose offset and length meet its subfile', () => {
    for (const seed of seeds) {
      const { card } = contentFor(seed, 'AAMVA_BACK');
      if (!card) throw new Error('no card');
      for (const version of [1, 4, 10]) {
        const record = cardBarcode({ ...card.facts, version });
        const [, offset, length] = /DL(\d{4})(\d{4})DL/.exec(record) ?? [];
        expect(record.slice(Number(offset), Number(offset) + Number(length))).toMatch(/^DLDAQ.*\r$/s);
        expect(record).toHaveLength(Number(offset) + Number(length));
      }
    }
  });

  it('writes names as the standard proposes or permits', () => {
    expect(writtenInMrz('Größling', 'recommended')).toBe('GROESSLING');
    expect(writtenInMrz("D'Aubigny-Ñuñez", 'other')).toBe('DAUBIGNY NXXUNXXEZ');
    expect(writtenInMrz('Þorsteinn Ægir', 'recommended')).toBe('THORSTEINN AEGIR');
    expect(writtenInMrz('Yıldırım İnceoğlu', 'recommended')).toBe('YILDIRIM INCEOGLU');
  });
});

describe.skipIf(!fonts)(`a drawn document (skipped where ${noFonts})`, () => {
  it('is the same picture for the same seed', async () => {
    const [one, other] = await Promise.all([drawDocument('same'), drawDocument('same')]);
    expect(one.bytes.equals(other.bytes)).toBe(true);
    expect((await drawDocument('another')).bytes.equals(one.bytes)).toBe(false);
  });

  it.each(documentKinds)('shows a %s whole in the picture', async (kind) => {
    const { bytes, truth } = await drawDocument(`whole ${kind}`, { kind, level: 'L4' });
    const { width, height } = await sharp(bytes).metadata();
    for (const { x, y } of truth.corners) {
      expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
    }
  });

  it.each(levels)('is drawn at level %s, and so is what is no document', async (level) => {
    const { bytes } = await drawDocument(`at ${level}`, { kind: 'TD1', level });
    expect((await sharp(bytes).metadata()).format).toBe('jpeg');
    const other = await drawOther(`at ${level}`, { kind: 'serial_plate', level });
    expect((await sharp(other.bytes).metadata()).format).toBe('jpeg');
  });
});
