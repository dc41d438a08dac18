import type { Raster } from './draw-page.js';

export interface Corner {
  x: number;
  y: number;
}

/** Where the page's corners come to lie: top left, top right, bottom right, bottom left of the page. */
export type Quad = readonly [Corner, Corner, Corner, Corner];

/**
 * The page seen at an angle: each pixel of the picture is fetched from the page, bilinearly; beside the page the ground is
 * seen. @param ground a raster of the size of the picture, written over @param bend how far the page bows, as a share of
 * its height
 */
export function warp(page: Raster, quad: Quad, ground: Raster, bend = 0): Raster {
  const { pixels, width, height } = ground;
  // a homography from picture to page: the columns of places (0,0), (1,0), (1,1), (0,1)
  const m = inverse(fromUnitSquare(quad));
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = m;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const depth = m6 * x + m7 * y + m8;
      const u = (m0 * x + m1 * y + m2) / depth;
      if (u < 0 || u >= 1) continue;
      let v = (m3 * x + m4 * y + m5) / depth;
      if (bend !== 0) v += bend * Math.sin(3.1416 * u);
      if (v >= 0 && v < 1)
        fetch(page, u * page.width - 0.5, v * page.height - 0.5, pixels, 3 * (y * width + x));
    }
  }
  return ground;
}

/** Bilinear. */
function fetch({ pixels, width, height }: Raster, x: number, y: number, into: Uint8Array, at: number): void {
  const cx = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x;
  const cy = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y;
  const x0 = cx | 0;
  const y0 = cy | 0;
  const [fx, fy] = [cx - x0, cy - y0];
  const one = 3 * (y0 * width + x0);
  const below = one + 3 * width;
  const [a, b, c, d] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
  const mix = (from: number): number =>
    (pixels[one + from] ?? 0) * a +
    (pixels[one + from + 3] ?? 0) * b +
    (pixels[below + from] ?? 0) * c +
    (pixels[below + from + 3] ?? 0) * d +
    0.5;
  into[at] = mix(0);
  into[at + 1] = mix(1);
  into[at + 2] = mix(2);
}

type Matrix = [number, number, number, number, number, number, number, number, number];

/** The projective map of the unit square to a quadrilateral, in closed form. */
function fromUnitSquare([a, b, c, d]: Quad): Matrix {
  const [dx1, dx2, sx] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, sy] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const whole = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / whole;
  const h = (dx1 * sy - sx * dy1) / whole;
  return [
    b.x - a.x + g * b.x,
    d.x - a.x + h * d.x,
    a.x,
    b.y - a.y + g * b.y,
    d.y - a.y + h * d.y,
    a.y,
    g,
    h,
    1,
  ];
}

/** Up to a factor, which a homography does not feel. */
function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}
