import sharp, { type Sharp } from 'sharp';
import type { Raster } from './draw-page.js';
import { deskGround, plainGround } from './ground.js';
import type { Damage } from './levels.js';
import { shed } from './light.js';
import type { Random } from './random.js';
import { warp, type Corner, type Quad } from './warp.js';

export interface Photograph {
  bytes: Buffer;
  /** of the page in the picture, in pixels: its top left, top right, bottom right, bottom left */
  corners: Quad;
}

export const contentTypes = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const;
export type Encoding = keyof typeof contentTypes;

/** Takes a picture of a flat page. @param page drawn at the size it shall have in the picture */
export async function photograph(
  page: Raster,
  damage: Damage,
  random: Random,
  encoding: Encoding,
): Promise<Photograph> {
  const { raster, quad } = await lay(page, damage, random.fork('lay'));
  if (damage.blur > 0) raster.pixels = await imageOf(raster).blur(damage.blur).raw().toBuffer();
  shed(raster, damage, random.fork('light'));
  const turned = damage.quarters === 0 ? imageOf(raster) : imageOf(raster).rotate(90 * damage.quarters);
  const encoded =
    encoding === 'png'
      ? turned.png()
      : encoding === 'webp'
        ? turned.webp({ quality: damage.quality })
        : turned.jpeg({ quality: damage.quality });
  return { bytes: await encoded.toBuffer(), corners: quartered(quad, raster, damage.quarters) };
}

function imageOf({ pixels, width, height }: Raster): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

async function lay(page: Raster, damage: Damage, random: Random): Promise<{ raster: Raster; quad: Quad }> {
  if (damage.turn === 0 && damage.perspective === 0 && damage.bend === 0 && !damage.desk) {
    return { raster: page, quad: quadOf(page.width, page.height) };
  }
  const angle = (damage.turn * Math.PI) / 180;
  const off = (side: number): number => damage.perspective * random.within(-1, 1) * side;
  const leaning = quadOf(page.width, page.height).map(({ x, y }): Corner => {
    const [dx, dy] = [x - page.width / 2 + off(page.width), y - page.height / 2 + off(page.height)];
    return {
      x: dx * Math.cos(angle) - dy * Math.sin(angle),
      y: dx * Math.sin(angle) + dy * Math.cos(angle),
    };
  });
  const margin = damage.desk ? random.within(0.03, 0.2) : random.within(0.005, 0.03);
  const least = (values: number[]): number => Math.min(...values);
  const [left, top] = [least(leaning.map(({ x }) => x)), least(leaning.map(({ y }) => y))];
  const [right, bottom] = [-least(leaning.map(({ x }) => -x)), -least(leaning.map(({ y }) => -y))];
  const edge = margin * page.width;
  const [width, height] = [Math.round(right - left + 2 * edge), Math.round(bottom - top + 2 * edge)];
  const quad = leaning.map(({ x, y }) => ({ x: x - left + edge, y: y - top + edge })) as unknown as Quad;
  const ground = damage.desk
    ? await deskGround(width, height, random.fork('desk'))
    : plainGround(width, height, random.pick(plainColours));
  return { raster: warp(page, quad, ground, damage.bend), quad };
}

const plainColours: readonly (readonly [number, number, number])[] = [
  [236, 236, 233],
  [120, 122, 126],
  [60, 62, 66],
  [188, 180, 168],
];

function quadOf(width: number, height: number): Quad {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

function quartered(quad: Quad, { width, height }: Raster, quarters: number): Quad {
  const turn = ({ x, y }: Corner): Corner =>
    [
      { x, y },
      { x: height - y, y: x },
      { x: width - x, y: height - y },
      { x: y, y: width - x },
    ][quarters] ?? { x, y };
  return [turn(quad[0]), turn(quad[1]), turn(quad[2]), turn(quad[3])];
}
