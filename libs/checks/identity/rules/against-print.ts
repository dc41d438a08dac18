import type { ObservedSignal, Strength } from '#signals/signal.js';
import { documentFields, type DocumentField, type SourceValue } from '../document-facts.js';
import type { PrintedText } from '../document-reader.js';
import type { ValueOf } from '../document-values.js';
import { findsOnPage, type ExpectedValues } from '../page/finds-on-page.js';
import { comparedFields, nameDifference, type Difference } from '../print-difference.js';
import type { ReadDocument, Subject } from '../read-document.js';
import { fieldNames, observed, places, rows } from './rule.js';

/** What identifies a person or document weighs more than the rest of the page. */
const weighty: ReadonlySet<DocumentField> = new Set([
  'surname',
  'given_names',
  'document_number',
  'birth_date',
]);

/**
 * Compares what a machine gave exactly with the printed page, a signal for each field that differs. What stands anywhere on
 * the page as expected is no difference, whatever was found at its label. A page that shows nothing as expected may not
 * have been understood, so there a single difference weighs less.
 */
export function againstPrint(
  document: ReadDocument,
  { asOf }: Pick<Subject, 'asOf'>,
  code: string,
  exactOf: ValueOf,
): ObservedSignal[] {
  const { print } = document;
  if (!print) return [];
  const texts = printedTexts(document);
  const finds = findsOnPage(texts, expectedValues(document, exactOf), { asOf });
  const differing = comparedFields.flatMap(([field, differenceOf]) => {
    const exact = exactOf(document, field);
    const find = finds.find((one) => one.field === field);
    const unlabelled = find?.outcome === 'contradicts' && !print[field] ? find.printed : undefined;
    const printed = print[field] ?? unlabelled;
    if (!exact || !printed || find?.outcome === 'seen') return [];
    const difference = differenceOf(exact.value, printed, texts) ?? (unlabelled ? 'clear' : null);
    return difference ? [contradiction(document, code, difference, { fields: [field], exact, printed })] : [];
  });
  const signals = [...differing, ...againstPrintedName(document, code, exactOf, texts)];
  const understood = signals.length > 1 || finds.some(({ outcome }) => outcome === 'seen');
  return understood ? signals : signals.map((signal) => ({ ...signal, strength: 'moderate' as const }));
}

function expectedValues(document: ReadDocument, exactOf: ValueOf): ExpectedValues {
  const values = documentFields.flatMap((field): [DocumentField, string][] => {
    const exact = exactOf(document, field);
    return exact ? [[field, exact.value]] : [];
  });
  return { ...Object.fromEntries(values), ...(document.mrz ? { lines: document.mrz.lines } : {}) };
}

function againstPrintedName(
  document: ReadDocument,
  code: string,
  exactOf: ValueOf,
  texts: PrintedText[],
): ObservedSignal[] {
  const { surname, given_names } = document.print ?? {};
  const exact = [exactOf(document, 'given_names'), exactOf(document, 'surname')];
  const name = {
    surname: exact[1]?.value ?? '',
    givenNames: exact[0]?.value ?? '',
    nameMayBeCut: (document.mrz?.nameMayBeCut ?? false) || (document.card?.truncated.length ?? 0) > 0,
  };
  const print = { ...(surname ? { surname } : {}), ...(given_names ? { given_names } : {}) };
  const difference = nameDifference(name, print, texts);
  if (!difference) return [];
  const joined = (parts: (SourceValue | null | undefined)[]): string =>
    parts
      .map((part) => part?.value ?? '')
      .join(' ')
      .trim();
  return [
    contradiction(document, code, difference, {
      fields: ['surname', 'given_names'],
      exact: { value: joined(exact), ...regionOf(exact) },
      printed: { value: joined([given_names, surname]), ...regionOf([surname, given_names]) },
    }),
  ];
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
  difference: Exclude<Difference, null>,
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

function strengthOf(difference: Exclude<Difference, null>, field: DocumentField): Strength {
  return difference === 'clear' && weighty.has(field) ? 'strong' : 'moderate';
}

/** Lines of the page without those of the zone, which the recogniser of the page reads too. */
function printedTexts({ texts, reading }: ReadDocument): PrintedText[] {
  const top = Math.min(1, ...(reading?.mrz?.regions ?? []).map(({ y }) => y));
  return (texts ?? []).filter(
    ({ text, region }) => !text.includes('<') && region.y + region.height / 2 < top,
  );
}
