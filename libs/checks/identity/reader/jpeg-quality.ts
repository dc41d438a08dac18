import { jpegMarkers, type JpegSegment } from './jpeg-segments.js';

/** Example table of luminance quantisation, row by row (ITU-T T.81, table K.1), which the IJG library scales by a quality. */
const exampleTable = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];

/** A fit this near (mean difference of the 64 numbers) is a table of that family. */
const nearEnough = 0.5;

/**
 * The quality, 1 to 100, at which the IJG library would have made the file's table of luminance.
 * @returns null for a table of another family, as cameras and some programs have, and without a table
 */
export function jpegQuality(segments: JpegSegment[]): number | null {
  const table = luminanceTable(segments);
  if (!table) return null;
  // scaling keeps the order of numbers, so the zigzag order of the file does not matter
  const sorted = [...table].sort((a, b) => a - b);
  let best = { quality: 0, off: Infinity };
  for (let quality = 1; quality <= 100; quality++) {
    const scaled = exampleTable.map((value) => scaledBy(quality, value)).sort((a, b) => a - b);
    const off = scaled.reduce((sum, value, at) => sum + Math.abs(value - (sorted[at] ?? 0)), 0) / 64;
    if (off < best.off) best = { quality, off };
  }
  return best.off <= nearEnough ? best.quality : null;
}

function scaledBy(quality: number, value: number): number {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  return Math.max(1, Math.min(255, Math.floor((value * percent + 50) / 100)));
}

/** Table 0 holds the luminance in all files made for viewing (JFIF); 8 bits a number unless the first half-byte is 1. */
function luminanceTable(segments: JpegSegment[]): number[] | null {
  for (const { bytes } of segments.filter(({ marker }) => marker === jpegMarkers.quantisation)) {
    let at = 0;
    while (at < bytes.length) {
      const head = bytes[at] ?? 0;
      const size = head >> 4 === 0 ? 1 : 2;
      const end = at + 1 + 64 * size;
      if (end > bytes.length) break;
      if ((head & 15) === 0) return numbersOf(bytes.subarray(at + 1, end), size);
      at = end;
    }
  }
  return null;
}

function numbersOf(bytes: Uint8Array, size: 1 | 2): number[] {
  return Array.from({ length: 64 }, (_, at) =>
    size === 1 ? (bytes[at] ?? 0) : ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0),
  );
}
