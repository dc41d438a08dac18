import type { ReadDocument, Subject } from '../read-document.js';
import { finding, nothing, observed, type RuleResult } from './rule.js';

/** The claimed document number against the document; blanks and punctuation are no difference. Renewals make it moderate. */
export function documentNumberClaim(document: ReadDocument, subject: Subject): RuleResult {
  const result = nothing();
  const printed = plain(document.mrz.documentNumber);
  const holds = document.mrz.checkDigits.every((digit) => digit.field !== 'document_number' || digit.holds);
  if (!printed || !holds) return result;
  for (const claim of subject.claims.filter((one) => one.kind === 'document_number')) {
    const claimed = plain(claim.value);
    if (!claimed) continue;
    if (claimed === printed) {
      result.claims.push(finding(document, claim.id, 'corroborated'));
      continue;
    }
    result.claims.push(finding(document, claim.id, 'contradicted'));
    result.signals.push(
      observed(document, 'identity.document_number_contradicts_claim', { claimed: claim.value, printed }),
    );
  }
  return result;
}

function plain(number: string): string {
  return number.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
