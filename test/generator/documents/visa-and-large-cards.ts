import type { Content } from './content.js';
import { markSynthetic, printField, sexAsPrinted } from './fields-block.js';
import { documentWord, type Label } from './labels.catalogue.js';
import { drawPortrait } from './portrait.js';
import type { Random } from './random.js';
import { drawEmblem, drawHologram, drawPaper, drawSignature, drawStamp } from './security-print.js';
import { Sheet } from './sheet.js';
import type { Style } from './style.js';
import { drawZone } from './zone.js';

/** Visas: 120 mm x 80 mm (MRV-A) and 105 mm x 74 mm (MRV-B), ICAO Doc 9303 Part 7. */
export function visaSticker(content: Content, style: Style, random: Random, scale: number): Sheet {
  const large = content.kind === 'MRVA';
  const sheet = large ? new Sheet(120, 80, scale) : new Sheet(105, 74, scale);
  drawPaper(sheet, style, random.fork('paper'));
  const title = { font: style.titleFont, size: 4.2, colour: style.title, bold: true };
  sheet.print('VISA', 5, 8, { ...title, size: 5 }, 24);
  sheet.print(content.state.title, 32, 7.4, title, sheet.width - 52);
  drawEmblem(sheet, random, sheet.width - 10, 9, 9, style.title);
  const sizes = { label: 1.6, value: large ? 2.9 : 2.6 };
  const photo = large ? 29 : 25;
  drawPortrait(sheet, content.holder, 4.5, 13, photo);
  const x = photo + 9;
  const step = large ? 7.4 : 6.8;
  const place = (label: Label, value: string, dx: number, row: number, room: number): void => {
    printField(sheet, style, content, { label, value, x: x + dx, y: 14 + row * step, room }, sizes);
  };
  const { printed, holder } = content;
  place('issue_date', printed.issueDate, 0, 0, 28);
  place('expiry_date', printed.expiryDate, 32, 0, 28);
  place('type', random.pick(['C', 'D', 'B1/B2', 'MULT']), 0, 1, 14);
  place('document_number', printed.documentNumber, 32, 1, 28);
  place('surname', printed.surname, 0, 2, sheet.width - x - 12);
  if (printed.givenNames) place('given_names', printed.givenNames, 0, 3, sheet.width - x - 12);
  place('birth_date', printed.birthDate, 0, 4, 24);
  place('sex', holder.sex, 27, 4, 8);
  place('nationality', content.nationality, 40, 4, 16);
  drawZone(sheet, style, random.fork('zone'), content.mrz ?? [], large ? 4.2 : 6.5);
  if (random.chance(0.5))
    drawStamp(sheet, random, random.within(55, sheet.width - 14), random.within(18, 42), style.font);
  if (random.chance(0.6)) drawHologram(sheet, random, sheet.width - 16, 30, random.within(5, 8));
  markSynthetic(sheet, sheet.width / 2, sheet.height - 0.8);
  return sheet;
}

/** 105 mm x 74 mm, the TD2 of ICAO Doc 9303 Part 6; the French card of old has the same size. */
export function largeCard(content: Content, style: Style, random: Random, scale: number): Sheet {
  const sheet = new Sheet(105, 74, scale);
  drawPaper(sheet, style, random.fork('paper'));
  const own = content.state.languages[0] ?? 'en';
  const title = { font: style.titleFont, size: 3.6, colour: style.title, bold: true };
  sheet.print(content.state.title, 36, 6.4, title, 54);
  sheet.print(documentWord('card', own), 36, 10.2, { ...title, size: 2.6, bold: false }, 54);
  drawEmblem(sheet, random, 97, 8, 8, style.title);
  drawPortrait(sheet, content.holder, 4.5, 7, 27);
  const sizes = { label: random.within(1.5, 1.75), value: random.within(2.5, 2.8) };
  const step = random.within(6.3, 6.7);
  const place = (label: Label, value: string, x: number, row: number, room: number): void => {
    printField(sheet, style, content, { label, value, x, y: 13.6 + row * step, room }, sizes);
  };
  const { printed, holder } = content;
  place('document_number', printed.documentNumber, 36, 0, 34);
  place('nationality', printed.nationality, 74, 0, 28);
  place('surname', printed.surname, 36, 1, 64);
  if (printed.givenNames) place('given_names', printed.givenNames, 36, 2, 64);
  place('birth_date', printed.birthDate, 36, 3, 30);
  place('sex', sexAsPrinted(content), 68, 3, 8);
  place('birth_place', holder.birthPlace, 78, 3, 24);
  place('issue_date', printed.issueDate, 36, 4, 30);
  place('expiry_date', printed.expiryDate, 70, 4, 30);
  drawSignature(sheet, random, 8, 49, 22);
  drawZone(sheet, style, random.fork('zone'), content.mrz ?? [], 6.8);
  if (random.chance(0.4))
    drawHologram(sheet, random, random.within(60, 90), random.within(30, 46), random.within(4, 7));
  markSynthetic(sheet, 52, 73.3);
  return sheet;
}
