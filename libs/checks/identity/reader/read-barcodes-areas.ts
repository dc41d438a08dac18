import type { GreyPicture, Point } from './picture.js';

/** A part of the picture where dense strokes all run the same way, as the bars of a barcode do and print does not. */
export interface BarcodeArea {
  centre: Point;
  /** direction across the bars, in radians: along it the rows of the barcode are read */
  angle: number;
  /** across the bars and along them, in pixels */
  length: number;
  height: number;
  /** 0 to 1: how far all strokes run one way */
  oneWay: number;
  /** share of the area that such strokes fill */
  filled: number;
}

/** pixels a side of the squares whose strokes are judged together */
const square = 16;
/** mean square of the change from one pixel to the next that paper, its shading and a camera's noise stay below */
const leastEnergy = 60;
/** 0: strokes of all directions, 1: of one. Print and zones for machines reach 0.3, PDF417 at least 0.5 where it is sharp */
const leastOneWay = 0.32;
const leastOneWayOfAll = 0.46;
/** share of an area that its squares must fill; a barcode fills more than four fifths of its own */
const leastFilled = 0.7;
/** about 14 degrees: cosine of twice the angle between neighbours */
const sameDirection = 0.88;
/** the narrowest barcode of any use has 90 modules of one and a half pixel */
const leastLength = 130;
const leastHeight = 24;

/** Sums over one square: energy, and the direction of change as a vector of the doubled angle. */
interface Squares {
  columns: number;
  rows: number;
  energy: Float32Array;
  cos2: Float32Array;
  sin2: Float32Array;
}

/**
 * Where barcodes may stand, the largest first, by the structure tensor of each square of the picture. Takes a hundredth
 * of a second at 2,400 pixels and finds nothing in most pictures, so that no reader is started for them.
 */
export function findBarcodeAreas(grey: GreyPicture): BarcodeArea[] {
  const areas = areasOf(grey);
  if (areas.length > 0 || Math.max(grey.width, grey.height) < 1000) return areas;
  // a close view: bars as wide as the squares
  return areasOf(halved(grey)).map((area) => ({
    ...area,
    centre: { x: 2 * area.centre.x + 0.5, y: 2 * area.centre.y + 0.5 },
    length: 2 * area.length,
    height: 2 * area.height,
  }));
}

function areasOf(grey: GreyPicture): BarcodeArea[] {
  const squares = smoothed(measure(grey));
  return groups(squares)
    .map((group) => areaOf(squares, group))
    .filter(
      ({ length, height, oneWay, filled }) =>
        length >= leastLength &&
        height >= leastHeight &&
        length > 1.2 * height &&
        oneWay > leastOneWayOfAll &&
        filled > leastFilled,
    )
    .sort((a, b) => b.length * b.height - a.length * a.height);
}

function halved({ pixels, width: w, height: h }: GreyPicture): GreyPicture {
  const [width, height] = [w >> 1, h >> 1];
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 2 * y * w + 2 * x;
      const sum =
        (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + w] ?? 0) + (pixels[at + w + 1] ?? 0);
      out[y * width + x] = sum >> 2;
    }
  }
  return { pixels: out, width, height };
}

function measure({ pixels, width, height }: GreyPicture): Squares {
  const columns = Math.floor(width / square);
  const rows = Math.floor(height / square);
  const energy = new Float32Array(columns * rows);
  const cos2 = new Float32Array(columns * rows);
  const sin2 = new Float32Array(columns * rows);
  const lastX = Math.min(columns * square, width - 1);
  const lastY = Math.min(rows * square, height - 1);
  for (let y = 1; y < lastY; y += 2) {
    const row = Math.floor(y / square) * columns;
    for (let x = 1; x < lastX; x += 2) {
      const at = y * width + x;
      const a = (pixels[at - width - 1] ?? 0) - (pixels[at + width + 1] ?? 0);
      const b = (pixels[at - width + 1] ?? 0) - (pixels[at + width - 1] ?? 0);
      const gx = (10 * ((pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0)) - 3 * (a - b)) / 16;
      const gy = (10 * ((pixels[at + width] ?? 0) - (pixels[at - width] ?? 0)) - 3 * (a + b)) / 16;
      const to = row + ((x / square) | 0);
      energy[to] = (energy[to] ?? 0) + gx * gx + gy * gy;
      cos2[to] = (cos2[to] ?? 0) + gx * gx - gy * gy;
      sin2[to] = (sin2[to] ?? 0) + 2 * gx * gy;
    }
  }
  return { columns, rows, energy, cos2, sin2 };
}

/** Each square with its eight neighbours: a wide bar alone fills a square with nothing. */
function smoothed(squares: Squares): Squares {
  const { columns, rows } = squares;
  const over = (values: Float32Array): Float32Array => {
    const out = new Float32Array(values.length);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let sum = 0;
        let count = 0;
        for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
          for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
            sum += values[r * columns + c] ?? 0;
            count++;
          }
        }
        out[row * columns + column] = sum / count;
      }
    }
    return out;
  };
  return {
    columns,
    rows,
    energy: over(squares.energy),
    cos2: over(squares.cos2),
    sin2: over(squares.sin2),
  };
}

/** Squares side by side whose strokes run the same way. */
function groups(squares: Squares): number[][] {
  const { columns, rows, energy, cos2, sin2 } = squares;
  const samples = (square / 2) ** 2;
  const open = new Uint8Array(columns * rows);
  const size = (at: number): number => Math.hypot(cos2[at] ?? 0, sin2[at] ?? 0);
  for (let at = 0; at < open.length; at++) {
    const all = energy[at] ?? 0;
    // differences are taken over two pixels, so they are four times as large squared
    if (all > 4 * leastEnergy * samples && size(at) > leastOneWay * all) open[at] = 1;
  }
  const alike = (a: number, b: number): boolean =>
    (cos2[a] ?? 0) * (cos2[b] ?? 0) + (sin2[a] ?? 0) * (sin2[b] ?? 0) > sameDirection * size(a) * size(b);
  const found: number[][] = [];
  for (let start = 0; start < open.length; start++) {
    if (open[start] !== 1) continue;
    open[start] = 0;
    const group = [start];
    for (let i = 0; i < group.length; i++) {
      const at = group[i] ?? 0;
      const column = at % columns;
      for (const next of [
        column > 0 ? at - 1 : -1,
        column < columns - 1 ? at + 1 : -1,
        at - columns,
        at + columns,
      ]) {
        if (open[next] !== 1 || !alike(at, next)) continue;
        open[next] = 0;
        group.push(next);
      }
    }
    if (group.length * square * square >= leastLength * leastHeight) found.push(group);
  }
  return found;
}

function areaOf({ columns, energy, cos2, sin2 }: Squares, group: readonly number[]): BarcodeArea {
  const sum = (values: Float32Array): number => group.reduce((total, at) => total + (values[at] ?? 0), 0);
  const angle = Math.atan2(sum(sin2), sum(cos2)) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along: number[] = [];
  const aside: number[] = [];
  for (const at of group) {
    const x = ((at % columns) + 0.5) * square;
    const y = (Math.floor(at / columns) + 0.5) * square;
    along.push(x * cos + y * sin);
    aside.push(y * cos - x * sin);
  }
  const [u0, u1] = denseExtent(along);
  const [v0, v1] = denseExtent(aside);
  const [u, v] = [(u0 + u1) / 2, (v0 + v1) / 2];
  const inside = along.filter((one, i) => {
    const other = aside[i] ?? 0;
    return one >= u0 && one <= u1 && other >= v0 && other <= v1;
  });
  return {
    centre: { x: u * cos - v * sin, y: u * sin + v * cos },
    angle,
    length: u1 - u0,
    height: v1 - v0,
    oneWay: Math.hypot(sum(cos2), sum(sin2)) / sum(energy),
    filled: (inside.length * square * square) / ((u1 - u0) * (v1 - v0)),
  };
}

/** From where to where the values stand close, without the thin edge of a card or a table that hangs on. */
function denseExtent(values: readonly number[]): [number, number] {
  const first = Math.min(...values);
  const counts: number[] = [];
  for (const value of values) {
    const bin = Math.floor((value - first) / square);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const enough = 0.4 * Math.max(...counts.filter((count) => count > 0));
  const dense = (count: number | undefined): boolean => (count ?? 0) >= enough;
  const from = counts.findIndex(dense);
  const to = counts.findLastIndex(dense);
  return [first + (from - 0.5) * square, first + (to + 1) * square];
}
