import { compareName } from '../names/compare-name.js';
import type { ReadDocument, Subject } from '../read-document.js';
import { finding, nothing, observed, type RuleResult } from './rule.js';

/**
 * The claimed name against the name line. The line has no check digit, so off a picture a contradiction weighs less:
 * one letter in it may be misread. Chosen, married and shortened names make `partial` common among honest people.
 */
export function nameClaim(document: ReadDocument, subject: Subject): RuleResult {
  const result = nothing();
  for (const claim of subject.claims.filter((one) => one.kind === 'name')) {
    const facts = {
      claimed: claim.value,
      printed: `${document.mrz.givenNames} ${document.mrz.surname}`.trim(),
    };
    const verdict = compareName(claim.value, document.mrz);
    if (verdict === 'match') result.claims.push(finding(document, claim.id, 'corroborated'));
    if (verdict === 'variant')
      result.signals.push(observed(document, 'identity.name_spelled_otherwise', facts));
    if (verdict === 'partial') result.signals.push(observed(document, 'identity.name_differs_partly', facts));
    if (verdict === 'mismatch') {
      result.claims.push(finding(document, claim.id, 'contradicted'));
      const strength = document.origin === 'picture' ? 'moderate' : 'strong';
      result.signals.push(observed(document, 'identity.name_contradicts_claim', facts, strength));
    }
  }
  return result;
}
