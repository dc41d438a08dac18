import type { MrzFormat } from '../mrz/formats.js';
import { layouts } from '../mrz/formats.js';
import { fits, numberFormatOf } from '../states/number-formats.js';

/** Whether a text is built as numbers of this document are. */
export type NumberTest = (number: string) => boolean;

/** How the numbers of the document are built whose lines these are; null where that is not known for certain. */
export function numberTestOf(lines: readonly string[], format: MrzFormat): NumberTest | null {
  const { documentCode, issuingState, nationality } = layouts[format];
  const [code, issuer, holder] = [documentCode, issuingState, nationality].map(
    (part) => part && lines[part.line]?.slice(part.from, part.to).replace(/</g, ''),
  );
  const known = code && issuer ? numberFormatOf(issuer, code, holder) : null;
  return known && ((number) => fits(number, known));
}

/** most letters or digits of a number that may be in doubt: of more of them too little was seen */
const mostInDoubt = 3;

/**
 * The one spelling that fits of those that differ in O and 0 where either may stand; null where none or several fit.
 *
 * @param inDoubt places of the number at which O is about as likely as 0
 */
export function onlyOneThatFits(number: string, inDoubt: readonly number[], test: NumberTest): string | null {
  if (inDoubt.length === 0 || inDoubt.length > mostInDoubt) return null;
  const all = inDoubt.reduce<string[]>(
    (some, at) => some.flatMap((one) => ['O', '0'].map((as) => one.slice(0, at) + as + one.slice(at + 1))),
    [number],
  );
  const fitting = all.filter(test);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
