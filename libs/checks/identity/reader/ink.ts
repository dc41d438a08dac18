import type { GreyPicture } from './picture.js';

/** One connected piece of ink: its box and how many pixels it has. */
export interface Piece {
  left: number;
  top: number;
  right: number;
  bottom: number;
  area: number;
}

/** `scale` is source pixels a pixel of the result: above 1 the mean of each block, below 1 values between the pixels. */
export function resized(picture: GreyPicture, scale: number): GreyPicture {
  if (Math.abs(scale - 1) < 0.02) return picture;
  return scale > 1 ? shrunk(picture, scale) : enlarged(picture, scale);
}

function shrunk(picture: GreyPicture, scale: number): GreyPicture {
  const width = Math.max(1, Math.floor(picture.width / scale));
  const height = Math.max(1, Math.floor(picture.height / scale));
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const y0 = Math.floor(y * scale);
    const y1 = Math.max(y0 + 1, Math.floor((y + 1) * scale));
    for (let x = 0; x < width; x++) {
      const x0 = Math.floor(x * scale);
      const x1 = Math.max(x0 + 1, Math.floor((x + 1) * scale));
      let sum = 0;
      for (let v = y0; v < y1; v++)
        for (let u = x0; u < x1; u++) sum += picture.pixels[v * picture.width + u] ?? 0;
      pixels[y * width + x] = sum / ((y1 - y0) * (x1 - x0));
    }
  }
  return { pixels, width, height };
}

function enlarged(picture: GreyPicture, scale: number): GreyPicture {
  const width = Math.floor(picture.width / scale);
  const height = Math.floor(picture.height / scale);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = valueAt(picture, (x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5) + 0.5;
  return { pixels, width, height };
}

/** Between the middles of pixels, whose first is at 0, 0; beyond the edge the nearest pixel's. */
export function valueAt({ pixels, width, height }: GreyPicture, x: number, y: number): number {
  const cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const x0 = cx | 0;
  const y0 = cy | 0;
  const fx = cx - x0;
  const fy = cy - y0;
  const at = y0 * width + x0;
  const right = x0 < width - 1 ? 1 : 0;
  const below = y0 < height - 1 ? width : 0;
  const top = (pixels[at] ?? 0) * (1 - fx) + (pixels[at + right] ?? 0) * fx;
  const bottom = (pixels[at + below] ?? 0) * (1 - fx) + (pixels[at + below + right] ?? 0) * fx;
  return top * (1 - fy) + bottom * fy;
}

/** 1 where a pixel is clearly darker than the mean of the square around it, so shadows and tints don't matter. */
export function inkOf(picture: GreyPicture, radius: number, contrast: number): Uint8Array {
  const { width, height } = picture;
  const smooth = boxMean(picture, 1);
  const around = boxMean(picture, radius);
  const ink = new Uint8Array(width * height);
  for (let i = 0; i < ink.length; i++) ink[i] = (around[i] ?? 0) - (smooth[i] ?? 0) > contrast ? 1 : 0;
  return ink;
}

function boxMean({ pixels, width, height }: GreyPicture, radius: number): Float32Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += pixels[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = row + (sums[y * (width + 1) + x + 1] ?? 0);
    }
  }
  const means = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const y0 = Math.max(0, y - radius);
    const y1 = Math.min(height, y + radius + 1);
    const upper = y0 * (width + 1);
    const lower = y1 * (width + 1);
    for (let x = 0; x < width; x++) {
      const x0 = x > radius ? x - radius : 0;
      const x1 = x + radius + 1 < width ? x + radius + 1 : width;
      const sum =
        (sums[lower + x1] ?? 0) - (sums[upper + x1] ?? 0) - (sums[lower + x0] ?? 0) + (sums[upper + x0] ?? 0);
      means[y * width + x] = sum / ((x1 - x0) * (y1 - y0));
    }
  }
  return means;
}

/** Pieces of ink connected over edges and corners. Marks what it has seen in `ink`. */
export function piecesOf(ink: Uint8Array, width: number, height: number): Piece[] {
  const pieces: Piece[] = [];
  const stack: number[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (ink[start] !== 1) continue;
    const piece: Piece = { left: width, top: height, right: 0, bottom: 0, area: 0 };
    ink[start] = 2;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      piece.area++;
      piece.left = Math.min(piece.left, x);
      piece.right = Math.max(piece.right, x);
      piece.top = Math.min(piece.top, y);
      piece.bottom = Math.max(piece.bottom, y);
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const next = v * width + u;
          if (ink[next] !== 1) continue;
          ink[next] = 2;
          stack.push(next);
        }
      }
    }
    pieces.push(piece);
  }
  return pieces;
}
