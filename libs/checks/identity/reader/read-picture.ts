import type {
  BarcodeReading,
  DocumentReading,
  MrzReading,
  PictureQuality,
  PrintedText,
  Wanted,
} from '../document-reader.js';
import { derivedPictures } from './derived-pictures.js';
import { openPicture } from './open-picture.js';
import { pictureHash } from './picture-hash.js';
import type { LinePlace, MrzFound, OpenedPicture, StraightenedPicture } from './picture.js';
import { qualityOf } from './quality.js';
import { readBarcodes } from './read-barcodes.js';
import { readMrz } from './read-mrz.js';
import { readPage } from './read-page.js';
import { regionAround, straightenedPicture } from './straightened-picture.js';
import { tracesOf } from './traces.js';
import { uprightPicture } from './upright-picture.js';

/** after this long no further page of a PDF is searched for a zone, so that what else is wanted has its time */
const searchMs = 8_000;
/** after this long print is no longer begun with: on a machine that busy it would cost the reading its time limit */
const printMs = 10_000;

type Read = Extract<DocumentReading, { readable: true }>;

/**
 * All that is wanted off an untrusted picture. Runs in the reader's process.
 *
 * @param wanted null: the picture is opened and its quality judged, nothing is read
 */
export async function readPicture(bytes: Uint8Array, wanted: Wanted | null): Promise<DocumentReading> {
  const begin = performance.now();
  const opened = await openPicture(bytes, wanted ? undefined : 1);
  if (!opened.ok) return { readable: false, reason: opened.reason };
  const [first] = opened.pages;
  if (!first) return { readable: false, reason: 'undecodable' };
  if (!wanted) return { ...nothingRead, quality: qualityOf(first, null) };
  const { page, mrz } = await withZone(opened.pages, first);
  const others = opened.pages.filter((other) => other !== page);
  return readOne(bytes, { page, others, mrz }, { ...wanted, printUntil: begin + printMs });
}

const nothingRead: Omit<Read, 'quality'> = {
  readable: true,
  mrz: null,
  page: null,
  barcodes: [],
  traces: { editor: null, screen: false, ghosts: [] },
  pictureHash: null,
  derived: [],
};

/** The first page with a zone, else the first page. */
async function withZone(
  pages: OpenedPicture[],
  first: OpenedPicture,
): Promise<{ page: OpenedPicture; mrz: MrzFound | null }> {
  const until = performance.now() + searchMs;
  for (const page of pages) {
    const mrz = await readMrz(page.grey);
    if (mrz) return { page, mrz };
    if (performance.now() > until) break;
  }
  return { page: first, mrz: null };
}

async function readOne(
  bytes: Uint8Array,
  { page, others, mrz }: { page: OpenedPicture; others: OpenedPicture[]; mrz: MrzFound | null },
  wanted: Wanted & { printUntil: number },
): Promise<DocumentReading> {
  const straight = wanted.page || wanted.derived ? await straightOf(page, mrz) : null;
  const zone = mrz && asReading(mrz, (place) => regionOf(place, page, straight));
  const quality: PictureQuality = qualityOf(page, mrz);
  const barcodes = await barcodesOf(page, others, straight);
  const made = wanted.derived ? await madeOf(bytes, page, straight, mrz) : {};
  const inTime = performance.now() < wanted.printUntil;
  const text = wanted.page && straight && inTime ? await printOf(straight, zone) : null;
  return { ...nothingRead, quality, mrz: zone, page: text, barcodes, ...made };
}

/** Which way up a document without a zone lies is told by networks, which may fail. */
async function straightOf(page: OpenedPicture, mrz: MrzFound | null): Promise<StraightenedPicture | null> {
  return (
    (await orNull(() => uprightPicture(page, mrz))) ?? (await orNull(() => straightenedPicture(page, mrz)))
  );
}

/** Traces of its making, what the picture is recognised by, and pictures for the reviewer. */
async function madeOf(
  bytes: Uint8Array,
  page: OpenedPicture,
  straight: StraightenedPicture | null,
  mrz: MrzFound | null,
): Promise<Pick<Read, 'traces' | 'pictureHash' | 'derived'>> {
  const seen = await orNull(() => tracesOf(bytes, page, straight));
  const ghosts = seen?.ghosts ?? null;
  return {
    traces: seen?.traces ?? nothingRead.traces,
    pictureHash: straight && (await orNull(() => pictureHash(straight.grey))),
    derived: (straight && (await orNull(() => derivedPictures(page, straight, { mrz, ghosts })))) ?? [],
  };
}

/** What is read beside the zone may fail without taking the zone with it. */
async function orNull<T>(read: () => T | Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}

function asReading(
  { lines, confidences, characterConfidences, places }: MrzFound,
  region: (place: LinePlace) => MrzReading['regions'][number],
): MrzReading {
  return { lines, confidences, characterConfidences, regions: places.map(region) };
}

function printOf(straight: StraightenedPicture, zone: MrzReading | null): Promise<PrintedText[] | null> {
  return orNull(() => readPage(straight.grey, zone ? { without: zone.regions } : {}));
}

/** A licence sent as a PDF has its barcode on a page of its own; such a barcode has no place on the picture read. */
async function barcodesOf(
  page: OpenedPicture,
  others: OpenedPicture[],
  straight: StraightenedPicture | null,
): Promise<BarcodeReading[]> {
  const found: BarcodeReading[] = [];
  for (const one of [page, ...others]) {
    for (const { format, text, corners } of (await orNull(() => readBarcodes(one))) ?? []) {
      const points = corners.map((corner) => placeOf(corner, one, one === page ? straight : null));
      const region = one === page ? regionAround(points) : { x: 0, y: 0, width: 0, height: 0 };
      found.push({ format, text, region });
    }
  }
  return found;
}

function regionOf(place: LinePlace, { grey }: OpenedPicture, straight: StraightenedPicture | null) {
  if (straight) return straight.regionOf(place);
  const half = place.height / 2;
  const around = [place.from, place.to].flatMap(({ x, y }) => [
    { x: (x - half) / grey.width, y: (y - half) / grey.height },
    { x: (x + half) / grey.width, y: (y + half) / grey.height },
  ]);
  return regionAround(around);
}

function placeOf(
  point: LinePlace['from'],
  { grey }: OpenedPicture,
  straight: StraightenedPicture | null,
): LinePlace['from'] {
  return straight ? straight.placeOf(point) : { x: point.x / grey.width, y: point.y / grey.height };
}
