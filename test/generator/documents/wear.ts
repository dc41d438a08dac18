import type { Random } from './random.js';
import { drawHologram, drawStamp } from './security-print.js';
import type { Sheet } from './sheet.js';

/** What years in a pocket, offices and laminates leave on a zone. @param top of the zone, in millimetres */
export function drawWear(sheet: Sheet, random: Random, top: number): void {
  const height = sheet.height - top;
  const spot = (): [x: number, y: number] => [
    random.within(0.05, 0.95) * sheet.width,
    top + random.within(0.1, 0.9) * height,
  ];
  if (random.chance(0.15)) drawHologram(sheet, random, ...spot(), random.within(4, 9));
  if (random.chance(0.08)) drawStamp(sheet, random, ...spot(), "'DejaVu Sans', sans-serif");
  if (random.chance(0.12)) fade(sheet, random, top);
  if (random.chance(0.14)) scratches(sheet, random, spot);
  if (random.chance(0.12)) specks(sheet, random, spot);
  if (random.chance(0.08)) crease(sheet, random);
}

/** Ink rubbed off towards one side. */
function fade(sheet: Sheet, random: Random, top: number): void {
  const id = `fade${random.whole(0, 1e6)}`;
  const strength = random.within(0.25, 0.6).toFixed(2);
  const [one, other] = random.chance(0.5) ? [strength, '0'] : ['0', strength];
  sheet.define(
    `<linearGradient id="${id}"><stop offset="0" stop-color="#f4f2ec" stop-opacity="${one}"/><stop offset="1" stop-color="#f4f2ec" stop-opacity="${other}"/></linearGradient>`,
  );
  sheet.rect(0, top, sheet.width, sheet.height - top, `url(#${id})`);
}

function scratches(sheet: Sheet, random: Random, spot: () => [number, number]): void {
  for (let at = random.whole(2, 7); at > 0; at--) {
    const [x, y] = spot();
    const [dx, dy] = [random.within(-22, 22), random.within(-7, 7)];
    sheet.add(
      `<path d="M${sheet.px(x)} ${sheet.px(y)}q${sheet.px(dx / 2)} ${sheet.px(dy)} ${sheet.px(dx)} ${sheet.px(dy)}" fill="none" stroke="#fdfdfb" stroke-opacity="${random.within(0.4, 0.9).toFixed(2)}" stroke-width="${sheet.px(random.within(0.08, 0.28))}"/>`,
    );
  }
}

function specks(sheet: Sheet, random: Random, spot: () => [number, number]): void {
  for (let at = random.whole(10, 60); at > 0; at--) {
    const [x, y] = spot();
    const radius = random.within(0.08, 0.35);
    sheet.add(
      `<circle cx="${sheet.px(x)}" cy="${sheet.px(y)}" r="${sheet.px(radius)}" fill="${random.pick(['#3a3026', '#1e1e1e', '#6b5c48', '#f8f8f5'])}" opacity="${random.within(0.3, 0.9).toFixed(2)}"/>`,
    );
  }
}

function crease(sheet: Sheet, random: Random): void {
  const x = random.within(0.15, 0.85) * sheet.width;
  const lean = random.within(-6, 6);
  for (const [off, colour] of [
    [0, '#ffffff'],
    [0.25, '#5d5a55'],
  ] as const)
    sheet.add(
      `<path d="M${sheet.px(x + off)} 0L${sheet.px(x + off + lean)} ${sheet.px(sheet.height)}" stroke="${colour}" stroke-opacity="0.55" stroke-width="${sheet.px(0.22)}"/>`,
    );
}
