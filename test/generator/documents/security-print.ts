import type { Random } from './random.js';
import type { Sheet } from './sheet.js';
import type { Style } from './style.js';

/** Paper and the fine pattern on it, over the whole sheet. */
export function drawPaper(sheet: Sheet, style: Style, random: Random): void {
  const turn = random.whole(0, 1) * 100;
  sheet.define(
    `<linearGradient id="paper" x1="0" y1="0" x2="${turn}%" y2="100%"><stop offset="0" stop-color="${style.paper[0]}"/><stop offset="1" stop-color="${style.paper[1]}"/></linearGradient>`,
  );
  sheet.rect(0, 0, sheet.width, sheet.height, 'url(#paper)');
  const strength = random.within(0.5, 1);
  for (const colour of style.lines) {
    const paths = patterns[style.pattern](sheet, random);
    const width = random.within(0.08, 0.18);
    sheet.add(
      `<g fill="none" stroke="${colour}" stroke-opacity="${strength.toFixed(2)}" stroke-width="${sheet.px(width)}">${paths.map((path) => `<path d="${path}"/>`).join('')}</g>`,
    );
  }
}

type Pattern = (sheet: Sheet, random: Random) => string[];

const patterns: Record<Style['pattern'], Pattern> = {
  waves: (sheet, random) => {
    const gap = random.within(1.6, 3.4);
    const [high, long, second] = [random.within(0.8, 3), random.within(9, 26), random.within(0.2, 1)];
    const phase = random.within(0, 6);
    return Array.from({ length: Math.ceil(sheet.height / gap) + 2 }, (_, row) =>
      curve(sheet, 70, (t) => ({
        x: t * sheet.width,
        y:
          row * gap +
          high * Math.sin((t * sheet.width * 6.283) / long + row * 0.35 + phase) +
          second * Math.sin(((t * sheet.width * 6.283) / long) * 2.7 + row),
      })),
    );
  },
  rosettes: (sheet, random) =>
    Array.from({ length: random.whole(2, 4) }, () => {
      const [x, y] = [random.within(0.1, 0.9) * sheet.width, random.within(0.1, 0.9) * sheet.height];
      const [inner, outer] = [random.within(5, 12), random.within(10, 26)];
      const [petals, turns] = [random.whole(5, 13), random.whole(7, 15)];
      return curve(sheet, 520, (t) => {
        const angle = t * 6.283 * turns;
        const reach = inner + outer * Math.abs(Math.sin((angle * petals) / turns + 0.3 * Math.sin(angle)));
        return { x: x + reach * Math.cos(angle), y: y + reach * Math.sin(angle) * 0.8 };
      });
    }),
  hatching: (sheet, random) => {
    const gap = random.within(0.9, 1.8);
    const lean = random.within(-0.9, 0.9);
    const bend = random.within(0.5, 4);
    const count = Math.ceil((sheet.width + Math.abs(lean) * sheet.height) / gap);
    return Array.from({ length: count }, (_, at) =>
      curve(sheet, 14, (t) => ({
        x:
          at * gap -
          Math.max(0, lean) * sheet.height +
          t * lean * sheet.height +
          bend * Math.sin(t * 5 + at * 0.05),
        y: t * sheet.height,
      })),
    );
  },
  rays: (sheet, random) => {
    const [x, y] = [random.within(0.2, 0.8) * sheet.width, random.within(0.2, 0.7) * sheet.height];
    const wobble = random.within(0.5, 3);
    return Array.from({ length: 48 }, (_, at) =>
      curve(sheet, 24, (t) => {
        const angle = (at / 48) * 6.283 + 0.1 * Math.sin(t * 9);
        const reach = 4 + t * (sheet.width + 10) + wobble * Math.sin(t * 40);
        return { x: x + reach * Math.cos(angle), y: y + reach * Math.sin(angle) };
      }),
    );
  },
};

function curve(sheet: Sheet, points: number, at: (t: number) => { x: number; y: number }): string {
  const places = Array.from({ length: points + 1 }, (_, index) => {
    const { x, y } = at(index / points);
    return `${(x * sheet.scale).toFixed(1)} ${(y * sheet.scale).toFixed(1)}`;
  });
  return `M${places.join('L')}`;
}

/** A shimmering patch that lies over photograph and print. */
export function drawHologram(sheet: Sheet, random: Random, x: number, y: number, radius: number): void {
  const id = `hologram${random.whole(0, 1e6)}`;
  const hues = ['#7fd6e8', '#c8f0b0', '#f3d0f0', '#f6e7a0', '#9fb8f5'];
  const stops = Array.from(
    { length: 5 },
    (_, at) =>
      `<stop offset="${at / 4}" stop-color="${random.pick(hues)}" stop-opacity="${random.within(0.05, 0.4).toFixed(2)}"/>`,
  );
  sheet.define(`<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="1">${stops.join('')}</linearGradient>`);
  const points = Array.from({ length: 24 }, (_, at) => {
    const reach = radius * (at % 2 === 0 ? 1 : random.within(0.82, 1));
    const angle = (at / 24) * 6.283;
    return `${sheet.px(x + reach * Math.cos(angle))},${sheet.px(y + reach * Math.sin(angle))}`;
  });
  sheet.add(`<polygon points="${points.join(' ')}" fill="url(#${id})"/>`);
  sheet.add(
    `<circle cx="${sheet.px(x)}" cy="${sheet.px(y)}" r="${sheet.px(radius * 0.7)}" fill="none" stroke="#ffffff" stroke-opacity="0.35" stroke-width="${sheet.px(0.3)}"/>`,
  );
}

/** A stamp of an office, as it is set across a corner. */
export function drawStamp(sheet: Sheet, random: Random, x: number, y: number, font: string): void {
  const colour = random.pick(['#8b1e2d', '#1f3f8b', '#2d5e3a', '#3b3b6b']);
  const radius = random.within(8, 12);
  const words = random.pick(['ADMITTED', 'IMMIGRATION', 'ENTRY', 'CONTROL']);
  const ring = (share: number): string =>
    `<circle r="${sheet.px(radius * share)}" fill="none" stroke="${colour}" stroke-width="${sheet.px(0.45)}"/>`;
  sheet.add(
    `<g transform="translate(${sheet.px(x)} ${sheet.px(y)}) rotate(${random.within(-35, 35).toFixed(1)})" opacity="${random.within(0.25, 0.55).toFixed(2)}">${ring(1)}${ring(0.72)}<text text-anchor="middle" y="${sheet.px(1)}" font-family="${font}" font-weight="bold" font-size="${sheet.px(2.4)}" fill="${colour}">${words}</text></g>`,
  );
}

/** A scribble where the holder signs. */
export function drawSignature(sheet: Sheet, random: Random, x: number, y: number, width: number): void {
  let path = `M${sheet.px(x)} ${sheet.px(y)}`;
  const strokes = random.whole(5, 9);
  for (let at = 1; at <= strokes; at++) {
    const to = x + (at / strokes) * width;
    const wild = (): number => random.within(-3.2, 2.2);
    path += ` Q${sheet.px(to - (width / strokes) * random.within(0, 1.2))} ${sheet.px(y + wild())} ${sheet.px(to)} ${sheet.px(y + wild() * 0.5)}`;
  }
  sheet.add(
    `<path d="${path}" fill="none" stroke="${random.pick(['#1c2a5e', '#15181d', '#2a2f77'])}" stroke-width="${sheet.px(random.within(0.2, 0.4))}" stroke-linecap="round"/>`,
  );
}

/** The emblem of no state: a shield or a star with a wreath. */
export function drawEmblem(
  sheet: Sheet,
  random: Random,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  const points = random.whole(5, 9);
  const star = Array.from({ length: 2 * points }, (_, at) => {
    const reach = (at % 2 === 0 ? 0.5 : 0.24) * size;
    const angle = (at / (2 * points)) * 6.283 - 1.571;
    return `${sheet.px(x + reach * Math.cos(angle))},${sheet.px(y + reach * Math.sin(angle))}`;
  });
  sheet.add(`<polygon points="${star.join(' ')}" fill="${colour}" opacity="0.75"/>`);
  sheet.add(
    `<circle cx="${sheet.px(x)}" cy="${sheet.px(y)}" r="${sheet.px(size * 0.62)}" fill="none" stroke="${colour}" stroke-width="${sheet.px(0.35)}" stroke-dasharray="${sheet.px(0.9)} ${sheet.px(0.5)}" opacity="0.75"/>`,
  );
}
