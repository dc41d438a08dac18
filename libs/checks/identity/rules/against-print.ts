import type { ObservedSignal, Strength } from '#signals/signal.js';
import { documentFields, type DocumentField, type SourceValue } from '../document-facts.js';
import type { PrintedText } from '../document-reader.js';
import type { ValueOf } from '../document-values.js';
import type { ExpectedValues } from '../page/comparison.js';
import type { Difference } from '../page/difference.js';
import { findsOnPage } from '../page/finds-on-page.js';
import type { ReadDocument } from '../read-document.js';
import { fieldNames, observed, places, rows } from './rule.js';

/** What identifies a person or document weighs more than the rest of the page. */
const weighty: ReadonlySet<DocumentField> = new Set([
  'surname',
  'given_names',
  'document_number',
  'birth_date',
]);

/**
 * Compares what a machine gave exactly with the printed page, a signal for each field that differs, one for the name. A page
 * that shows nothing as expected may not have been understood, so there a single difference weighs less.
 */
export function againstPrint(document: ReadDocument, code: string, exactOf: ValueOf): ObservedSignal[] {
  const { print } = document;
  if (!print) return [];
  const finds = findsOnPage(
    { texts: printedTexts(document), fields: print },
    expectedValues(document, exactOf),
  );
  const differing = finds.filter((find) => find.outcome === 'contradicts');
  const ofName = differing.filter(({ field }) => field === 'surname' || field === 'given_names');
  const signals = differing
    .filter((find) => !ofName.includes(find))
    .flatMap(({ field, printed, difference }) => {
      const exact = exactOf(document, field);
      return exact ? [contradiction(document, code, difference, { fields: [field], exact, printed })] : [];
    });
  if (ofName.length > 0) signals.push(nameContradiction(document, code, exactOf));
  const understood = signals.length > 1 || finds.some(({ outcome }) => outcome === 'seen');
  return understood ? signals : signals.map((signal) => ({ ...signal, strength: 'moderate' as const }));
}

function expectedValues(document: ReadDocument, exactOf: ValueOf): ExpectedValues {
  const values = documentFields.flatMap((field): [DocumentField, string][] => {
    const exact = exactOf(document, field);
    return exact ? [[field, exact.value]] : [];
  });
  const { mrz, card } = document;
  return {
    ...Object.fromEntries(values),
    ...(mrz ? { lines: mrz.lines } : {}),
    nameMayBeCut: (mrz?.nameMayBeCut ?? false) || (card?.truncated.length ?? 0) > 0,
  };
}

function nameContradiction(document: ReadDocument, code: string, exactOf: ValueOf): ObservedSignal {
  const exact = [exactOf(document, 'given_names'), exactOf(document, 'surname')];
  const printed = [document.print?.given_names, document.print?.surname];
  const joined = (parts: (SourceValue | null | undefined)[]): string =>
    parts
      .map((part) => part?.value ?? '')
      .join(' ')
      .trim();
  return contradiction(document, code, 'clear', {
    fields: ['surname', 'given_names'],
    exact: { value: joined(exact), ...regionOf(exact) },
    printed: { value: joined(printed), ...regionOf(printed) },
  });
}

function regionOf(values: (SourceValue | null | undefined)[]): Pick<SourceValue, 'region'> {
  const region = values.find((value) => value?.region)?.region;
  return region ? { region } : {};
}

interface Pair {
  fields: [DocumentField, ...DocumentField[]];
  exact: SourceValue;
  printed: SourceValue;
}

function contradiction(
  document: ReadDocument,
  code: string,
  difference: Difference,
  { fields, exact, printed }: Pair,
): ObservedSignal {
  const [field] = fields;
  const facts = {
    field: fields.length > 1 ? 'name' : fieldNames[field],
    exact: exact.value,
    printed: printed.value,
    ...rows(...fields),
    ...places(exact, printed),
  };
  return observed(document, code, facts, strengthOf(difference, field));
}

function strengthOf(difference: Difference, field: DocumentField): Strength {
  return difference === 'clear' && weighty.has(field) ? 'strong' : 'moderate';
}

/** Lines of the page without those of the zone, which the recogniser of the page reads too. */
function printedTexts({ texts, reading }: ReadDocument): PrintedText[] {
  const top = Math.min(1, ...(reading?.mrz?.regions ?? []).map(({ y }) => y));
  return (texts ?? []).filter(
    ({ text, region }) => !text.includes('<') && region.y + region.height / 2 < top,
  );
}
