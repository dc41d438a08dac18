import type { Content } from './content.js';
import { markSynthetic } from './fields-block.js';
import { drawPortrait } from './portrait.js';
import type { Random } from './random.js';
import { drawHologram, drawPaper, drawSignature } from './security-print.js';
import { Sheet } from './sheet.js';
import type { Style } from './style.js';

const words: Readonly<Record<string, string>> = {
  D: 'FÜHRERSCHEIN',
  AUT: 'FÜHRERSCHEIN',
  FRA: 'PERMIS DE CONDUIRE',
  BEL: 'RIJBEWIJS PERMIS DE CONDUIRE',
  NLD: 'RIJBEWIJS',
  ESP: 'PERMISO DE CONDUCCIÓN',
  ITA: 'PATENTE DI GUIDA',
  PRT: 'CARTA DE CONDUÇÃO',
  POL: 'PRAWO JAZDY',
  SWE: 'KÖRKORT',
};

/** The card of Directive 2006/126/EC, Annex I: fields by number, without labels. */
export function euLicence(content: Content, style: Style, random: Random, scale: number): Sheet {
  const sheet = new Sheet(85.6, 54, scale);
  drawPaper(sheet, { ...style, paper: ['#f3d9df', '#e9ecd9'] }, random.fork('paper'));
  sheet.rect(3.5, 3.5, 11, 7.6, '#24408e');
  const sign = content.state.code.slice(0, 2);
  sheet.print(sign, 9, 8.6, { font: style.font, size: 3.4, colour: '#ffffff', bold: true, anchor: 'middle' });
  const title = { font: style.titleFont, size: 3.4, colour: '#5b2338', bold: true };
  sheet.print(words[content.state.code] ?? 'DRIVING LICENCE', 18, 6.8, title, 44);
  sheet.print(content.state.title, 18, 10.2, { ...title, size: 2.1, bold: false }, 62);
  drawPortrait(sheet, content.holder, 3.5, 15, 21.5);
  const value = { font: style.font, size: 2.5, colour: style.value, bold: style.valueBold };
  const line = (number: string, text: string, x: number, y: number, room: number): void => {
    sheet.print(number, x, y, { ...value, size: 2, colour: style.label, bold: false });
    sheet.print(text, x + 5, y, value, room);
  };
  const { printed, holder } = content;
  const step = random.within(4.2, 4.5);
  const row = (at: number): number => 16.5 + at * step;
  line('1.', printed.surname, 28, row(0), 50);
  line('2.', printed.givenNames, 28, row(1), 50);
  line('3.', `${printed.birthDate}  ${holder.birthPlace}`, 28, row(2), 50);
  line('4a.', printed.issueDate, 28, row(3), 20);
  line('4c.', holder.birthPlace.split(/[,/(]/)[0] ?? '', 56, row(3), 22);
  line('4b.', printed.expiryDate, 28, row(4), 20);
  line('5.', printed.documentNumber, 28, row(5), 40);
  line('9.', random.pick(['AM/B', 'AM/A1/B/BE', 'B', 'AM/B/L', 'A/B/C1']), 28, row(7), 40);
  drawSignature(sheet, random, 30, row(6.3), 22);
  if (random.chance(0.5)) drawHologram(sheet, random, 24, 40, random.within(3, 5));
  markSynthetic(sheet, 70, 53);
  return sheet;
}
