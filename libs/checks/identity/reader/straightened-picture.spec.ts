import { describe, expect, it } from 'vitest';
import { homographyBetween, mapped, rectangle, type Quad } from './homography.js';
import type { GreyPicture, LinePlace, MrzFound, OpenedPicture } from './picture.js';
import { straightenedPicture } from './straightened-picture.js';
import { warpedGrey } from './warp.js';

/** a passport at 8 pixels a millimetre: light paper, a dark block where the portrait is, two lines of bars as a zone */
const mm = 8;
const page = drawnPage();
const zone = [72.9, 79.2].map((y): LinePlace => {
  const [from, to] = [7.4, 7.4 + 43 * 2.54].map((x) => ({ x: x * mm, y: y * mm }));
  return { from: from ?? { x: 0, y: 0 }, to: to ?? { x: 0, y: 0 }, height: 2.4 * mm, characters: 44 };
});
/** middle of the dark block, in shares of the page */
const block = { x: 20 / 125, y: 37 / 88 };

function drawnPage(): GreyPicture {
  const [width, height] = [125 * mm, 88 * mm];
  const pixels = new Uint8Array(width * height).fill(228);
  const fill = (x: number, y: number, w: number, h: number, value: number): void => {
    for (let row = y * mm; row < (y + h) * mm; row++)
      pixels.fill(value, row * width + x * mm, row * width + (x + w) * mm);
  };
  fill(10, 25, 20, 24, 90);
  for (let at = 0; at < 44; at++) for (const y of [72, 78]) fill(7 + Math.floor(at * 2.5), y, 1, 2, 40);
  return { pixels, width, height };
}

/** The page as a camera sees it on a table with planks. */
function photographed(corners: Quad, size = { width: 1600, height: 1300 }) {
  const flat = rectangle(0, 0, page.width - 1, page.height - 1);
  const toPage = homographyBetween(corners, flat);
  const toPhoto = homographyBetween(flat, corners);
  if (!toPage || !toPhoto) throw new Error('corners on one line');
  const grey = warpedGrey(page, toPage, size);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const at = mapped(toPage, { x, y });
      if (at.x < 0 || at.y < 0 || at.x >= page.width || at.y >= page.height)
        grey.pixels[y * size.width + x] = Math.floor(x / 90) % 2 ? 96 : 108;
    }
  }
  const places = zone.map((line) => ({
    ...line,
    from: mapped(toPhoto, line.from),
    to: mapped(toPhoto, line.to),
  }));
  return { opened: openedOf(grey), mrz: found(places), toPhoto };
}

function openedOf(grey: GreyPicture): OpenedPicture {
  const pixels = Uint8Array.from(
    { length: grey.pixels.length * 3 },
    (_, at) => grey.pixels[Math.floor(at / 3)] ?? 0,
  );
  const { width, height } = grey;
  return { grey, colour: { pixels, width, height }, widthPx: width, heightPx: height, pages: 1 };
}

function found(places: LinePlace[], first = 'P'): MrzFound {
  const lines = places.map(({ characters }) => first.padEnd(characters, '<'));
  return { lines, confidences: [1, 1], characterConfidences: [], places };
}

function turned(degrees: number, slant = 0): Quad {
  const angle = (degrees * Math.PI) / 180;
  const corners = rectangle(-page.width / 2, -page.height / 2, page.width, page.height).map(
    ({ x, y }, at) => {
      const shorter = at < 2 ? 1 - slant : 1;
      return {
        x: 800 + shorter * x * Math.cos(angle) - y * Math.sin(angle),
        y: 650 + shorter * x * Math.sin(angle) + y * Math.cos(angle),
      };
    },
  );
  return corners as unknown as Quad;
}

describe('a page with a zone', () => {
  it.each([
    ['straight on', turned(0)],
    ['aslant', turned(7)],
    ['on its side', turned(90)],
    ['upside down', turned(180)],
    ['from below', turned(-4, 0.08)],
    ['from below and on its side', turned(272, 0.08)],
  ])('is laid straight to a hundredth of its width when photographed %s', (_, corners) => {
    const { opened, mrz, toPhoto } = photographed(corners);
    const straightened = straightenedPicture(opened, mrz);
    expect(straightened.by).toBe('zone');
    expect(straightened.grey.width / straightened.grey.height).toBeCloseTo(125 / 88, 2);
    const at = straightened.placeOf(mapped(toPhoto, { x: block.x * page.width, y: block.y * page.height }));
    expect(Math.hypot(at.x - block.x, at.y - block.y)).toBeLessThan(0.01);
    for (const corner of rectangle(0, 0, page.width - 1, page.height - 1)) {
      const place = straightened.placeOf(mapped(toPhoto, corner));
      expect(Math.hypot(place.x - corner.x / page.width, place.y - corner.y / page.height)).toBeLessThan(
        0.012,
      );
    }
  });

  it('ends where the picture ends when it was cut to the page', () => {
    const straightened = straightenedPicture(openedOf(page), found(zone));
    const corner = straightened.placeOf({ x: page.width - 1, y: page.height - 1 });
    expect(corner.x).toBeCloseTo(1, 2);
    expect(corner.y).toBeCloseTo(1, 2);
  });

  it('gives the place of each line on it', () => {
    const { opened, mrz } = photographed(turned(7));
    const straightened = straightenedPicture(opened, mrz);
    const [first] = mrz.places.map((place) => straightened.regionOf(place));
    // from half a character before the first to half a one after the last
    expect(first?.x).toBeCloseTo((7.4 - 1.27) / 125, 2);
    expect(first?.width).toBeCloseTo((44 * 2.54) / 125, 2);
    expect((first?.y ?? 0) + (first?.height ?? 0) / 2).toBeCloseTo(72.9 / 88, 1);
  });

  it('leads back to the opened picture from any place', () => {
    const { opened, mrz } = photographed(turned(-4, 0.08));
    const straightened = straightenedPicture(opened, mrz);
    const back = straightened.placeOf(straightened.openedAt({ x: 0.3, y: 0.6 }));
    expect(back.x).toBeCloseTo(0.3, 6);
    expect(back.y).toBeCloseTo(0.6, 6);
  });
});

describe('a page without a zone', () => {
  it.each([
    ['straight on', turned(0)],
    ['aslant', turned(9)],
    ['from below', turned(-5, 0.06)],
  ])('is cut out by its outline when photographed %s', (_, corners) => {
    const { opened, toPhoto } = photographed(corners);
    const straightened = straightenedPicture(opened, null);
    expect(straightened.by).toBe('outline');
    const at = straightened.placeOf(mapped(toPhoto, { x: block.x * page.width, y: block.y * page.height }));
    expect(Math.hypot(at.x - block.x, at.y - block.y)).toBeLessThan(0.01);
  });

  it('stays as it was opened where no outline is clear', () => {
    const blank = { pixels: new Uint8Array(900 * 700).fill(200), width: 900, height: 700 };
    const straightened = straightenedPicture(openedOf(blank), null);
    expect(straightened.by).toBe('whole');
    expect(straightened.grey.width).toBe(blank.width);
    expect(straightened.grey.pixels.every((value) => value === 200)).toBe(true);
  });
});

it('a zone whose lines make no sense leaves the picture as it was opened', () => {
  const nowhere = { from: { x: 5, y: 5 }, to: { x: 5, y: 5 }, height: 3, characters: 44 };
  expect(straightenedPicture(openedOf(page), found([nowhere])).by).not.toBe('zone');
});
