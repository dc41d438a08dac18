import sharp from 'sharp';
import { smallestRectangle, widened, type Corners } from './detect-text-rectangle.js';
import { networkOf } from './onnx.js';
import type { GreyPicture, Point } from './picture.js';
import { pageModel } from './read-page-models.js';

/** Where a run of text stands, in pixels of the picture searched. */
export interface TextBox {
  /**
   * begin top, end top, end bottom, begin bottom in the direction of reading; which of the two ends is the beginning is
   * not known: the one more to the left is taken, of an upright run the upper one
   */
  corners: Corners;
  /** mean probability of being text within the box, 0 to 1 */
  score: number;
}

export interface DetectOptions {
  /** longer side of the picture as the network sees it, in pixels; small pictures are enlarged at most twofold */
  side?: number;
  /** least score of a box */
  leastScore?: number;
}

const network = networkOf(pageModel('ch_PP-OCRv4_det_infer.onnx'));

/** the probability above which a pixel belongs to text, and how far a box is widened: as PP-OCRv4 was trained */
const textFrom = 0.3;
const unclip = 1.6;
/** regions thinner than this on the network's picture are specks */
const leastSide = 3;
const mostBoxes = 600;

/** Means and deviations of the three channels the network was trained with; a grey picture fills all three. */
const channels = [
  { mean: 0.485, deviation: 0.229 },
  { mean: 0.456, deviation: 0.224 },
  { mean: 0.406, deviation: 0.225 },
];

/** Finds runs of text, whichever way they lie: PP-OCRv4 detection, connected regions of its map, their smallest rectangles. */
export async function detectText(picture: GreyPicture, options: DetectOptions = {}): Promise<TextBox[]> {
  const { side = 960, leastScore = 0.5 } = options;
  const scale = Math.min(2, side / Math.max(picture.width, picture.height));
  const width = multiple(picture.width * scale);
  const height = multiple(picture.height * scale);
  const small = await resized(picture, width, height);
  const map = await network.run({ data: normalised(small), shape: [1, channels.length, height, width] });
  const toPicture = (point: Point): Point => ({
    x: Math.min(picture.width, Math.max(0, (point.x * picture.width) / width)),
    y: Math.min(picture.height, Math.max(0, (point.y * picture.height) / height)),
  });
  const boxes: TextBox[] = [];
  for (const region of regionsOf(map.data, width, height)) {
    const score = region.sum / region.area;
    if (score < leastScore) continue;
    const rectangle = smallestRectangle(region.outline);
    if (Math.min(rectangle.width, rectangle.height) < leastSide) continue;
    const [a, b, c, d] = widened(rectangle, unclip);
    boxes.push({ corners: [toPicture(a), toPicture(b), toPicture(c), toPicture(d)], score });
  }
  return boxes;
}

function multiple(pixels: number): number {
  return Math.max(32, Math.round(pixels / 32) * 32);
}

async function resized(picture: GreyPicture, width: number, height: number): Promise<Uint8Array> {
  const { pixels, width: from, height: rows } = picture;
  return sharp(pixels, { raw: { width: from, height: rows, channels: 1 } })
    .resize({ width, height, fit: 'fill', kernel: 'linear' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
}

function normalised(pixels: Uint8Array): Float32Array {
  const input = new Float32Array(channels.length * pixels.length);
  channels.forEach(({ mean, deviation }, channel) => {
    const at = channel * pixels.length;
    for (let i = 0; i < pixels.length; i++) input[at + i] = ((pixels[i] ?? 0) / 255 - mean) / deviation;
  });
  return input;
}

interface TextRegion {
  area: number;
  /** of the probabilities of its pixels */
  sum: number;
  /** of each row its first and last pixel: all that a convex hull needs */
  outline: Point[];
}

/** Regions of the map connected over edges and corners. */
function regionsOf(map: Float32Array, width: number, height: number): TextRegion[] {
  const seen = new Uint8Array(map.length);
  const regions: TextRegion[] = [];
  for (let start = 0; start < map.length && regions.length < mostBoxes; start++) {
    if (seen[start] === 1 || (map[start] ?? 0) <= textFrom) continue;
    const region = regionFrom(start, map, seen, width, height);
    if (region.area >= leastSide * leastSide) regions.push(region);
  }
  return regions;
}

function regionFrom(
  start: number,
  map: Float32Array,
  seen: Uint8Array,
  width: number,
  height: number,
): TextRegion {
  const ends = new Map<number, { left: number; right: number }>();
  const stack = [start];
  let area = 0;
  let sum = 0;
  seen[start] = 1;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    area++;
    sum += map[at] ?? 0;
    const row = ends.get(y);
    if (!row) ends.set(y, { left: x, right: x });
    else if (x < row.left) row.left = x;
    else if (x > row.right) row.right = x;
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        const next = v * width + u;
        if (seen[next] === 1 || (map[next] ?? 0) <= textFrom) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
  }
  const outline = [...ends].flatMap(([y, { left, right }]) => [
    { x: left, y },
    { x: right + 1, y },
    { x: left, y: y + 1 },
    { x: right + 1, y: y + 1 },
  ]);
  return { area, sum, outline };
}
