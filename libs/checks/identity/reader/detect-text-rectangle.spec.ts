import { describe, expect, it } from 'vitest';
import { smallestRectangle, widened } from './detect-text-rectangle.js';
import type { Point } from './picture.js';

/** The corners of a box of this size, turned by degrees around (100, 80), and points inside it. */
function turned(width: number, height: number, degrees: number): Point[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const points: Point[] = [];
  for (let u = -0.5; u <= 0.5; u += 0.125)
    for (let v = -0.5; v <= 0.5; v += 0.25)
      points.push({
        x: 100 + u * width * cos - v * height * sin,
        y: 80 + u * width * sin + v * height * cos,
      });
  return points;
}

describe('smallest rectangle around a run of text', () => {
  it.each([0, 3, -12, 30, 60, 90])('is found at %d degrees, its width along the run', (degrees) => {
    const { width, height, middle, along } = smallestRectangle(turned(120, 20, degrees));
    expect(width).toBeCloseTo(120, 6);
    expect(height).toBeCloseTo(20, 6);
    expect(middle.x).toBeCloseTo(100, 6);
    expect(middle.y).toBeCloseTo(80, 6);
    expect(Math.abs(along.x)).toBeCloseTo(Math.abs(Math.cos((degrees * Math.PI) / 180)), 6);
  });

  it('begins at the left, an upright one at the top, and goes round with the writing upright', () => {
    const [a, b, c, d] = widened(smallestRectangle(turned(120, 20, 0)), 0);
    expect([a, b, c, d].map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
      [40, 70],
      [160, 70],
      [160, 90],
      [40, 90],
    ]);
    const [top, bottom] = widened(smallestRectangle(turned(120, 20, 90)), 0);
    expect(top.y).toBeLessThan(bottom.y);
  });

  it('is widened on all sides by the same distance', () => {
    const [begin, , end] = widened(smallestRectangle(turned(120, 20, 0)), 1.6);
    // 120 * 20 * 1.6 / (2 * 140)
    expect(begin.x).toBeCloseTo(40 - 13.714, 3);
    expect(end.y).toBeCloseTo(90 + 13.714, 3);
  });

  it('of a single point is a point', () => {
    expect(smallestRectangle([{ x: 5, y: 7 }])).toMatchObject({
      width: 0,
      height: 0,
      middle: { x: 5, y: 7 },
    });
  });
});
