import type { Region } from '../document-reader.js';

/** Half periods of a cosine across and down a part of the page. */
export interface Wave {
  across: number;
  down: number;
}

/** A part of the page and how it is looked at. */
export interface HashedPart {
  region: Region;
  /** samples across and down */
  columns: number;
  rows: number;
  /** samples over which brightness and contrast are evened out, so that light does not matter */
  evened: number;
  /** grey levels of contrast taken for noise */
  noise: number;
  /** whether it counts less towards its margins */
  faded: boolean;
  /** each gives a bit; a multiple of 16 of them, so that each band has as many */
  waves: Wave[];
}

/**
 * At the left above the zone, whatever the size of the document (ICAO Doc 9303 Parts 4 to 7, zone V; likewise on licences after
 * ISO/IEC 18013-1 and AAMVA). A sample is somewhat less than a millimetre of a passport; the coarsest waves change least.
 */
export const portrait: HashedPart = {
  region: { x: 0.02, y: 0.14, width: 0.29, height: 0.58 },
  columns: 40,
  rows: 56,
  evened: 10,
  noise: 4,
  faded: true,
  waves: coarsest(96),
};

/** The foot of the page: waves of four to eighteen millimetres on a passport, by which two lines of letters differ. */
export const zone: HashedPart = {
  region: { x: 0.04, y: 0.78, width: 0.92, height: 0.18 },
  columns: 132,
  rows: 18,
  evened: 6,
  noise: 6,
  faded: false,
  waves: grid(range(6, 29, 1), [1, 3]),
};

/** The print beside the portrait, without the coarse waves that the lie of its lines makes on all pages of a layout. */
export const print: HashedPart = {
  region: { x: 0.33, y: 0.12, width: 0.64, height: 0.6 },
  columns: 96,
  rows: 64,
  evened: 8,
  noise: 6,
  faded: false,
  waves: grid(range(4, 11, 1), range(6, 16, 2)),
};

/** By the sum of their half periods; the even ground is left out. */
function coarsest(count: number): Wave[] {
  const waves: Wave[] = [];
  for (let sum = 1; waves.length < count; sum++) {
    for (let down = 0; down <= sum; down++) waves.push({ across: sum - down, down });
  }
  return waves.slice(0, count);
}

function grid(across: number[], down: number[]): Wave[] {
  return across.flatMap((one) => down.map((other) => ({ across: one, down: other })));
}

function range(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + at * step);
}
