import type { DocumentReading, PrintedText } from '#checks/identity/document-reader.js';
import type { Random } from '../../generator/documents/random.js';
import { moved, type InventedDocument } from './invented-document.js';
import { textRead } from './text-read.js';
import type { Wear } from './wear.js';

/** Front of a European driving licence: fields by number (Directive 2006/126/EC, Annex I), valid for 15 years. */
export function licenceReading(document: InventedDocument, wear: Wear, random: Random): DocumentReading {
  const { printed, fields, holder, state } = document;
  const dotted = (iso: string): string => iso.split('-').reverse().join('.');
  const lines: [number: string, value: string][] = [
    ['1.', printed.surname],
    ['2.', printed.givenNames],
    ['3.', `${dotted(fields.birth_date)} ${holder.birthPlace}`],
    ['4a.', dotted(fields.issue_date)],
    ['4b.', dotted(moved(fields.issue_date, 5478))],
    ['4c.', holder.birthPlace],
    ['5.', printed.documentNumber],
    ['9.', 'AM/B/L'],
  ];
  const page = lines.flatMap(([number, value], at): PrintedText[] => {
    if (value === '' || random.chance(wear.lost)) return [];
    const text = `${number} ${value}`;
    return [
      textRead(text, { x: 0.34, y: 0.2 + 0.08 * at, width: 0.014 * text.length, height: 0.04 }, wear, random),
    ];
  });
  const title = {
    text: state.title,
    confidence: 0.98,
    region: { x: 0.3, y: 0.05, width: 0.4, height: 0.04 },
  };
  return {
    readable: true,
    quality: { widthPx: 1500, heightPx: 950, pages: 1, faults: wear.faults },
    mrz: null,
    page: [title, ...page],
    barcodes: [],
    traces: { editor: null, screen: false, ghosts: [] },
    pictureHash: null,
    derived: [],
  };
}
