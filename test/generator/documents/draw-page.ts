import sharp from 'sharp';
import { cardBack, cardFront } from './card-sides.js';
import { euLicence } from './eu-licence.js';
import { northAmericanBack, northAmericanFront } from './north-american-sides.js';
import type { Content } from './content.js';
import { passportPage } from './passport-page.js';
import type { Random } from './random.js';
import { Sheet } from './sheet.js';
import { inventStyle, type Style } from './style.js';
import { largeCard, visaSticker } from './visa-and-large-cards.js';

/** Red, green, blue a pixel, rows from the top. */
export interface Raster {
  pixels: Buffer;
  width: number;
  height: number;
}

/** The page as it was printed, flat and whole. @param scale pixels a millimetre */
export async function drawPage(content: Content, random: Random, scale: number): Promise<Raster> {
  const style = inventStyle(random.fork('style'));
  return rasterOf((await sheetOf(content, style, random.fork('sheet'), scale)).svg());
}

async function sheetOf(content: Content, style: Style, random: Random, scale: number): Promise<Sheet> {
  switch (content.kind) {
    case 'TD3':
      return passportPage(content, style, random, scale);
    case 'TD1':
      return cardBack(content, style, random, scale);
    case 'TD1_FRONT':
      return cardFront(content, style, random, scale);
    case 'TD1_BOTH':
      return bothSides(cardFront(content, style, random, scale), cardBack(content, style, random, scale));
    case 'TD2':
    case 'FRA_ID':
      return largeCard(content, style, random, scale);
    case 'MRVA':
    case 'MRVB':
      return visaSticker(content, style, random, scale);
    case 'EU_LICENCE':
      return euLicence(content, style, random, scale);
    case 'AAMVA_FRONT':
      return northAmericanFront(content, style, random, scale);
    case 'AAMVA_BACK':
      return northAmericanBack(content, style, random, scale);
    case 'AAMVA_BOTH':
      return bothSides(
        northAmericanFront(content, style, random, scale),
        await northAmericanBack(content, style, random, scale),
      );
  }
}

/** Front over back on a white page, as a scanner's copy of both sides. */
function bothSides(front: Sheet, back: Sheet): Sheet {
  const gap = 5;
  const sheet = new Sheet(front.width + 2 * gap, 2 * front.height + 3 * gap, front.scale);
  sheet.rect(0, 0, sheet.width, sheet.height, '#f7f7f5');
  [front, back].forEach((side, at) => {
    // each side keeps its definitions to itself: their names would meet
    const own = side.svg().replaceAll(/(id="|url\(#)/g, `$1${at === 0 ? 'front' : 'back'}-`);
    sheet.add(
      `<g transform="translate(${sheet.px(gap)} ${sheet.px(gap + at * (side.height + gap))})">${own}</g>`,
    );
  });
  return sheet;
}

export async function rasterOf(svg: string): Promise<Raster> {
  const { data, info } = await sharp(Buffer.from(svg))
    .flatten({ background: '#ffffff' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}
