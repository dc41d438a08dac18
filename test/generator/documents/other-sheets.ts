import type { Random } from './random.js';
import { Sheet, type TextStyle } from './sheet.js';

/** Sheets without a machine-readable zone, many with what looks a little like one. */
export const otherSheets = {
  letter: (random, scale) => {
    const sheet = plain(150, 200, scale);
    lines(sheet, { font: serif, size: 3.4, colour: '#1c1c1c' }, 15, 30, 5.4, 28, () => sentence(random, 11));
    sheet.print(random.pick(['NOTICE OF EMPLOYMENT', 'RENTAL AGREEMENT', 'INVOICE']), 15, 18, {
      font: sans,
      size: 5,
      colour: '#20304a',
      bold: true,
    });
    return sheet;
  },
  receipt: (random, scale) => {
    const sheet = plain(72, 150, scale);
    const style = { font: mono, size: 3, colour: '#2b2b2b' };
    lines(sheet, style, 5, 12, 4.6, 26, () => {
      const item = capitals(random, 10, 18).padEnd(20, '.');
      return `${item}${random.whole(1, 99)}.${random.whole(10, 99)}`;
    });
    return sheet;
  },
  bank_card: (random, scale) => {
    const sheet = new Sheet(85.6, 54, scale);
    sheet.rect(0, 0, 85.6, 54, random.pick(['#24405f', '#5a2237', '#1f4d3f', '#3a3a3a']));
    sheet.rect(9, 18, 11, 9, '#d4b062', `rx="${sheet.px(1.4)}"`);
    const groups = Array.from({ length: 4 }, () => String(random.whole(1000, 9999)));
    sheet.ocrB(groups.join('  '), 8, 36, 3.4, '#e8e8e4');
    sheet.ocrB(`${capitals(random, 4, 8)} ${capitals(random, 5, 10)}`, 8, 47, 2.3, '#e8e8e4');
    return sheet;
  },
  terminal: (random, scale) => {
    const sheet = new Sheet(170, 100, scale);
    sheet.rect(0, 0, 170, 100, '#14161a');
    const style = { font: mono, size: 3, colour: random.pick(['#c8d2c0', '#8fd48f', '#e0e0e0']) };
    lines(sheet, style, 5, 8, 4.6, 20, () =>
      random.pick([
        `<<<<<<< ${capitals(random, 4, 9)}`,
        `${'<'.repeat(random.whole(20, 44))}`,
        `SELECT ${capitals(random, 6, 12)} FROM ${capitals(random, 5, 12)} WHERE ${capitals(random, 3, 5)} < ${random.whole(1, 999)}`,
        `${capitals(random, 6, 12)}<${capitals(random, 5, 9)}<${capitals(random, 5, 9)}>> VALUE << ${random.whole(1, 16)};`,
        capitals(random, 30, 44),
      ]),
    );
    return sheet;
  },
  /** a slip with a code line in OCR-B, as payment slips have one */
  payment_slip: (random, scale) => {
    const sheet = plain(150, 74, scale);
    lines(sheet, { font: sans, size: 2.8, colour: '#333333' }, 8, 10, 5, 8, () => sentence(random, 6));
    const digits = (count: number): string =>
      Array.from({ length: count }, () => random.whole(0, 9)).join('');
    sheet.ocrB(`${digits(13)}<${digits(27)}< ${digits(9)}<`, 8, 68, 2.54, '#161616');
    return sheet;
  },
  /** capitals and digits of one width in two lines, not of any zone's length */
  serial_plate: (random, scale) => {
    const sheet = new Sheet(110, 50, scale);
    sheet.rect(0, 0, 110, 50, random.pick(['#c9ccd0', '#e7e3d6', '#f2f2f2']));
    const count = random.pick([18, 24, 26, 33, 38, 40]);
    for (const y of [26, 34]) sheet.ocrB(capitals(random, count, count), 5, y, 2.54, '#141414');
    sheet.print('SERIAL / MODEL', 5, 12, { font: sans, size: 4, colour: '#333333', bold: true });
    return sheet;
  },
  boarding_pass: (random, scale) => {
    const sheet = plain(150, 70, scale);
    sheet.rect(0, 0, 150, 12, '#27548a');
    sheet.print('BOARDING PASS', 6, 8, { font: sans, size: 5, colour: '#ffffff', bold: true });
    const style = { font: mono, size: 3.2, colour: '#1a1a1a' };
    lines(
      sheet,
      style,
      6,
      22,
      7,
      6,
      () =>
        `${capitals(random, 5, 9)}/${capitals(random, 4, 8)} ${capitals(random, 3, 3)} ${random.whole(100, 999)}`,
    );
    return sheet;
  },
  table: (random, scale) => {
    const sheet = plain(160, 110, scale);
    for (let row = 0; row < 14; row++) {
      sheet.rect(6, 8 + row * 7, 148, 0.2, '#9a9a9a');
      for (let column = 0; column < 5; column++)
        sheet.print(
          random.chance(0.5) ? capitals(random, 4, 9) : String(random.whole(1000, 999_999)),
          8 + column * 30,
          13 + row * 7,
          { font: sans, size: 2.8, colour: '#222222' },
          28,
        );
    }
    return sheet;
  },
  empty: (random, scale) => {
    const sheet = new Sheet(100, 70, scale);
    sheet.rect(0, 0, 100, 70, random.pick(['#ffffff', '#dcdcd6', '#4a4d52', '#8fa3b0']));
    return sheet;
  },
} satisfies Record<string, (random: Random, scale: number) => Sheet>;

export type OtherKind = keyof typeof otherSheets;

const sans = "'Liberation Sans', 'DejaVu Sans', sans-serif";
const serif = "'Liberation Serif', 'DejaVu Serif', serif";
const mono = "'Liberation Mono', 'DejaVu Sans Mono', monospace";

function plain(width: number, height: number, scale: number): Sheet {
  const sheet = new Sheet(width, height, scale);
  sheet.rect(0, 0, width, height, '#fbfaf7');
  return sheet;
}

function lines(
  sheet: Sheet,
  style: TextStyle,
  x: number,
  y: number,
  step: number,
  count: number,
  line: () => string,
): void {
  for (let at = 0; at < count; at++) sheet.print(line(), x, y + at * step, style, sheet.width - x - 4);
}

function capitals(random: Random, least: number, most: number): string {
  return Array.from({ length: random.whole(least, most) }, () =>
    random.pick([...'ABCDEFGHIKLMNOPRSTUVWZ0123456789']),
  ).join('');
}

function sentence(random: Random, count: number): string {
  const words =
    'the of payment within days agreed and person shall by month office at address under copy held notice account term'.split(
      ' ',
    );
  return Array.from({ length: count }, () => random.pick(words)).join(' ');
}
