import type { WatchlistEntry } from '#intel/intel.js';
import { pick, randomNumbers } from './random.js';

const beginnings = [
  'ba',
  'dor',
  'fen',
  'gil',
  'ha',
  'jo',
  'kal',
  'lu',
  'mar',
  'ne',
  'os',
  'pra',
  'ra',
  'sil',
];
const middles = ['la', 'ri', 'mo', 'den', 'vi', 'sha', 'ko', 'ne', 'tu', 'ber', 'za', 'ly'];
const ends = ['n', 'ra', 'sto', 'vik', 'lo', 'min', 'dar', 'no', 'ta', 'rek', 'sa', 'l', 'mir', 'go'];

/** A person's name of two to four words, made of syllables: nobody's. */
function inventName(random: () => number): string {
  const count = 2 + Math.floor(random() * random() * 3);
  return Array.from({ length: count }, () => {
    const inner = Array.from({ length: Math.floor(random() * 3) }, () => pick(middles, random));
    const word = [pick(beginnings, random), ...inner, pick(ends, random)].join('');
    return word.charAt(0).toUpperCase() + word.slice(1);
  }).join(' ');
}

function distinctNames(count: number, seed: number, not: ReadonlySet<string>): string[] {
  const random = randomNumbers(seed);
  const names = new Set<string>();
  while (names.size < count) {
    const name = inventName(random);
    if (!not.has(name)) names.add(name);
  }
  return [...names];
}

/** A list of invented people, and others who are not on it. */
export function inventPeople(listed: number, innocent: number) {
  const names = distinctNames(listed, 1, new Set());
  const entries = names.map((name, at): WatchlistEntry => {
    return { list: 'invented', uid: String(at), names: [name], birthDates: [], program: null };
  });
  return { entries, innocents: distinctNames(innocent, 2, new Set(names)) };
}
