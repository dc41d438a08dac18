import type { PrintedText } from '../document-reader.js';
import { documentFields, type DocumentField } from '../document-facts.js';
import { datesByOrder } from './dates-by-order.js';
import { titles } from './labels.catalogue.js';
import { labelledValues, type LabelledValue, type PageContext } from './labelled-values.js';
import { pageItems } from './page-items.js';
import type { PrintedFields, PrintedValue } from './printed-fields.js';
import { plainText } from './plain-text.js';

/** likelier places first; a value in a doubtful form last */
const standing: Record<LabelledValue['stand'], number> = { same_text: 0, below: 0, right: 1, far_below: 2 };

/**
 * The fields of a printed page, by their labels in any language of the catalogue. What stands at no label, or not in the
 * form of its field, is left out; nothing is guessed.
 */
export function locateFields(texts: readonly PrintedText[], context: PageContext): PrintedFields {
  const page = pageItems(texts);
  const labelled = withMeantNames(labelledValues(page, context));
  const values = [...labelled, ...datesByOrder(page, labelled, context)];
  const fields: PrintedFields = {};
  for (const field of documentFields) {
    const [best] = values
      .filter((value) => value.field === field)
      .sort((a, b) => rank(a) - rank(b) || b.confidence - a.confidence);
    if (best) fields[field] = printed(best);
  }
  const title = documentType(texts);
  if (title) fields.document_type = title;
  return fields;
}

/**
 * 'Name' or 'Nome' beside a label of the surname are the given names, beside one of the given names the surname; alone
 * they are the whole name, whose parts are not told apart.
 */
export function withMeantNames(values: readonly LabelledValue[]): LabelledValue[] {
  const has = (field: DocumentField): boolean => values.some((value) => value.field === field);
  const meant = has('surname') === has('given_names') ? null : has('surname') ? 'given_names' : 'surname';
  return values.flatMap((value) => {
    if (value.field !== 'name') return [value];
    return meant ? [{ ...value, field: meant }] : [];
  });
}

function rank({ stand, loose }: LabelledValue): number {
  return standing[stand] + (loose ? 4 : 0);
}

function printed({ value, others, confidence, region }: LabelledValue): PrintedValue {
  return { value, ...(others ? { others } : {}), confidence, region };
}

/** By what the page calls itself in words of their own. */
function documentType(texts: readonly PrintedText[]): PrintedValue | null {
  let best: { length: number; value: PrintedValue } | null = null;
  for (const { text, confidence, region } of texts) {
    const letters = plainText(text).replace(/[^A-Z]/g, '');
    for (const [type, words] of titlesByLetters) {
      const fits = words.some((word) => (word.length < 8 ? letters === word : letters.includes(word)));
      const length = Math.max(
        0,
        ...words.filter((word) => letters.includes(word)).map((word) => word.length),
      );
      if (fits && length > (best?.length ?? 0)) best = { length, value: { value: type, confidence, region } };
    }
  }
  return best?.value ?? null;
}

const titlesByLetters = Object.entries(titles).map(
  ([type, words]) => [type, words.map((word) => plainText(word).replace(/[^A-Z]/g, ''))] as const,
);
