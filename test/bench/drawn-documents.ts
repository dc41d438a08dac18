import sharp from 'sharp';
import { drawPassport } from '../../apps/cli/demo/documents/draw-passport.js';
import { randomNumbers, pick } from './random.js';

export interface Picture {
  level: string;
  bytes: Buffer;
  contentType: string;
  mrz: string[];
}

const surnames = [
  'Lindqvist',
  'Tamboura',
  'Okonwe',
  'Verhagen',
  'Marchetti',
  'Delacorte',
  'Novakova',
  'Achterberg',
];
const givenNames = ['Mara', 'Tobias Emil', 'Ines', 'Kofi', 'Yuna', 'Pavel Ondrej', 'Lea Sophie', 'Rui'];
const states = ['NLD', 'SWE', 'PRT', 'CZE', 'ITA', 'CAN'];
const paper = '#6a6f75';

/** What happens to a page on its way to us: held aslant, photographed small, out of focus, compressed. */
const levels: Record<string, (page: Buffer) => Promise<Buffer>> = {
  'as drawn': (page) => sharp(page).png().toBuffer(),
  'turned 2 degrees': (page) => photograph(page, { turn: 2, width: 1500, blur: 0, quality: 90 }),
  'turned 6 degrees, 1,200 px': (page) => photograph(page, { turn: -6, width: 1200, blur: 0, quality: 80 }),
  'blurred, 1,000 px': (page) => photograph(page, { turn: 1, width: 1000, blur: 1, quality: 70 }),
  'blurred more, 900 px, strongly compressed': (page) =>
    photograph(page, { turn: -3, width: 900, blur: 1.4, quality: 35 }),
};

/** `width` of the whole picture, `blur` the sigma of a Gaussian, both in pixels */
async function photograph(page: Buffer, how: { turn: number; width: number; blur: number; quality: number }) {
  const turned = await sharp(page).rotate(how.turn, { background: paper }).toBuffer();
  const small = sharp(turned).resize({ width: how.width });
  return (how.blur > 0 ? small.blur(how.blur) : small).jpeg({ quality: how.quality }).toBuffer();
}

/** Pages of invented people. @param each pages a level */
export async function drawDocuments(each: number): Promise<Picture[]> {
  const random = randomNumbers(11);
  const pictures: Picture[] = [];
  for (const [level, photographed] of Object.entries(levels)) {
    for (let at = 0; at < each; at++) {
      const { png, mrzLines } = await drawPassport({
        issuingState: pick(states, random),
        surname: pick(surnames, random).toUpperCase(),
        givenNames: pick(givenNames, random).toUpperCase(),
        documentNumber: inventNumber(random),
        birthDate: `19${70 + Math.floor(random() * 30)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
        sex: pick(['F', 'M', '<'] as const, random),
        expiryDate: `203${Math.floor(random() * 5)}-0${1 + Math.floor(random() * 9)}-2${Math.floor(random() * 9)}`,
      });
      const contentType = level === 'as drawn' ? 'image/png' : 'image/jpeg';
      pictures.push({ level, contentType, bytes: await photographed(png), mrz: mrzLines });
    }
  }
  return pictures;
}

function inventNumber(random: () => number): string {
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
  return `${pick([...letters], random)}${pick([...letters], random)}${String(Math.floor(random() * 1e7)).padStart(7, '0')}`;
}
