import type { DocumentField } from './document-facts.js';
import type { PrintedFields } from './page/printed-fields.js';
import type { ReadDocument } from './read-document.js';

/** Face and back of one card, handed in as two pictures. */
export interface Sides {
  face: ReadDocument;
  back: ReadDocument;
  /** what the back's machine gave beside what the face's print says; no places, as they lie on two pictures */
  joined: ReadDocument;
}

/**
 * Pairs a face that bears print alone with a back that bears a zone or barcode alone, where both were declared of one type
 * and there is one of each: only then is it sure enough that they belong together.
 */
export function sidesOf(documents: readonly ReadDocument[]): Sides[] {
  const types = new Set(documents.flatMap(({ declaredType }) => declaredType ?? []));
  return [...types].flatMap((type) => {
    const own = documents.filter(({ declaredType }) => declaredType === type);
    const faces = own.filter((one) => !one.mrz && !one.card && saysWho(one.print));
    const backs = own.filter((one) => (one.mrz ?? one.card) && !saysWho(one.print));
    const [face] = faces;
    const [back] = backs;
    if (!face || !back || faces.length > 1 || backs.length > 1) return [];
    return [
      { face, back, joined: { ...back, reading: null, print: withoutPlaces(face), texts: face.texts } },
    ];
  });
}

function saysWho(print: PrintedFields | null): boolean {
  return Boolean(print && (print.surname ?? print.birth_date ?? print.document_number));
}

function withoutPlaces({ print }: ReadDocument): PrintedFields {
  const entries = Object.entries(print ?? {}) as [DocumentField, PrintedFields[DocumentField]][];
  const nowhere = { x: 0, y: 0, width: 0, height: 0 };
  return Object.fromEntries(entries.map(([field, value]) => [field, { ...value, region: nowhere }]));
}
