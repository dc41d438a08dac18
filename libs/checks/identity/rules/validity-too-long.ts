import type { ObservedSignal } from '#signals/signal.js';
import type { DocumentType } from '../../evidence.js';
import { bestValue } from '../document-values.js';
import type { ReadDocument } from '../read-document.js';
import { longestValidityYears } from '../states/validity.catalogue.js';
import { observed, places, rows } from './rule.js';

/** The last day is the day before the anniversary, or the anniversary, or the end of its month. */
const toleranceInDays = 31;
const dayInMs = 24 * 60 * 60 * 1000;

/** The time from issue to expiry against the longest that the issuer grants; where that is not known, nothing is said. */
export function validityTooLong(document: ReadDocument): ObservedSignal[] {
  const issue = bestValue(document, 'issue_date');
  const expiry = bestValue(document, 'expiry_date');
  const type = typeOf(document);
  const issuer = bestValue(document, 'issuing_state')?.value;
  const mostYears = type && issuer ? longestValidityYears(issuer, type) : null;
  if (!issue || !expiry || mostYears === null) return [];
  // of a date that may be understood in two ways, the one that speaks for the document
  const latest = [issue.value, ...(document.print?.issue_date?.others ?? [])].sort().at(-1) ?? issue.value;
  const last = Date.parse(`${Number(latest.slice(0, 4)) + mostYears}${latest.slice(4, 7)}-01`);
  const days = Number(latest.slice(8)) - 1 + toleranceInDays;
  if (Date.parse(expiry.value) <= last + days * dayInMs) return [];
  const facts = {
    issue_date: issue.value,
    expiry_date: expiry.value,
    most_years: mostYears,
    ...rows('issue_date', 'expiry_date'),
    ...places(issue, expiry),
  };
  const legible = Math.min(issue.confidence ?? 1, expiry.source === 'print' ? (expiry.confidence ?? 1) : 1);
  return [observed(document, 'identity.validity_too_long', facts, legible >= 0.9 ? 'moderate' : 'weak')];
}

/** What it is declared to be, where its zone does not say otherwise. */
function typeOf({ mrz, declaredType }: ReadDocument): DocumentType | null {
  if (mrz && /^P/.test(mrz.documentCode)) return mrz.format === 'TD3' ? 'passport' : null;
  if (mrz && /^ID?$/.test(mrz.documentCode)) return declaredType === 'residence_permit' ? null : 'id_card';
  return mrz ? null : (declaredType ?? null);
}
