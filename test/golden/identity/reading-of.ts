import type { InventedDocument } from './invented-document.js';
import type { DocumentReading, MrzReading, PrintedText, Region } from '#checks/identity/document-reader.js';
import type { Random } from '../../generator/documents/random.js';
import { linesOfPage } from './lines-of-page.js';
import { textRead } from './text-read.js';
import { misread, type Wear } from './wear.js';

export type Readable = Extract<DocumentReading, { readable: true }>;

/** What stands on the picture beside the document itself. */
export interface Taken {
  wear: Wear;
  random: Random;
}

/** A reading as the recogniser would give it for a picture of this document: with its slips and its unsureness. */
export function readingOf(content: InventedDocument, { wear, random }: Taken): Readable {
  const hasZone = content.kind !== 'TD1_FRONT';
  const mrz = hasZone ? zoneReading(content.mrz, wear, random.fork('zone')) : null;
  return {
    readable: true,
    quality: { widthPx: 1700, heightPx: 1180, pages: 1, faults: wear.faults },
    mrz,
    page: pageReading(content, wear, random.fork('page'), mrz),
    barcodes: [],
    traces: { editor: null, screen: false, ghosts: [] },
    pictureHash: hashOf(random.fork('hash')),
    derived: [],
  };
}

/** A wrong character is mostly an unsure one. */
function zoneReading(lines: string[], wear: Wear, random: Random): MrzReading {
  const read = lines.map((line) =>
    [...line].map((character) => {
      if (!random.chance(wear.zoneSlips)) return { character, sureness: random.within(0.975, 1) };
      const other = misread(character === '<' ? 'K' : character, random).slice(0, 1);
      return { character: /[A-Z0-9]/.test(other) ? other : '<', sureness: random.within(0.4, 0.97) };
    }),
  );
  const characterConfidences = read.map((line) => line.map(({ sureness }) => sureness));
  return {
    lines: read.map((line) => line.map(({ character }) => character).join('')),
    confidences: characterConfidences.map((line) => line.reduce((sum, one) => sum + one, 0) / line.length),
    characterConfidences,
    regions: lines.map((_, at) => zoneLine(lines.length, at)),
  };
}

function zoneLine(count: number, at: number): Region {
  return { x: 0.05, y: 0.94 - 0.07 * (count - at), width: 0.9, height: 0.045 };
}

function pageReading(
  content: InventedDocument,
  wear: Wear,
  random: Random,
  mrz: MrzReading | null,
): PrintedText[] {
  const texts = linesOfPage(content).flatMap(({ text, x, y, isValue }): PrintedText[] =>
    isValue && random.chance(wear.lost)
      ? []
      : [textRead(text, { x, y, width: 0.014 * text.length, height: 0.03 }, wear, random)],
  );
  // the recogniser of the page reads the zone too, badly
  const zone = (mrz?.lines ?? []).map((line, at): PrintedText => {
    const read = line.replace(/<{3,}/g, (fillers) => fillers.slice(0, random.whole(1, fillers.length)));
    return { text: read, confidence: random.within(0.6, 0.95), region: zoneLine(mrz?.lines.length ?? 0, at) };
  });
  return [...texts, ...zone].sort((one, other) => one.region.y - other.region.y);
}

function hashOf(random: Random): string {
  return Array.from({ length: 64 }, () => random.whole(0, 15).toString(16)).join('');
}
