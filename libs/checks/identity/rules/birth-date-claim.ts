import type { MrzDate } from '../mrz/dates.js';
import type { ReadDocument, Subject } from '../read-document.js';
import { finding, nothing, observed, type RuleResult } from './rule.js';

/**
 * The claimed birth date against the document. A digit mistyped or day and month swapped is how honest forms go wrong,
 * so such a difference is moderate; any other is strong.
 */
export function birthDateClaim(document: ReadDocument, subject: Subject): RuleResult {
  const result = nothing();
  const printed = document.mrz.birthDate;
  if (!digitHolds(document)) return result;
  for (const claim of subject.claims.filter((one) => one.kind === 'birth_date')) {
    const agrees = agreement(claim.value, printed);
    if (agrees === null) continue;
    if (agrees) {
      result.claims.push(finding(document, claim.id, 'corroborated'));
      continue;
    }
    const text = printed.kind === 'known' ? printed.iso : printed.text;
    const strength = printed.kind === 'known' && likelySlip(claim.value, printed.iso) ? 'moderate' : 'strong';
    result.claims.push(finding(document, claim.id, 'contradicted'));
    result.signals.push(
      observed(
        document,
        'identity.birth_date_contradicts_claim',
        { claimed: claim.value, printed: text },
        strength,
      ),
    );
  }
  return result;
}

/** Where the digit is wrong, the date says nothing: the wrong digit is the finding. */
function digitHolds(document: ReadDocument): boolean {
  return document.mrz.checkDigits.every((digit) => digit.field !== 'birth_date' || digit.holds);
}

/** null: nothing can be said. A date with open parts can contradict by its year and can't corroborate. */
function agreement(claimed: string, printed: MrzDate): boolean | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(claimed)) return null;
  // the century of the document is our reading of two digits, so it is not compared
  if (printed.kind === 'known') return printed.iso.slice(2) === claimed.slice(2);
  if (printed.kind === 'partly_unknown' && printed.year !== null) {
    return String(printed.year).slice(2) === claimed.slice(2, 4) ? null : false;
  }
  return null;
}

function likelySlip(claimed: string, printed: string): boolean {
  const swapped = `${printed.slice(0, 5)}${printed.slice(8)}-${printed.slice(5, 7)}`;
  const different = [...claimed.slice(2)].filter((digit, at) => digit !== printed.slice(2)[at]).length;
  return claimed.slice(2) === swapped.slice(2) || different === 1;
}
