import type { Content } from './content.js';
import { markSynthetic, printField, sexAsPrinted, type FieldPlace } from './fields-block.js';
import { documentWord, type Label } from './labels.catalogue.js';
import { drawPortrait } from './portrait.js';
import type { Random } from './random.js';
import { drawEmblem, drawHologram, drawPaper, drawSignature } from './security-print.js';
import { Sheet } from './sheet.js';
import type { Style } from './style.js';
import { drawZone } from './zone.js';

/** 125 mm x 88 mm, the data page of ICAO Doc 9303 Part 4. */
export function passportPage(content: Content, style: Style, random: Random, scale: number): Sheet {
  const sheet = new Sheet(125, 88, scale);
  drawPaper(sheet, style, random.fork('paper'));
  const own = content.state.languages[0] ?? 'en';
  const title = { font: style.titleFont, size: 3.7, colour: style.title, bold: true };
  const words = [...new Set([documentWord('passport', own), 'PASSPORT'])];
  const centred = random.chance(0.4);
  if (centred) sheet.print(content.state.title, 62, 6.6, { ...title, anchor: 'middle' }, 84);
  else sheet.print(content.state.title, 42, 6.6, title, 76);
  sheet.print(words[0] ?? '', 5, 6.4, { ...title, size: 3 }, 32);
  if (words[1]) sheet.print(words[1], 5, 9.6, { ...title, size: 2.3, bold: false }, 32);
  const photo = style.photoRight ? 87 : random.within(4.5, 6.5);
  const column = style.photoRight ? 6 : 42.5;
  const photoTop = random.within(14, 16.5);
  drawPortrait(sheet, content.holder, photo, photoTop, random.within(31, 34));
  if (random.chance(0.5)) drawPortrait(sheet, content.holder, style.photoRight ? 60 : 104, 30, 15, true);
  drawEmblem(sheet, random, random.within(104, 112), 10.5, 8, style.title);
  const sizes = { label: random.within(1.55, 1.85), value: random.within(2.6, 3) };
  for (const place of placesOn(content, random, column)) printField(sheet, style, content, place, sizes);
  drawSignature(sheet, random, style.photoRight ? 60 : 88, 59, 24);
  drawZone(sheet, style, random.fork('zone'), content.mrz ?? [], 6);
  if (random.chance(0.6)) {
    const radius = random.within(4, 8);
    drawHologram(sheet, random, photo + random.within(24, 34), random.within(44, 54), radius);
  }
  markSynthetic(sheet, random.within(50, 90), 87);
  return sheet;
}

/** Two layouts in use: names first over the whole width, then pairs of fields side by side, or all in one column and a half. */
function placesOn(content: Content, random: Random, x: number): FieldPlace[] {
  const { printed, holder } = content;
  const place = (label: Label, value: string, dx: number, y: number, room: number): FieldPlace => {
    return { label, value, x: x + dx, y, room };
  };
  const y = 19.5 + random.within(0, 0.8);
  const step = random.within(6.6, 6.9);
  const second = random.within(36, 42);
  const row = (at: number): number => y + at * step;
  const personal = printed.personalNumber;
  const expiry = random.chance(0.5) ? second * 0.62 : second;
  return [
    place('type', 'P', 0, 12.4, 12),
    place('code', content.state.code, 14, 12.4, 18),
    place('passport_number', printed.documentNumber, second, 12.4, 30),
    place('surname', printed.surname, 0, row(0), 70),
    ...(printed.givenNames ? [place('given_names', printed.givenNames, 0, row(1), 70)] : []),
    place('nationality', printed.nationality, 0, row(2), second - 2),
    ...(personal ? [place('personal_number', personal, second, row(2), 32)] : []),
    place('birth_date', printed.birthDate, 0, row(3), second - 2),
    place('birth_place', holder.birthPlace, second, row(3), 34),
    place('sex', sexAsPrinted(content), 0, row(4), 22),
    place('authority', random.pick(authorities)(content), second, row(4), 34),
    place('issue_date', printed.issueDate, 0, row(5), expiry - 2),
    place('expiry_date', printed.expiryDate, expiry, row(5), 24),
  ];
}

const authorities: readonly ((content: Content) => string)[] = [
  ({ holder }) => holder.birthPlace.split(/[,/(]/)[0] ?? '',
  ({ state }) => `MFA/${state.code}`,
  () => 'MINISTRY OF THE INTERIOR',
];
