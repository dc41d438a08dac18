import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BadLine, type CheckContext } from '../check.js';
import type { DocumentReading } from './document-reader.js';
import { identityCheck } from './identity.check.js';
import { composeMrz } from './mrz/compose.js';

const mrz = composeMrz({
  format: 'TD3',
  documentCode: 'P',
  issuingState: 'CAN',
  surname: 'TREMBLAY',
  givenNames: 'JEAN MARC',
  documentNumber: 'HK620418',
  nationality: 'CAN',
  birthDate: '861102',
  sex: 'M',
  expiryDate: '300115',
});

function context(lines: string[] | null): CheckContext {
  const reading: DocumentReading = {
    readable: true,
    quality: { widthPx: 1500, heightPx: 1000, pages: 1, faults: [] },
    mrz: lines && {
      lines,
      confidences: lines.map(() => 1),
      characterConfidences: lines.map((line) => [...line].map(() => 1)),
      regions: lines.map((_, at) => ({ x: 0.05, y: 0.8 + at * 0.06, width: 0.9, height: 0.04 })),
    },
    page: null,
    barcodes: [],
    traces: { editor: null, screen: false, ghosts: [] },
    pictureHash: null,
    derived: [],
  };
  return {
    intel: { versions: [] },
    models: { documentReader: { read: () => Promise.resolve(reading), close: () => Promise.resolve() } },
    related: () => Promise.resolve([]),
    asOf: new Date('2026-11-01T00:00:00Z'),
  };
}

describe('one line of `hirewall check identity`', () => {
  let baseDir = '';
  beforeAll(async () => {
    baseDir = await mkdtemp(join(tmpdir(), 'identity-batch-'));
    await writeFile(join(baseDir, 'page.png'), 'any bytes');
  });
  afterAll(() => rm(baseDir, { recursive: true }));

  const outputFor = async (mrzLines: string[] | null) => {
    const input = await identityCheck.batch.read(
      { id: 'a', file: 'page.png', type: 'passport' },
      { baseDir },
    );
    const result = await identityCheck.run(input, context(mrzLines));
    return { outcome: result.outcome, ...identityCheck.batch.write(result) };
  };

  it('gives the zone, that it was accepted, and its fields', async () => {
    expect(await outputFor(mrz)).toEqual({
      outcome: 'pass',
      mrz,
      accepted: true,
      fields: {
        format: 'TD3',
        document_code: 'P',
        issuing_state: 'CAN',
        document_number: 'HK620418',
        surname: 'TREMBLAY',
        given_names: 'JEAN MARC',
        birth_date: '1986-11-02',
        expiry_date: '2030-01-15',
      },
    });
  });

  it('gives lines that may not be relied on without fields, and not accepted', async () => {
    const [first = '', second = ''] = mrz;
    const misread = [first, second.replace('HK620418', 'HK620419')];
    expect(await outputFor(misread)).toEqual({
      outcome: 'unavailable',
      mrz: misread,
      accepted: false,
      fields: null,
    });
    expect(await outputFor(null)).toEqual({
      outcome: 'unavailable',
      mrz: null,
      accepted: false,
      fields: null,
    });
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no file named', { id: 'a' }, /"file" must be/],
    ['a file that is not there', { id: 'a', file: 'gone.png' }, /could not be opened \(ENOENT\)/],
    ['a folder', { id: 'a', file: '.' }, /could not be opened/],
    [
      'a type nobody knows',
      { id: 'a', file: 'page.png', type: 'library_card' },
      /"type" must be one of passport/,
    ],
  ])('names the fault of a bad line: %s', async (_, line, message) => {
    const read = Promise.resolve().then(() => identityCheck.batch.read(line, { baseDir }));
    await expect(read).rejects.toThrow(BadLine);
    await expect(Promise.resolve().then(() => identityCheck.batch.read(line, { baseDir }))).rejects.toThrow(
      message,
    );
  });
});
