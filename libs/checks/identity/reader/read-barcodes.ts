import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes as decode, type ReaderOptions } from 'zxing-wasm/reader';
import type { GreyPicture, OpenedPicture, Point } from './picture.js';
import { findBarcodeAreas, type BarcodeArea } from './read-barcodes-areas.js';
import { straightenBarcode, type Preparation } from './read-barcodes-straighten.js';

export interface FoundBarcode {
  /** as zxing names it */
  format: string;
  /** the bytes as Latin-1 text */
  text: string;
  /** from the top left of the barcode clockwise, in pixels of the opened picture */
  corners: Point[];
}

/** for one picture, each about 70 ms; counted and not timed, so that a busy machine reads what an idle one does */
const mostAttempts = 8;
const mostAreas = 3;
/** pixels across the barcode that its reader is given: five a module of a licence of 13 columns */
const wantedLength = 1500;

interface Attempt extends Omit<Preparation, 'scale'> {
  finer: number;
  binarizer: NonNullable<ReaderOptions['binarizer']>;
}

/** Tried in turn until one reads; the first reads all but a few even of damaged pictures. */
const attempts: readonly Attempt[] = [
  { finer: 1, alongBars: 2, sharpen: 2, turn: 0, binarizer: 'GlobalHistogram' },
  { finer: 1, alongBars: 2, sharpen: 0, turn: 0, binarizer: 'LocalAverage' },
  { finer: 1, alongBars: 2, sharpen: 0, turn: 0, binarizer: 'GlobalHistogram' },
  { finer: 1.5, alongBars: 4, sharpen: 2, turn: 0, binarizer: 'GlobalHistogram' },
  { finer: 1, alongBars: 0, sharpen: 2, turn: 0.015, binarizer: 'GlobalHistogram' },
  { finer: 1, alongBars: 0, sharpen: 2, turn: -0.015, binarizer: 'GlobalHistogram' },
  { finer: 1, alongBars: 3, sharpen: 3, turn: 0, binarizer: 'LocalAverage' },
];
/** what is neither long nor as filled as a barcode gets only so many of them */
const attemptsOnDoubtful = 2;

/**
 * Reads the PDF417 barcodes of a picture, as on the back of North American licences. Only areas that look like a barcode
 * are read, each straightened first: a plain reader fails from a few degrees of leaning on. What its error correction
 * does not confirm is not given back.
 */
export async function readBarcodes({ grey }: Pick<OpenedPicture, 'grey'>): Promise<FoundBarcode[]> {
  const areas = findBarcodeAreas(grey).slice(0, mostAreas);
  let left = mostAttempts;
  const found = new Map<BarcodeArea, FoundBarcode>();
  // the likeliest attempt on every area before the next one, so that a shelf of grilles can't use up the time
  for (const [at, attempt] of attempts.entries()) {
    for (const area of areas) {
      const doubtful = area.length < 250 || area.filled < 0.8;
      if (found.has(area) || (doubtful && at >= attemptsOnDoubtful) || left-- <= 0) continue;
      const barcode = await tryOne(grey, area, attempt);
      if (barcode) found.set(area, barcode);
    }
  }
  return [...found.values()];
}

async function tryOne(
  picture: GreyPicture,
  area: BarcodeArea,
  { finer, binarizer, ...preparation }: Attempt,
): Promise<FoundBarcode | null> {
  const scale = Math.max(0.75, Math.min(3, (finer * wantedLength) / area.length));
  const { grey, toPicture } = straightenBarcode(picture, area, { ...preparation, scale });
  await prepared();
  const [barcode] = await decode(imageData(grey), {
    formats: ['PDF417'],
    tryHarder: true,
    // the area may lie upside down
    tryRotate: true,
    tryInvert: false,
    tryDownscale: false,
    maxNumberOfSymbols: 1,
    binarizer,
  });
  if (!barcode?.isValid) return null;
  const { topLeft, topRight, bottomRight, bottomLeft } = barcode.position;
  return {
    format: barcode.format,
    text: Buffer.from(barcode.bytes).toString('latin1'),
    corners: [topLeft, topRight, bottomRight, bottomLeft].map(toPicture),
  };
}

let module: Promise<unknown> | undefined;

/** With the wasm of the package: left to itself, zxing-wasm would fetch it from a server. */
function prepared(): Promise<unknown> {
  module ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).then(
    (bytes) =>
      prepareZXingModule({
        overrides: { wasmBinary: new Uint8Array(bytes).buffer },
        fireImmediately: true,
      }),
  );
  return module;
}

function imageData({ pixels, width, height }: GreyPicture) {
  const data = new Uint8ClampedArray(pixels.length * 4).fill(255);
  for (let at = 0; at < pixels.length; at++) {
    const value = pixels[at] ?? 0;
    data[4 * at] = value;
    data[4 * at + 1] = value;
    data[4 * at + 2] = value;
  }
  return { data, width, height, colorSpace: 'srgb' as const };
}
