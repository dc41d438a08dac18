import { alphabet, classes, stepWidth, type LineScores } from './line-network.js';
import { marginCharacters, stripPitch } from './straighten.js';

export interface ReadCharacter {
  character: string;
  /** middle of the character, counted in characters of the path its strip was taken along */
  at: number;
  /** 0 to 1 */
  confidence: number;
}

/** The characters of a strip, from the left, as the network sees them; nothing is corrected. */
export function readLine({ shares, steps }: LineScores): ReadCharacter[] {
  const found: ReadCharacter[] = [];
  let open = { label: 0, confidence: 0, from: 0 };
  for (let step = 0; step <= steps; step++) {
    const here = step < steps ? likeliest(shares, step * classes) : { label: 0, confidence: 1 };
    if (here.label === open.label) {
      open.confidence = Math.max(open.confidence, here.confidence);
      continue;
    }
    if (open.label !== 0)
      found.push({
        character: alphabet[open.label - 1] ?? '',
        at: characterAt((open.from + step) / 2),
        confidence: open.confidence,
      });
    open = { ...here, from: step };
  }
  return withoutSplits(found);
}

/** Which character of the path the middle of a step lies on; steps count from the left edge of the strip. */
function characterAt(step: number): number {
  return (step * stepWidth) / stripPitch - marginCharacters - 0.5;
}

/** Two labels on the place of one character: where the network wavers, the surer one stands. */
function withoutSplits(found: ReadCharacter[]): ReadCharacter[] {
  const kept: ReadCharacter[] = [];
  for (const one of found) {
    const before = kept.at(-1);
    if (before && one.at - before.at < 0.54) {
      if (one.confidence > before.confidence) kept[kept.length - 1] = one;
    } else kept.push(one);
  }
  return kept;
}

function likeliest(shares: Float32Array, at: number): { label: number; confidence: number } {
  let label = 0;
  for (let c = 1; c < classes; c++) if ((shares[at + c] ?? 0) > (shares[at + label] ?? 0)) label = c;
  return { label, confidence: shares[at + label] ?? 0 };
}

/** Mean over the characters, 0 for none. */
export function sureness(characters: readonly { confidence: number }[]): number {
  return characters.reduce((sum, one) => sum + one.confidence, 0) / Math.max(1, characters.length);
}
