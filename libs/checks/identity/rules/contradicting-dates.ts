import type { ObservedSignal, Strength } from '#signals/signal.js';
import type { DocumentField } from '../document-facts.js';
import { bestValue, type SourcedValue } from '../document-values.js';
import type { ReadDocument, Subject } from '../read-document.js';
import { fieldNames, observed, places, rows } from './rule.js';

/** earlier, later: no document has them the other way round, or on one day */
const order: readonly (readonly [DocumentField, DocumentField])[] = [
  ['birth_date', 'issue_date'],
  ['birth_date', 'expiry_date'],
  ['issue_date', 'expiry_date'],
];

/** Dates of one document that can't all be right: issued before the birth, expired before the issue, issued in the future. */
export function contradictingDates(document: ReadDocument, { asOf }: Subject): ObservedSignal[] {
  const signals = order.flatMap(([first, second]) => {
    const earlier = bestValue(document, first);
    const later = bestValue(document, second);
    return earlier && later && earlier.value >= later.value
      ? [contradiction(document, [first, earlier], [second, later])]
      : [];
  });
  return [...signals.slice(0, 1), ...issuedInTheFuture(document, asOf)].slice(0, 1);
}

type Dated = readonly [DocumentField, SourcedValue];

function contradiction(document: ReadDocument, ...dates: [Dated, Dated]): ObservedSignal {
  const [[first, earlier], [second, later]] = dates;
  return observed(
    document,
    'identity.dates_contradict',
    {
      first: fieldNames[first],
      first_date: earlier.value,
      second: fieldNames[second],
      second_date: later.value,
      ...rows(first, second),
      ...places(earlier, later),
    },
    weightOf([earlier, later]),
  );
}

/** a day ahead somewhere on earth is today elsewhere */
const dayInMs = 24 * 60 * 60 * 1000;

function issuedInTheFuture(document: ReadDocument, asOf: Date): ObservedSignal[] {
  const issued = bestValue(document, 'issue_date');
  const tomorrow = new Date(asOf.getTime() + dayInMs).toISOString().slice(0, 10);
  if (!issued || issued.value <= tomorrow) return [];
  return [
    contradiction(
      document,
      ['issue_date', issued],
      ['issue_date', { value: asOf.toISOString().slice(0, 10), source: issued.source }],
    ),
  ];
}

/** Print may be misread: what hangs on it alone weighs less, the less the surer it was read. */
function weightOf(dates: SourcedValue[]): Strength {
  const printed = dates.filter(({ source }) => source === 'print');
  if (printed.every(({ confidence = 1 }) => confidence >= 0.9)) return 'moderate';
  return 'weak';
}
