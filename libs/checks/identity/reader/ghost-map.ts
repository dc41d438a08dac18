import sharp from 'sharp';
import { jpegQuality } from './jpeg-quality.js';
import { jpegSegments } from './jpeg-segments.js';
import { patchesIn, type Patch } from './ghost-map-patches.js';

/** Where a JPEG picture was compressed otherwise than the rest, in blocks of 8 pixels of the picture as stored. */
export interface GhostMap {
  columns: number;
  rows: number;
  /** of each block, 0 (as the rest) to 255 (clearly not) */
  heat: Uint8Array;
  /** contiguous parts that stand out, in pixels of the picture as stored */
  patches: Patch[];
  /** how the picture as stored is to be turned to stand upright, 1 to 8 (Exif 2.32, tag 0x0112) */
  orientation: number;
  widthPx: number;
  heightPx: number;
}

/** beyond this the work would take more than two seconds */
const mostPixels = 16_000_000;
/** below it there is too little to compare */
const leastSide = 240;
/** qualities (IJG scale) tried; an earlier one between two of them still shows at the nearest */
const qualities = [46, 50, 54, 58, 62, 66, 70, 74, 78, 82, 86, 90];
/** of large pictures only the commonest are tried, from this one up */
const largePixels = 3_000_000;
const leastOfLarge = 66;
const block = 8;
/** difference (mean square) to a strongly compressed copy from which a block holds enough detail to tell */
const leastDetail = 2;
/** how much nearer (log) most blocks come to the copy of one quality than to its neighbours, where they once had it */
const clearGhost = -0.4;
/** a block whose dip is less than this share of the common one does not have it */
const standsOut = 0.35;

/**
 * JPEG ghosts (Farid 2009): a part that was once saved at some quality comes nearest to itself when it is saved at that
 * quality again. Where nearly all of a picture has such a ghost, a part without it came from elsewhere. Nothing is found
 * in a picture that was saved once, enlarged or photographed off a display, so finding nothing means nothing.
 *
 * @returns null for files that are no JPEG, that are too large or too small, or whose blocks share no earlier quality
 */
export async function ghostMap(bytes: Uint8Array): Promise<GhostMap | null> {
  const segments = jpegSegments(bytes);
  if (segments.length === 0) return null;
  const { width, height, orientation = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (width * height > mostPixels || Math.min(width, height) < leastSide) return null;
  const tried = qualitiesBelow(jpegQuality(segments), width * height);
  if (tried.length < 3) return null;
  const luma = await lumaOf(bytes);
  const differences: Float32Array[] = [];
  for (const quality of tried) differences.push(await differenceAt(luma, quality));
  const columns = Math.floor(width / block);
  const rows = Math.floor(height / block);
  const dips = commonDip(differences.map((one) => widened(one, columns, rows)));
  if (!dips) return null;
  const heat = heatOf(dips);
  const patches = patchesIn({ heat, columns, rows, told: dips.told }, block);
  return { columns, rows, heat, patches, orientation, widthPx: width, heightPx: height };
}

/**
 * The quality it was last saved at, and those near it, are common to all blocks whatever was done before. One quality
 * beyond is kept for comparison.
 */
function qualitiesBelow(last: number | null, pixels: number): number[] {
  const most = (last ?? 90) - 4;
  const usable = qualities.filter((quality, at) => (qualities[at - 1] ?? quality) <= most);
  return pixels > largePixels ? usable.filter((quality) => quality >= leastOfLarge) : usable;
}

interface Luma {
  pixels: Buffer;
  width: number;
  height: number;
}

/** Brightness as JPEG stores it (ITU-R BT.601), not as it is perceived: only so are its blocks those of the file. */
async function lumaOf(bytes: Uint8Array): Promise<Luma> {
  const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = Buffer.alloc(width * height);
  for (let at = 0, from = 0; at < pixels.length; at++, from += channels) {
    pixels[at] =
      0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0) + 0.5;
  }
  return { pixels, width, height };
}

/** Of each block, the mean square of what saving at this quality changes. */
async function differenceAt({ pixels, width, height }: Luma, quality: number): Promise<Float32Array> {
  const raw = { width, height, channels: 1 } as const;
  const saved = await sharp(pixels, { raw }).jpeg({ quality, optimiseCoding: false }).toBuffer();
  const { data, info } = await sharp(saved).raw().toBuffer({ resolveWithObject: true });
  const columns = Math.floor(width / block);
  const rows = Math.floor(height / block);
  const sums = new Float32Array(columns * rows);
  for (let y = 0; y < rows * block; y++) {
    const row = Math.floor(y / block) * columns;
    for (let x = 0; x < columns * block; x++) {
      const at = y * width + x;
      const off = (pixels[at] ?? 0) - (data[at * info.channels] ?? 0);
      const place = row + (x >> 3);
      sums[place] = (sums[place] ?? 0) + (off * off) / (block * block);
    }
  }
  return sums;
}

/** Means over two by two blocks: a single one says little. */
function widened(values: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const right = Math.min(columns - 1, x + 1);
      const below = Math.min(rows - 1, y + 1) * columns;
      out[y * columns + x] =
        ((values[y * columns + x] ?? 0) +
          (values[y * columns + right] ?? 0) +
          (values[below + x] ?? 0) +
          (values[below + right] ?? 0)) /
        4;
    }
  }
  return out;
}

interface Dips {
  /** of each block, how much nearer it comes at the common quality than at its neighbours, as a logarithm */
  values: Float32Array;
  /** of most blocks */
  common: number;
  /** which blocks hold enough detail to tell */
  told: Uint8Array;
}

/** The quality at which most blocks come nearest to themselves, if there is one. */
function commonDip(differences: Float32Array[]): Dips | null {
  let best: Dips | null = null;
  for (let at = 1; at < differences.length - 1; at++) {
    const [lower, here, upper] = [differences[at - 1], differences[at], differences[at + 1]];
    if (!lower || !here || !upper) continue;
    const dips = dipsAt(lower, here, upper);
    if (dips && dips.common <= clearGhost && (!best || dips.common < best.common)) best = dips;
  }
  return best;
}

function dipsAt(lower: Float32Array, here: Float32Array, upper: Float32Array): Dips | null {
  const values = new Float32Array(here.length);
  const told = new Uint8Array(here.length);
  const found: number[] = [];
  for (let at = 0; at < here.length; at++) {
    if ((lower[at] ?? 0) < leastDetail) continue;
    const beside = Math.sqrt(((lower[at] ?? 0) + 0.05) * ((upper[at] ?? 0) + 0.05));
    const dip = Math.log(((here[at] ?? 0) + 0.05) / beside);
    values[at] = dip;
    told[at] = 1;
    found.push(dip);
  }
  if (found.length < 100) return null;
  found.sort((a, b) => a - b);
  return { values, common: found[Math.floor(found.length / 2)] ?? 0, told };
}

function heatOf({ values, common, told }: Dips): Uint8Array {
  // nothing up to the share that stands out, all from where there is no dip at all
  const from = standsOut * common;
  return Uint8Array.from(values, (value, at) => {
    if (told[at] === 0 || value <= from) return 0;
    return Math.round(Math.min(1, 0.5 + (0.5 * (value - from)) / -from) * 255);
  });
}
