import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DerivedName, DerivedPicture } from '../document-reader.js';
import { derivedPictures } from './derived-pictures.js';
import type { GhostMap } from './ghost-map.js';
import { ghostRegions } from './ghost-map-place.js';
import type { MrzFound, OpenedPicture, StraightenedPicture } from './picture.js';
import { straightenedPicture } from './straightened-picture.js';

const [width, height] = [1250, 880];
const mrz: MrzFound = {
  lines: ['P', 'X'].map((first) => first.padEnd(44, '<')),
  confidences: [1, 1],
  characterConfidences: [],
  places: [729, 792].map((y) => ({
    from: { x: 74, y },
    to: { x: 74 + 43 * 25.4, y },
    height: 24,
    characters: 44,
  })),
};

let opened: OpenedPicture;
let straightened: StraightenedPicture;

beforeAll(() => {
  // noise is what compresses worst
  const pixels = Uint8Array.from(
    { length: width * height * 3 },
    (_, at) => 120 + ((Math.imul(at, 2654435761) >>> 13) % 110),
  );
  const grey = Uint8Array.from({ length: width * height }, (_, at) => pixels[at * 3] ?? 0);
  opened = {
    colour: { pixels, width, height },
    grey: { pixels: grey, width, height },
    widthPx: width,
    heightPx: height,
    pages: 1,
  };
  straightened = straightenedPicture(opened, mrz);
});

/** A picture stored turned by a quarter, of which one part stands out. */
function mapOf(orientation: number): GhostMap {
  const [columns, rows] = orientation >= 5 ? [110, 156] : [156, 110];
  const heat = new Uint8Array(columns * rows);
  const patch = { x: 80, y: 160, width: 160, height: 80 };
  for (let row = 20; row < 30; row++) heat.fill(255, row * columns + 10, row * columns + 30);
  const [widthPx, heightPx] = orientation >= 5 ? [height, width] : [width, height];
  return { columns, rows, heat, patches: [patch], orientation, widthPx, heightPx };
}

function named(pictures: DerivedPicture[], name: DerivedName): DerivedPicture {
  const found = pictures.find((one) => one.name === name);
  if (!found) throw new Error(`no picture ${name}`);
  return found;
}

describe('pictures for the reviewer', () => {
  it('are the page laid straight and its zone, each of bounded size', async () => {
    const pictures = await derivedPictures(opened, straightened, { mrz, ghosts: null });
    expect(pictures.map(({ name }) => name)).toEqual(['straightened', 'mrz']);
    const page = await sharp(named(pictures, 'straightened').bytes).metadata();
    expect([page.format, page.width, page.height]).toEqual([
      'jpeg',
      straightened.grey.width,
      straightened.grey.height,
    ]);
    const zone = await sharp(named(pictures, 'mrz').bytes).metadata();
    expect((zone.width ?? 0) / (zone.height ?? 1)).toBeGreaterThan(6);
    for (const { bytes } of pictures) expect(bytes.length).toBeLessThanOrEqual(200_000);
  });

  it('have a heat map in the frame of the page, clear where nothing shows', async () => {
    const pictures = await derivedPictures(opened, straightened, { mrz: null, ghosts: mapOf(1) });
    const { data, info } = await sharp(named(pictures, 'ghost_map').bytes)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.width / info.height).toBeCloseTo(straightened.grey.width / straightened.grey.height, 2);
    const opaque = (x: number, y: number): number =>
      data[(Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 4 + 3] ?? 0;
    expect(opaque(160 / width, 200 / height)).toBeGreaterThan(100);
    expect(opaque(0.7, 0.7)).toBe(0);
  });

  it('have none where the map shows nothing', async () => {
    const even = { ...mapOf(1), heat: new Uint8Array(156 * 110) };
    const pictures = await derivedPictures(opened, straightened, { mrz: null, ghosts: even });
    expect(pictures.map(({ name }) => name)).toEqual(['straightened']);
  });
});

it.each([
  [1, { x: 80, y: 160, width: 160, height: 80 }],
  [3, { x: width - 240, y: height - 240, width: 160, height: 80 }],
  [6, { x: width - 240, y: 80, width: 80, height: 160 }],
  [8, { x: 160, y: height - 240, width: 80, height: 160 }],
])(
  'a patch of a picture stored in orientation %i is marked where it stands upright',
  (orientation, upright) => {
    const [region] = ghostRegions(mapOf(orientation), opened, straightened);
    // within a hundredth: the page was laid straight
    expect(region?.x).toBeCloseTo(upright.x / width, 1);
    expect(region?.y).toBeCloseTo(upright.y / height, 1);
    expect(Math.abs((region?.width ?? 0) - upright.width / width)).toBeLessThan(0.02);
    expect(Math.abs((region?.height ?? 0) - upright.height / height)).toBeLessThan(0.02);
  },
);
