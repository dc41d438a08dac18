import sharp from 'sharp';
import { detectText, type TextBox } from '#checks/identity/reader/detect-text.js';
import type { GreyPicture } from '#checks/identity/reader/picture.js';
import { recognise, zoneIn } from './tesseract.js';

/**
 * The best that is known to be made of the same model: runs of text found by PP-OCR's detection at some sizes, each cut out
 * straight, and read as one line; the other way up where that gives no zone. Frozen.
 *
 * @param accepted tells a zone that needs no further try
 */
export async function readLinesWithTesseract(
  picture: Buffer,
  modelFolder: string,
  accepted: (lines: string[]) => boolean,
): Promise<string[] | null> {
  const grey = await opened(picture);
  let best: string[] | null = null;
  for (const side of [960, 1440, 640]) {
    const boxes = longBoxes(await detectText(grey, { side }));
    if (boxes.length < 2) continue;
    for (const way of [boxes, boxes.map(turned).reverse()]) {
      const strips = await Promise.all(way.map((box) => cutOut(grey, box)));
      const zone = zoneIn(await recognise(strips, modelFolder, 7));
      if (zone && accepted(zone)) return zone;
      best ??= zone;
    }
  }
  return best;
}

async function opened(picture: Buffer): Promise<GreyPicture> {
  const { data, info } = await sharp(picture)
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

const lengthOf = ({ corners: [begin, end] }: TextBox): number => Math.hypot(end.x - begin.x, end.y - begin.y);
const heightOf = ({ corners: [begin, , , below] }: TextBox): number =>
  Math.hypot(below.x - begin.x, below.y - begin.y);

/** What is long as lines of a zone are, from the top of the page; in the direction of reading as far as that is known. */
function longBoxes(boxes: readonly TextBox[]): TextBox[] {
  const long = boxes.filter((box) => lengthOf(box) > 9 * heightOf(box));
  const longest = Math.max(0, ...long.map(lengthOf));
  const kept = long.filter((box) => lengthOf(box) > 0.6 * longest).slice(0, 12);
  const [first] = kept;
  if (!first) return [];
  const [begin, end] = first.corners;
  // across the lines: from the first to the last
  const normal = { x: begin.y - end.y, y: end.x - begin.x };
  const depth = ({ corners: [point] }: TextBox): number => point.x * normal.x + point.y * normal.y;
  return kept.sort((one, other) => depth(one) - depth(other));
}

function turned({ corners: [a, b, c, d], score }: TextBox): TextBox {
  return { corners: [c, d, a, b], score };
}

/** Laid level, 48 pixels high, with a margin of white as the model likes it. */
async function cutOut({ pixels, width, height }: GreyPicture, box: TextBox): Promise<Buffer> {
  const tall = 48;
  const long = Math.max(1, Math.round((lengthOf(box) * tall) / Math.max(1, heightOf(box))));
  const [begin, end, , below] = box.corners;
  const strip = Buffer.alloc(long * tall);
  for (let v = 0; v < tall; v++) {
    for (let u = 0; u < long; u++) {
      const x = begin.x + ((end.x - begin.x) * u) / long + ((below.x - begin.x) * v) / tall;
      const y = begin.y + ((end.y - begin.y) * u) / long + ((below.y - begin.y) * v) / tall;
      const x0 = Math.max(0, Math.min(width - 2, Math.floor(x)));
      const y0 = Math.max(0, Math.min(height - 2, Math.floor(y)));
      const [fx, fy] = [Math.max(0, Math.min(1, x - x0)), Math.max(0, Math.min(1, y - y0))];
      const at = y0 * width + x0;
      const top = (pixels[at] ?? 0) * (1 - fx) + (pixels[at + 1] ?? 0) * fx;
      const bottom = (pixels[at + width] ?? 0) * (1 - fx) + (pixels[at + width + 1] ?? 0) * fx;
      strip[v * long + u] = top * (1 - fy) + bottom * fy;
    }
  }
  return sharp(strip, { raw: { width: long, height: tall, channels: 1 } })
    .extend({ top: 12, bottom: 12, left: 12, right: 12, background: '#ffffff' })
    .withMetadata({ density: 300 })
    .png()
    .toBuffer();
}
