import type { Content } from './content.js';
import { markSynthetic, printField, sexAsPrinted, type FieldPlace } from './fields-block.js';
import { documentWord, type Label } from './labels.catalogue.js';
import { drawPortrait } from './portrait.js';
import type { Random } from './random.js';
import { drawEmblem, drawHologram, drawPaper, drawSignature } from './security-print.js';
import { Sheet } from './sheet.js';
import type { Style } from './style.js';
import { drawZone } from './zone.js';

/** 85.6 mm x 54 mm: ID-1 of ISO/IEC 7810, the TD1 of ICAO Doc 9303 Part 5. */
const card = { width: 85.6, height: 54 };

export function cardFront(content: Content, style: Style, random: Random, scale: number): Sheet {
  const sheet = new Sheet(card.width, card.height, scale);
  drawPaper(sheet, style, random.fork('paper'));
  const title = { font: style.titleFont, size: 2.9, colour: style.title, bold: true };
  const own = content.state.languages[0] ?? 'en';
  sheet.print(content.state.title, 4, 5.4, title, 56);
  const words = [...new Set([documentWord('card', own), 'IDENTITY CARD'])].join(' / ');
  sheet.print(words, 4, 8.6, { ...title, size: 2.1, bold: false }, 56);
  drawEmblem(sheet, random, 78.5, 6.6, 6, style.title);
  const photoRight = style.photoRight;
  drawPortrait(sheet, content.holder, photoRight ? 58 : 4, 12.5, 24);
  const x = photoRight ? 5 : 31;
  const sizes = { label: random.within(1.35, 1.6), value: random.within(2.25, 2.6) };
  for (const place of frontPlaces(content, random, x)) printField(sheet, style, content, place, sizes);
  if (random.chance(0.5)) drawPortrait(sheet, content.holder, photoRight ? 44 : 72, 36, 9, true);
  drawSignature(sheet, random, x + 2, 51, 20);
  if (random.chance(0.5))
    drawHologram(sheet, random, (photoRight ? 58 : 26) + random.within(0, 4), 42, random.within(3, 6));
  markSynthetic(sheet, 70, 53);
  return sheet;
}

function frontPlaces(content: Content, random: Random, x: number): FieldPlace[] {
  const { printed, holder } = content;
  const place = (label: Label, value: string, dx: number, y: number, room: number): FieldPlace => {
    return { label, value, x: x + dx, y, room };
  };
  const step = random.within(5.3, 5.6);
  const row = (at: number): number => 13.4 + at * step;
  const second = random.within(25, 28);
  const given = printed.givenNames ? [place('given_names', printed.givenNames, 0, row(1), 50)] : [];
  return [
    place('surname', printed.surname, 0, row(0), 50),
    ...given,
    place('sex', sexAsPrinted(content), 0, row(2), 12),
    place('nationality', content.nationality, 13, row(2), 12),
    place('birth_date', printed.birthDate, second, row(2), 26),
    place('birth_place', holder.birthPlace, 0, row(3), second - 2),
    place('document_number', printed.documentNumber, second, row(3), 26),
    place('issue_date', printed.issueDate, 0, row(4), second - 2),
    place('expiry_date', printed.expiryDate, second, row(4), 26),
  ];
}

export function cardBack(content: Content, style: Style, random: Random, scale: number): Sheet {
  const sheet = new Sheet(card.width, card.height, scale);
  drawPaper(sheet, style, random.fork('paper of the back'));
  const sizes = { label: random.within(1.35, 1.6), value: random.within(2.2, 2.5) };
  const place = (label: Label, value: string, x: number, y: number, room: number): void => {
    printField(sheet, style, content, { label, value, x, y, room }, sizes);
  };
  const chipLeft = random.chance(0.5);
  if (chipLeft) drawChip(sheet, 5, 6);
  const x = chipLeft ? 22 : 5;
  place('authority', content.holder.birthPlace.split(/[,/(]/)[0] ?? '', x, 6, 40);
  place('birth_place', content.holder.birthPlace, x, 12.2, 34);
  if (content.printed.personalNumber) place('personal_number', content.printed.personalNumber, x, 18.4, 34);
  place('document_number', content.printed.documentNumber, 58, 18.4, 24);
  if (random.chance(0.4)) drawStripes(sheet, random, 48, 24, 32, 4);
  drawEmblem(sheet, random, 76, 8, 7, style.title);
  drawZone(sheet, style, random.fork('zone'), content.mrz ?? [], (card.width - 30 * 2.54) / 2);
  if (random.chance(0.35))
    drawHologram(sheet, random, random.within(40, 70), random.within(10, 26), random.within(3, 6));
  markSynthetic(sheet, 68, 53.4);
  return sheet;
}

function drawChip(sheet: Sheet, x: number, y: number): void {
  sheet.rect(
    x,
    y,
    13,
    11.5,
    '#d9b45a',
    `rx="${sheet.px(1.4)}" stroke="#8c6d22" stroke-width="${sheet.px(0.2)}"`,
  );
  for (const share of [0.33, 0.66]) {
    sheet.rect(x, y + 11.5 * share, 13, 0.15, '#8c6d22');
    sheet.rect(x + 13 * share, y, 0.15, 11.5, '#8c6d22');
  }
}

/** A linear barcode, such as cards carry beside the zone; it says nothing. */
function drawStripes(
  sheet: Sheet,
  random: Random,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  for (let at = x; at < x + width; at += random.pick([0.4, 0.6, 0.9]))
    sheet.rect(at, y, random.pick([0.2, 0.3]), height, '#16181b');
}
