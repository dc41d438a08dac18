import type { Random } from './random.js';
import type { Sheet } from './sheet.js';
import type { Style } from './style.js';
import { drawWear } from './wear.js';

/** 10 characters an inch (ICAO Doc 9303 Part 3, section 4): 2.54 mm each. */
const pitch = 2.54;
/** what some printers use in place of OCR-B, and forgers too */
const otherFonts = ["'Liberation Mono', 'DejaVu Sans Mono', monospace", "'DejaVu Sans Mono', monospace"];

/**
 * The machine-readable zone at the foot of a sheet. Issuers' printers differ a little: how heavy, how tall, how far in.
 * @param left of the first character, in millimetres
 */
export function drawZone(
  sheet: Sheet,
  style: Style,
  random: Random,
  lines: readonly string[],
  left: number,
): void {
  const spacing = random.within(6.1, 6.5);
  const last = sheet.height - random.within(5.2, 7.6);
  const weight = random.within(-4, 42);
  const tall = random.within(0.95, 1.06);
  const x = left + random.within(-0.8, 0.8);
  const begins = last - (lines.length - 1) * spacing - 5.5;
  if (style.plainBand) {
    const opacity = random.within(0.55, 1).toFixed(2);
    sheet.rect(0, begins, sheet.width, sheet.height - begins, '#fbfaf6', `opacity="${opacity}"`);
  }
  const advance = pitch * random.within(0.985, 1.01);
  const other = random.chance(0.03) ? random.pick(otherFonts) : null;
  lines.forEach((line, at) => {
    const y = last - (lines.length - 1 - at) * spacing;
    if (other) printEach(sheet, line, x, y, advance, other, style.zone);
    else sheet.ocrB(line, x, y, advance, style.zone, weight, tall);
  });
  drawWear(sheet, random.fork('wear'), begins);
}

/** A character at a time, since no font but OCR-B has the pitch of the zone. */
function printEach(
  sheet: Sheet,
  line: string,
  x: number,
  y: number,
  advance: number,
  font: string,
  colour: string,
): void {
  const style = { font, size: 3.6, colour, anchor: 'middle' as const };
  [...line].forEach((character, at) => sheet.print(character, x + (at + 0.5) * advance, y, style));
}
