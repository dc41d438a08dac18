import { bestValue } from '../document-values.js';
import { plainCharacters } from '../look-alikes.js';
import { compareNumber } from '../page/compare-number.js';
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
    if (found.source === 'print' && !clearlyPrintsAnother(document, claimed)) continue;
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

function clearlyPrintsAnother({ texts, print }: ReadDocument, claimed: string): boolean {
  const page = { texts: texts ?? [], fields: print ?? {} };
  const found = compareNumber({ field: 'document_number', expected: claimed, page, all: {} });
  return found?.outcome === 'contradicts' && found.difference === 'clear';
}
