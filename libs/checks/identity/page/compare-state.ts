import type { Compared, Comparison } from './comparison.js';
import { legible } from './difference.js';

/** The code of a state. The same one says nothing: it is on the pages of many documents. */
export function compareState({ field, expected, page }: Compared): Comparison | null {
  const printed = page.fields[field];
  if (!printed || printed.confidence < legible || stateOf(expected) === stateOf(printed.value)) return null;
  return { outcome: 'contradicts', printed, difference: 'clear' };
}

/** The forms that British and German documents use are one each. */
function stateOf(code: string): string {
  if (code === 'D') return 'DEU';
  return /^GB[DNOPS]$/.test(code) ? 'GBR' : code;
}
