import type { Light } from './light.js';
import type { Random } from './random.js';

/**
 * How a page reaches us. L0 to L4 as the public measurements of OCR on documents grade them; the two beyond are what people
 * hold their telephones over.
 */
export const levels = ['L0', 'L1', 'L2', 'L3', 'L4', 'desk', 'bent'] as const;
export type Level = (typeof levels)[number];

export interface Damage extends Light {
  /** degrees */
  turn: number;
  /** how far each corner may lie off, as a share of the side */
  perspective: number;
  /** deviation of a Gaussian, in pixels of the picture */
  blur: number;
  /** of JPEG */
  quality: number;
  /** the page's size in the picture to its size at 300 dots an inch */
  size: number;
  /** quarter turns, clockwise */
  quarters: number;
  /** on a desk, else on plain grey */
  desk: boolean;
  /** how far the page bows, as a share of its height */
  bend: number;
}

const still: Damage = {
  turn: 0,
  perspective: 0,
  blur: 0,
  quality: 92,
  size: 1,
  quarters: 0,
  desk: false,
  bend: 0,
  shadow: 0,
  handShadow: 0,
  glare: 0,
  contrast: 1,
  noise: 0,
};

const either = (random: Random, amount: number): number => (random.chance(0.5) ? amount : -amount);

const damages: Record<Level, (random: Random) => Partial<Damage>> = {
  // a scan at 300 dots an inch
  L0: () => ({}),
  L1: (random) => ({
    turn: random.within(-1.5, 1.5),
    blur: 0.6,
    noise: 4,
    quality: 85,
    size: random.within(0.88, 1),
  }),
  L2: (random) => ({
    turn: either(random, random.within(2, 5)),
    perspective: 0.03,
    shadow: 0.35,
    blur: 0.6,
    noise: 6,
    quality: 75,
    size: random.within(0.8, 0.95),
  }),
  L3: (random) => ({
    turn: either(random, random.within(5, 10)),
    perspective: 0.05,
    shadow: 0.3,
    contrast: random.within(0.5, 0.65),
    blur: 0.7,
    noise: 12,
    quality: 60,
    size: random.within(0.62, 0.75),
  }),
  L4: (random) => ({
    turn: either(random, random.within(8, 15)),
    perspective: 0.05,
    shadow: 0.3,
    glare: random.within(60, 110),
    noise: 14,
    blur: 0.5,
    quality: 50,
    size: random.within(0.45, 0.5),
    quarters: random.whole(0, 3),
  }),
  desk: (random) => ({
    turn: random.within(-12, 12),
    perspective: random.within(0.02, 0.07),
    shadow: random.within(0.1, 0.45),
    handShadow: random.chance(0.6) ? random.within(0.2, 0.5) : 0,
    glare: random.chance(0.35) ? random.within(40, 90) : 0,
    contrast: random.within(0.75, 1),
    noise: random.within(3, 8),
    blur: random.within(0.4, 1.1),
    quality: random.whole(65, 90),
    size: random.within(0.9, 1.25),
    quarters: random.pick([0, 0, 0, 1, 2, 3]),
    desk: true,
  }),
  bent: (random) => ({
    ...damages.desk(random),
    bend: either(random, random.within(0.012, 0.035)),
    size: random.within(0.6, 0.75),
  }),
};

export function damageOf(level: Level, random: Random): Damage {
  return { ...still, ...damages[level](random) };
}
