import { pdf417, printModules } from './barcode-print.js';
import type { Content } from './content.js';
import { markSynthetic } from './fields-block.js';
import { drawPortrait } from './portrait.js';
import type { Random } from './random.js';
import { drawHologram, drawPaper, drawSignature } from './security-print.js';
import { Sheet } from './sheet.js';
import type { Style } from './style.js';

/** The face: element numbers and short labels before the values (AAMVA DL/ID Card Design Standard, Annex A). */
export function northAmericanFront(content: Content, style: Style, random: Random, scale: number): Sheet {
  const sheet = new Sheet(85.6, 54, scale);
  const { printed, card, holder } = content;
  if (!card) throw new Error('a North American card needs its facts');
  const { facts } = card;
  drawPaper(sheet, style, random.fork('paper'));
  const title = { font: style.titleFont, size: 4, colour: style.title, bold: true };
  sheet.print(facts.jurisdiction.name, 4, 6.5, title, 48);
  const licence = facts.jurisdiction.country === 'CAN' ? "DRIVER'S LICENCE" : 'DRIVER LICENSE';
  sheet.print(licence, 82, 6.2, { ...title, size: 2.6, anchor: 'end' }, 28);
  drawPortrait(sheet, holder, 4, 11, 24);
  const label = { font: style.font, size: 1.7, colour: style.label };
  const value = { font: style.font, size: 2.5, colour: style.value, bold: style.valueBold };
  const line = (name: string, text: string, x: number, y: number, room: number): void => {
    sheet.print(name, x, y, label);
    sheet.print(text, x + 1.2 + 0.95 * name.length, y, value, room);
  };
  const step = random.within(4.1, 4.4);
  const row = (at: number): number => 13 + at * step;
  const number =
    facts.jurisdiction.country === 'CAN' ? '4d NUMBER' : random.pick(['4d DLN', '4d DL NO.', '4d LIC#']);
  line(number, printed.documentNumber, 31, row(0), 38);
  line('4b EXP', printed.expiryDate, 31, row(1), 22);
  line('4a ISS', printed.issueDate, 59, row(1), 20);
  line('1 LN', printed.surname, 31, row(2), 46);
  line('2 FN', printed.givenNames, 31, row(3), 46);
  line('3 DOB', printed.birthDate, 31, row(4), 24);
  line('15 SEX', facts.sex, 62, row(4), 8);
  line('8', facts.street, 31, row(5), 46);
  line('', `${facts.city}, ${facts.jurisdiction.code} ${facts.postalCode.trim()}`, 31.6, row(6), 46);
  line('9 CLASS', random.pick(['C', 'D', 'G', 'B']), 31, row(7), 6);
  line('16 HGT', facts.jurisdiction.country === 'CAN' ? '168 cm' : `5'-06"`, 46, row(7), 14);
  line('18 EYES', 'BRO', 66, row(7), 8);
  drawSignature(sheet, random, 6, 49, 20);
  if (random.chance(0.5)) drawPortrait(sheet, holder, 72, 40, 8.5, true);
  if (random.chance(0.5))
    drawHologram(sheet, random, random.within(36, 66), random.within(24, 44), random.within(4, 7));
  markSynthetic(sheet, 34, 53);
  return sheet;
}

/** The back: the barcode across the card, small print, a magnetic stripe on some. */
export async function northAmericanBack(
  content: Content,
  style: Style,
  random: Random,
  scale: number,
): Promise<Sheet> {
  const sheet = new Sheet(85.6, 54, scale);
  if (!content.card) throw new Error('a North American card needs its facts');
  drawPaper(sheet, style, random.fork('paper of the back'));
  if (random.chance(0.4)) sheet.rect(0, 3, 85.6, 8, '#1b1b1c');
  const small = { font: style.font, size: 1.5, colour: style.label };
  for (const [at, text] of [
    'CLASS: ANY VEHICLE UNDER 26,001 LBS',
    'RESTRICTIONS: NONE',
    'ENDORSEMENTS: NONE',
  ].entries())
    sheet.print(text, 5, 15 + at * 2.6, small, 40);
  const modules = await pdf417(content.card.barcode, random.pick([11, 12, 13, 13]));
  printModules(sheet, modules, 6, random.within(26, 30), 73.6, random.within(13, 17));
  sheet.print(`REV ${random.whole(1, 12)}/${random.whole(2016, 2025)}`, 64, 51.5, small, 16);
  markSynthetic(sheet, 8, 52);
  return sheet;
}
