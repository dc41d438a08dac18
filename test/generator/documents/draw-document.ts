import type { DocumentField } from '#checks/identity/document-facts.js';
import { documentKinds, inventContent, type Content, type DocumentKind } from './content.js';
import { inventCard } from './north-american-card.js';
import { drawPage } from './draw-page.js';
import { damageOf, levels, type Level } from './levels.js';
import { contentTypes, photograph, type Encoding } from './photograph.js';
import { randomOf } from './random.js';
import type { Quad } from './warp.js';

export interface DrawOptions {
  /** left out: any */
  kind?: DocumentKind;
  /** left out: any */
  level?: Level;
  /** day on which the document is valid, YYYY-MM-DD; left out: 2026-11-01 */
  asOf?: string;
  encoding?: Encoding;
  /** another content than the seed's own: for faults, and to draw one document twice */
  content?: Content;
}

export interface DrawnDocument {
  bytes: Buffer;
  contentType: string;
  kind: DocumentKind;
  level: Level;
  truth: {
    /** lines of the zone; null where the picture shows none */
    mrz: string[] | null;
    /** in the product's form: dates YYYY-MM-DD, states by ICAO code, names as printed with their diacritics */
    fields: Partial<Record<DocumentField, string>>;
    /** as printed */
    printed: Content['printed'];
    /** what the PDF417 on the picture says, as Latin-1; null where there is none */
    barcode: string | null;
    /** of the page, in pixels: its top left, top right, bottom right, bottom left */
    corners: Quad;
  };
}

/** 300 dots an inch */
const pixelsAMillimetre = 300 / 25.4;

/** A picture of a document of an invented person; the same for the same seed and the same fonts on the machine. */
export async function drawDocument(seed: number | string, options: DrawOptions = {}): Promise<DrawnDocument> {
  const random = randomOf(seed);
  const kind = options.content?.kind ?? options.kind ?? random.fork('kind').pick(documentKinds);
  const level = options.level ?? random.fork('level').pick(levels);
  const content = options.content ?? contentFor(seed, kind, options.asOf);
  const damage = damageOf(level, random.fork('damage'));
  const page = await drawPage(content, random.fork('page'), pixelsAMillimetre * damage.size);
  const encoding = options.encoding ?? 'jpeg';
  const { bytes, corners } = await photograph(page, damage, random.fork('photograph'), encoding);
  const { fields, printed } = content;
  const mrz = kind === 'TD1_FRONT' ? null : content.mrz;
  const barcode = kind === 'AAMVA_FRONT' ? null : (content.card?.barcode ?? null);
  const truth = { mrz, fields, printed, barcode, corners };
  return { bytes, contentType: contentTypes[encoding], kind, level, truth };
}

/** What `drawDocument` would draw, to be changed before it is drawn. */
export function contentFor(seed: number | string, kind: DocumentKind, asOf = '2026-11-01'): Content {
  const random = randomOf(seed).fork('content');
  if (kind === 'AAMVA_FRONT' || kind === 'AAMVA_BACK' || kind === 'AAMVA_BOTH')
    return inventCard(random, kind, asOf);
  return inventContent(random, kind, asOf);
}
