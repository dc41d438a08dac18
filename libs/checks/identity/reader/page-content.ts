import type { ColourPicture } from './picture.js';

export interface Extent {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** darker than this in any colour is no white paper; paper that was scanned and compressed keeps above it */
const paper = 232;
/** pixels looked at across the page: each twelfth at 300 dots an inch is one a millimetre */
const step = 4;
/** marks in a row or column of those pixels; a speck of dust has fewer */
const fewestMarks = 3;
/** kept around what is printed, as a share of the longer side */
const margin = 0.02;

/** The part of a drawn page that is not white margin; all of it where nothing or nearly everything is. */
export function contentOf(page: ColourPicture): Extent {
  const rows = new Uint32Array(Math.ceil(page.height / step));
  const columns = new Uint32Array(Math.ceil(page.width / step));
  for (let row = 0; row < rows.length; row++) {
    for (let column = 0; column < columns.length; column++) {
      const at = (row * step * page.width + column * step) * 3;
      const { pixels } = page;
      if (Math.min(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0) >= paper) continue;
      rows[row] = (rows[row] ?? 0) + 1;
      columns[column] = (columns[column] ?? 0) + 1;
    }
  }
  const pad = Math.round(margin * Math.max(page.width, page.height));
  const [top, height] = marked(rows, page.height, pad);
  const [left, width] = marked(columns, page.width, pad);
  return { left, top, width, height };
}

/** First pixel and number of pixels from the first marked row (or column) to the last. */
function marked(counts: Uint32Array, size: number, pad: number): [number, number] {
  const first = counts.findIndex((count) => count >= fewestMarks);
  const last = counts.findLastIndex((count) => count >= fewestMarks);
  if (first < 0) return [0, size];
  const from = Math.max(0, first * step - pad);
  return [from, Math.min(size, (last + 1) * step + pad) - from];
}
