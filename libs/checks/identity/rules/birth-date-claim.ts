import type { Strength } from '#signals/signal.js';
import { bestValue, digitHolds, zoneRegion, type SourcedValue } from '../document-values.js';
import { compareDate } from '../page/compare-date.js';
import type { ReadDocument, Subject } from '../read-document.js';
import { finding, nothing, observed, places, rows, type RuleResult } from './rule.js';

/**
 * The claimed birth date against the document. A digit mistyped or day and month swapped is how honest forms go wrong,
 * so such a difference is moderate; any other is strong, off the printed page alone moderate.
 */
export function birthDateClaim(document: ReadDocument, subject: Subject): RuleResult {
  const result = nothing();
  const printed = bestValue(document, 'birth_date') ?? yearAlone(document);
  if (!printed) return result;
  for (const claim of subject.claims.filter((one) => one.kind === 'birth_date')) {
    const agrees = agreement(claim.value, printed);
    if (agrees === null) continue;
    if (agrees) {
      result.claims.push(finding(document, claim.id, 'corroborated', printed.source));
      continue;
    }
    const strength = weightOf(document, claim.value, printed);
    if (strength === null) continue;
    result.claims.push(finding(document, claim.id, 'contradicted', printed.source));
    const facts = {
      claimed: claim.value,
      printed: printed.value,
      ...rows('birth_date'),
      ...places(printed),
    };
    result.signals.push(observed(document, 'identity.birth_date_contradicts_claim', facts, strength));
  }
  return result;
}

/** Where the issuer left month or day open, the zone still gives a year: it can contradict and can't corroborate. */
function yearAlone(document: ReadDocument): SourcedValue | null {
  const date = document.mrz?.birthDate;
  if (!document.mrz || date?.kind !== 'partly_unknown' || date.year === null) return null;
  if (!digitHolds(document.mrz, 'birth_date')) return null;
  const region = zoneRegion(document, 'birth_date');
  return { value: String(date.year), source: 'mrz', ...(region ? { region } : {}) };
}

/** null: nothing can be said. */
function agreement(claimed: string, printed: SourcedValue): boolean | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(claimed)) return null;
  // the century of a zone is our reading of two digits, so it is not compared
  const from = printed.source === 'mrz' ? 2 : 0;
  if (printed.value.length === 4) return printed.value.slice(from) === claimed.slice(from, 4) ? null : false;
  return printed.value.slice(from) === claimed.slice(from);
}

/** null: the print may as well be misread. */
function weightOf(document: ReadDocument, claimed: string, { value, source }: SourcedValue): Strength | null {
  const slip = value.length > 4 && likelySlip(claimed, value);
  if (source !== 'print') return slip ? 'moderate' : 'strong';
  const page = { texts: document.texts ?? [], fields: document.print ?? {} };
  const found = compareDate({ field: 'birth_date', expected: claimed, page, all: {} });
  if (found?.outcome !== 'contradicts') return null;
  return slip || found.difference === 'likely' ? 'weak' : 'moderate';
}

function likelySlip(claimed: string, printed: string): boolean {
  const swapped = `${printed.slice(0, 5)}${printed.slice(8)}-${printed.slice(5, 7)}`;
  const different = [...claimed.slice(2)].filter((digit, at) => digit !== printed.slice(2)[at]).length;
  return claimed.slice(2) === swapped.slice(2) || different === 1;
}
