import { describe, expect, it } from 'vitest';
import {
  pointOn,
  renumbered,
  reversed,
  straighten,
  stripHeight,
  stripPitch,
  type LinePath,
} from './straighten.js';

const path: LinePath = { x: [40, 9, 0.02], y: [30, 1.5, -0.03], tall: 1 };

/** Paper with one dark pixel square about each of these places. */
function dotted(places: readonly { x: number; y: number }[]) {
  const [width, height] = [500, 120];
  const pixels = new Uint8Array(width * height).fill(200);
  for (const { x, y } of places)
    for (let v = -2; v <= 2; v++)
      for (let u = -2; u <= 2; u++) pixels[(Math.round(y) + v) * width + Math.round(x) + u] = 20;
  return { pixels, width, height };
}

describe('the path of a line', () => {
  it('read from its other end passes the same points', () => {
    const back = reversed(path, 30);
    for (const at of [0, 11, 29]) {
      const [there, here] = [pointOn(path, 29 - at), pointOn(back, at)];
      expect(here.x).toBeCloseTo(there.x, 6);
      expect(here.y).toBeCloseTo(there.y, 6);
    }
  });

  it('numbered anew begins and steps as it is told', () => {
    const moved = renumbered(path, [3, 1, 0]);
    expect(pointOn(moved, 0)).toEqual(pointOn(path, 3));
    expect(pointOn(moved, 10).y).toBeCloseTo(pointOn(path, 13).y, 6);
  });
});

describe('a straightened line', () => {
  it('has the middle of each character in the middle of its place, bent or not', () => {
    const places = Array.from({ length: 30 }, (_, at) => pointOn(path, at));
    const strip = straighten(dotted(places), path, 30);
    const row = (stripHeight / 2 - 1) * strip.width;
    places.forEach((_, at) => {
      const middle = (at + 2.5) * stripPitch;
      const own = strip.values[row + middle] ?? 0;
      const between = strip.values[row + middle + stripPitch / 2] ?? 0;
      expect(own).toBeLessThan(between - 1);
    });
  });

  it('is the same in shadow and in light', () => {
    const places = Array.from({ length: 30 }, (_, at) => pointOn(path, at));
    const light = dotted(places);
    const dark = { ...light, pixels: light.pixels.map((value) => 10 + value / 4) };
    const [a, b] = [straighten(light, path, 30), straighten(dark, path, 30)];
    const apart = a.values.reduce((sum, value, i) => sum + Math.abs(value - (b.values[i] ?? 0)), 0);
    expect(apart / a.values.length).toBeLessThan(0.1);
  });
});
