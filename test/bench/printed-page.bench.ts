import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { documentFields, type DocumentField } from '#checks/identity/document-facts.js';
import { locateFields } from '#checks/identity/page/locate-fields.js';
import type { PrintedFields } from '#checks/identity/page/printed-fields.js';
import type { DocumentKind } from '../generator/documents/content.js';
import { drawDocument, type DrawnDocument } from '../generator/documents/draw-document.js';
import type { Level } from '../generator/documents/levels.js';
import { writtenInMrz } from '../generator/documents/written-in-mrz.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import { quantile } from './rounds.js';
import { asOf } from './zone-tally.js';

const kinds: readonly DocumentKind[] = ['TD3', 'TD1_FRONT', 'TD2', 'AAMVA_FRONT', 'MRVA', 'EU_LICENCE'];
const judged: readonly DocumentField[] = [
  'surname',
  'given_names',
  'document_number',
  'birth_date',
  'issue_date',
  'expiry_date',
];

/** What is printed on drawn pages, read and given to its fields. */
export async function run({ quick, say }: BenchOptions): Promise<BenchRow[]> {
  const reader = createDocumentReader();
  const rows: BenchRow[] = [];
  try {
    for (const level of ['L0', 'L1', 'L2', 'desk'] as const) {
      say(level);
      rows.push(...(await onLevel(level, quick ? 6 : 60, reader)));
    }
    return rows;
  } finally {
    await reader.close();
  }
}

async function onLevel(
  level: Level,
  count: number,
  reader: ReturnType<typeof createDocumentReader>,
): Promise<BenchRow[]> {
  const seconds: number[] = [];
  const sum = { right: 0, wrong: 0, missing: 0 };
  const wrong: string[] = [];
  for (let at = 0; at < count; at++) {
    const kind = kinds[at % kinds.length] ?? 'TD3';
    const document = await drawDocument(`print ${level} ${at}`, { kind, level });
    const { bytes, contentType, truth } = document;
    if (at === 0) await reader.read({ bytes, contentType }, { page: true, derived: false });
    const begin = performance.now();
    const reading = await reader.read({ bytes, contentType }, { page: true, derived: false });
    seconds.push((performance.now() - begin) / 1000);
    const page = reading.readable ? (reading.page ?? []) : [];
    const issuer = truth.fields.issuing_state;
    const found = locateFields(page, { asOf, ...(issuer ? { issuer } : {}) });
    for (const field of documentFields.filter((one) => judged.includes(one) && truth.fields[one])) {
      const verdict = verdictOn(field, found, document);
      sum[verdict]++;
      if (verdict === 'wrong')
        wrong.push(`${kind} ${field}: ${found[field]?.value ?? ''} for ${truth.fields[field] ?? ''}`);
    }
  }
  const all = sum.right + sum.wrong + sum.missing;
  return [
    {
      name: `printed fields read, ${level}`,
      unit: '%',
      value: (100 * sum.right) / all,
      baseline: null,
      aim: null,
      note: [`of ${all}, ${sum.missing} not found, ${sum.wrong} otherwise`, ...wrong.slice(0, 6)].join('; '),
    },
    {
      name: `zone and printed page, time, ${level}`,
      unit: 's/document',
      value: quantile(seconds, 0.5),
      valueSpread: { lowest: Math.min(...seconds), highest: Math.max(...seconds) },
      baseline: null,
      aim: null,
    },
  ];
}

/** Names are compared without the marks of their letters, which no network of ours was taught. */
function verdictOn(
  field: DocumentField,
  found: PrintedFields,
  { truth }: DrawnDocument,
): 'right' | 'wrong' | 'missing' {
  const value = found[field]?.value;
  if (value === undefined) return 'missing';
  const plain = (text: string): string =>
    field === 'surname' || field === 'given_names'
      ? writtenInMrz(text, 'other').replaceAll(' ', '')
      : text.replaceAll(/[ -]/g, '');
  return plain(value) === plain(truth.fields[field] ?? '') ? 'right' : 'wrong';
}
