import type { Strength } from '#signals/signal.js';
import { bestNameSource, type ValueOf } from '../document-values.js';
import type { FieldSource } from '../document-facts.js';
import { compareName, type DocumentName } from '../names/compare-name.js';
import type { ReadDocument, Subject } from '../read-document.js';
import { finding, nothing, observed, places, rows, type RuleResult } from './rule.js';

/** below this sureness printed letters are not held against a person */
const legible = 0.6;

/**
 * The claimed name against the name of the document. The name line has no check digit, so off a picture a contradiction
 * weighs less, unless the printed page or a barcode bears out what the line says. Chosen, married and shortened names
 * make `partial` common among honest people.
 */
export function nameClaim(document: ReadDocument, subject: Subject): RuleResult {
  const result = nothing();
  const found = bestNameSource(document);
  if (!found) return result;
  const { source, valueOf } = found;
  const name = nameOf(document, valueOf);
  const marks = places(valueOf(document, 'surname'), valueOf(document, 'given_names'));
  const doubtful = source === 'print' && surenessOf(document, valueOf) < legible;
  for (const claim of subject.claims.filter((one) => one.kind === 'name')) {
    const facts = { claimed: claim.value, printed: `${name.givenNames} ${name.surname}`.trim(), ...marks };
    const differing = { ...facts, ...rows('surname', 'given_names') };
    const verdict = compareName(claim.value, name);
    if (verdict === 'match') result.claims.push(finding(document, claim.id, 'corroborated', source));
    if (verdict === 'variant')
      result.signals.push(observed(document, 'identity.name_spelled_otherwise', facts));
    if (doubtful) continue;
    if (verdict === 'partial')
      result.signals.push(observed(document, 'identity.name_differs_partly', differing));
    if (verdict === 'mismatch') {
      result.claims.push(finding(document, claim.id, 'contradicted', source));
      const strength = weightOf(document, source, name);
      result.signals.push(observed(document, 'identity.name_contradicts_claim', differing, strength));
    }
  }
  return result;
}

function nameOf(document: ReadDocument, valueOf: ValueOf): DocumentName {
  return {
    surname: valueOf(document, 'surname')?.value ?? '',
    givenNames: valueOf(document, 'given_names')?.value ?? '',
    nameMayBeCut: document.mrz?.nameMayBeCut ?? (document.card?.truncated.length ?? 0) > 0,
  };
}

function weightOf(document: ReadDocument, source: FieldSource, name: DocumentName): Strength {
  if (source === 'barcode' || (source === 'mrz' && document.origin !== 'picture')) return 'strong';
  if (source === 'print' || !document.print) return 'moderate';
  const { surname, given_names: given } = document.print;
  const printed = `${given?.value ?? ''} ${surname?.value ?? ''}`.trim();
  return surname && given && compareName(printed, name) === 'match' ? 'strong' : 'moderate';
}

function surenessOf(document: ReadDocument, valueOf: ValueOf): number {
  const values = [valueOf(document, 'surname'), valueOf(document, 'given_names')];
  return Math.min(...values.map((value) => value?.confidence ?? 1));
}
