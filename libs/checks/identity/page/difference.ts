import { editDistance } from '../names/edit-distance.js';
import { lettersAsFigures, mayLookAlike } from '../look-alikes.js';

/**
 * clear: the print says something else. likely: it does so in characters that are easily taken for one another, though
 * surely read.
 */
export type Difference = 'clear' | 'likely';

/** of a line of print, from which its characters count as read */
export const legible = 0.6;
/** from which even look-alikes count as told apart */
export const certain = 0.95;

/**
 * How much it says that print reads otherwise than expected, both in capitals and digits. One character may be misread even
 * into one that looks otherwise, two at once hardly; a single look-alike is told apart only where the recogniser is
 * certain, and even then weighs less.
 *
 * @param confidence of the character read least surely
 * @returns null: the same, or what was read can't be relied on so far
 */
export function differenceOf(exact: string, printed: string, confidence: number): Difference | null {
  if (lettersAsFigures(exact) === lettersAsFigures(printed)) return null;
  const one = editDistance(exact, printed) === 1;
  if (mayLookAlike(exact, printed)) {
    if (one) return confidence >= certain ? 'likely' : null;
    return confidence >= 0.85 ? 'clear' : null;
  }
  if (confidence >= (one ? 0.9 : legible)) return 'clear';
  return confidence >= (one ? 0.7 : 0.5) ? 'likely' : null;
}
