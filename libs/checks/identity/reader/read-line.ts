import { alphabet, scoreLine } from './line-network.js';
import type { Strip } from './straighten.js';

export interface ReadCharacter {
  character: string;
  /** the likeliest of A-Z and filler on the same place */
  letter: string;
  /** middle, in pixels of the strip */
  x: number;
  /** 0 to 1 */
  confidence: number;
}

/** The characters of a straightened line, from the left, as the network sees them; nothing is corrected. */
export function readLine(strip: Strip): ReadCharacter[] {
  const { scores, steps, classes } = scoreLine(strip);
  const found: ReadCharacter[] = [];
  let open: (Best & { from: number }) | null = null;
  for (let step = 0; step <= steps; step++) {
    const here = step < steps ? best(scores, step * classes, classes) : nothing;
    if (open && here.label === open.label) {
      if (here.confidence > open.confidence) open = { ...here, from: open.from };
      continue;
    }
    // steps are two pixels wide
    if (open) {
      const { label, letter, confidence, from } = open;
      found.push({
        character: alphabet[label - 1] ?? '',
        letter: alphabet[letter - 1] ?? '',
        x: from + step,
        confidence,
      });
    }
    open = here.label === 0 ? null : { ...here, from: step };
  }
  return withoutSplits(found);
}

/** Two labels on the place of one character: where the network wavers, the surer one stands. */
function withoutSplits(found: ReadCharacter[]): ReadCharacter[] {
  const kept: ReadCharacter[] = [];
  for (const one of found) {
    const before = kept.at(-1);
    if (before && one.x - before.x < 6.5) {
      if (one.confidence > before.confidence) kept[kept.length - 1] = one;
    } else kept.push(one);
  }
  return kept;
}

interface Best {
  label: number;
  letter: number;
  confidence: number;
}

const nothing: Best = { label: 0, letter: 0, confidence: 0 };
const firstLetter = alphabet.indexOf('A') + 1;

function best(scores: Float32Array, at: number, classes: number): Best {
  let label = 0;
  let letter = firstLetter;
  for (let c = 1; c < classes; c++) {
    if ((scores[at + c] ?? 0) > (scores[at + label] ?? 0)) label = c;
    if (c > firstLetter && (scores[at + c] ?? 0) > (scores[at + letter] ?? 0)) letter = c;
  }
  const top = scores[at + label] ?? 0;
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += Math.exp((scores[at + c] ?? 0) - top);
  return { label, letter, confidence: 1 / sum };
}
