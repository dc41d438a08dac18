import { qualityFaults, derivedNames } from '#checks/identity/document-reader.js';
import { documentFields } from '#checks/identity/document-facts.js';
import { flag, integer, listOf, number, object, oneOf, orNull, text } from '#platform/http/schema.js';
import { strengths } from '#signals/signal.js';

const share = (): ReturnType<typeof number> => number('share of the straightened picture, 0 to 1');
const region = object({ x: share(), y: share(), width: share(), height: share() });

const sourceValue = orNull(
  object({ value: text(), confidence: number('0 to 1; left out where a machine gave it exactly'), region }, [
    'confidence',
    'region',
  ]),
);

/** What was read off a document and how its sources compare: the reviewer's view of one document. */
export const documentOfCaseSchema = object({
  evidence_id: text(),
  read: flag(),
  reason: orNull(text('why it was not read')),
  origin: oneOf(['scanner', 'chip', 'picture']),
  accepted: flag('every line as long as it must be and all check digits hold'),
  mrz: orNull(listOf(text(), 'lines of the machine-readable zone as read')),
  table: listOf(
    object({
      field: oneOf(documentFields),
      claim: orNull(text()),
      mrz: sourceValue,
      print: sourceValue,
      barcode: sourceValue,
      differs: flag('a rule found a contradiction in this row'),
    }),
  ),
  quality: orNull(
    object({ faults: listOf(oneOf(qualityFaults)), width_px: integer(), height_px: integer() }),
  ),
  marks: listOf(
    object({ signal_id: text(), strength: oneOf(strengths), region }),
    'where on the picture a signal was seen',
  ),
  pictures: listOf(
    object({ name: oneOf(derivedNames), evidence_id: text('its file is at /v1/evidence/{id}/file') }),
    'made from the document for the reviewer',
  ),
});
