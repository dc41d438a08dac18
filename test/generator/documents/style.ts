import type { Random } from './random.js';

/** What makes one template look other than another. */
export interface Style {
  /** two tints of the paper */
  paper: readonly [string, string];
  /** of the fine lines */
  lines: readonly [string, string];
  title: string;
  label: string;
  value: string;
  /** of the zone: never quite black */
  zone: string;
  titleFont: string;
  font: string;
  valueBold: boolean;
  labelItalic: boolean;
  /** between the languages of a label */
  parted: string;
  photoRight: boolean;
  pattern: 'waves' | 'rosettes' | 'hatching' | 'rays';
  /** the zone stands on a plain band */
  plainBand: boolean;
  /** languages shown in a label */
  languages: number;
}

const sans = (family: string): string => `${family}, 'DejaVu Sans', sans-serif`;
const families = [
  'Liberation Sans',
  'DejaVu Sans',
  'FreeSans',
  'Roboto',
  'Liberation Sans Narrow',
  'Roboto Condensed',
];
const titleFamilies = ['Liberation Serif', 'DejaVu Serif', 'FreeSerif', 'Liberation Sans', 'Roboto'];

/** paper, paper, lines, lines, title */
const palettes: readonly (readonly [string, string, string, string, string])[] = [
  ['#f4efe6', '#e3ecdf', '#b9cba2', '#dcb397', '#5a2230'],
  ['#eef2f7', '#cfdff0', '#9fb9da', '#d4a9cb', '#1f3a66'],
  ['#f6eeec', '#efd0d5', '#d39aa5', '#a7bbd6', '#7a1f2b'],
  ['#e9f3ea', '#c3e2d7', '#8cc2b0', '#cfca8d', '#14513f'],
  ['#f1eef7', '#d6ccea', '#ac9bd0', '#9cc7cc', '#3d2b66'],
  ['#f8f5e8', '#ead9ae', '#cdb067', '#9dbfb6', '#6b4a12'],
  ['#f1f3f3', '#d2dada', '#a5b5b5', '#cfa28c', '#27343a'],
  ['#e2eef6', '#f3dbe2', '#8fbcd3', '#d99aac', '#20456b'],
  ['#dfe9e4', '#c9d5e6', '#86a99b', '#8d9fc4', '#233d4f'],
];

export function inventStyle(random: Random): Style {
  const [light, dark, one, two, title] = random.pick(palettes);
  return {
    paper: random.chance(0.5) ? [light, dark] : [dark, light],
    lines: [one, two],
    title,
    label: random.pick(['#4f5b66', title, '#6a4a3a', '#3f5f7a', '#7b7b7b']),
    value: random.pick(['#111318', '#1b2129', '#22223a', '#2a2a2a']),
    zone: random.pick(['#0f0f10', '#191919', '#222326', '#2b2b2e']),
    titleFont: sans(random.pick(titleFamilies)),
    font: sans(random.pick(families)),
    valueBold: random.chance(0.35),
    labelItalic: random.chance(0.2),
    parted: random.pick([' / ', '/', ' · ']),
    photoRight: random.chance(0.08),
    pattern: random.pick(['waves', 'rosettes', 'hatching', 'rays']),
    plainBand: random.chance(0.55),
    languages: random.pick([2, 2, 3]),
  };
}
