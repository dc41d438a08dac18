import { bestValue } from '../document-values.js';
import { plainCharacters } from '../look-alikes.js';
import { numberDifference } from '../print-difference.js';
import type { ReadDocument, Subject } from '../read-document.js';
import { finding, nothing, observed, places, rows, type RuleResult } from './rule.js';

/** The claimed document number against the document; blanks and punctuation are no difference. Renewals make it moderate. */
export function documentNumberClaim(document: ReadDocument, subject: Subject): RuleResult {
  const result = nothing();
  const found = bestValue(document, 'document_number');
  const printed = plainCharacters(found?.value ?? '');
  if (!found || !printed) return result;
  for (const claim of subject.claims.filter((one) => one.kind === 'document_number')) {
    const claimed = plainCharacters(claim.value);
    if (!claimed) continue;
    if (claimed === printed) {
      result.claims.push(finding(document, claim.id, 'corroborated', found.source));
      continue;
    }
    // printed characters may be misread, those of a zone are guarded by its check digit
    const print = found.source === 'print' ? document.print?.document_number : undefined;
    if (print && numberDifference(claimed, print, document.texts ?? []) !== 'clear') continue;
    result.claims.push(finding(document, claim.id, 'contradicted', found.source));
    result.signals.push(
      observed(document, 'identity.document_number_contradicts_claim', {
        claimed: claim.value,
        printed,
        ...rows('document_number'),
        ...places(found),
      }),
    );
  }
  return result;
}
