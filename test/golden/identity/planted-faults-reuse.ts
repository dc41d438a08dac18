import type { Random } from '../../generator/documents/random.js';
import {
  anotherHolder,
  honestClaims,
  inventDocument,
  moved,
  remade,
  wholeKinds,
  type InventedDocument,
} from './invented-document.js';
import type { FaultKind } from './fault-kind.js';
import { taken } from './planted-faults-page.js';
import { readingOf, type Readable } from './reading-of.js';

/** Documents that another candidate has handed in. */
export const reuseFaults: readonly FaultKind[] = [
  reused('the number of another’s document, other name', 'identity.document_reused', (content, random) =>
    remade(content, { holder: anotherHolder(content, random) }),
  ),
  reused(
    'the number of another’s document, other birth date',
    'identity.document_reused',
    (content, random) => {
      const { birth_date, issue_date: issue, expiry_date: expiry } = content.fields;
      return remade(content, { dates: { birth: moved(birth_date, random.whole(40, 4000)), issue, expiry } });
    },
  ),
  reused('another’s document as it is', 'identity.document_number_shared', (content) => content),
  sharedPicture('the file of another', (reading) => reading, 'same'),
  sharedPicture('the picture of another, altered, other number', nearly, 'other'),
];

/** As after cropping, turning and compressing anew: some bits of the hash differ. */
function nearly(reading: Readable, random: Random): Readable {
  const digits = [...(reading.pictureHash ?? '')];
  for (let changed = 0; changed < 12; changed++) {
    const at = random.whole(0, digits.length - 1);
    digits[at] = (Number.parseInt(digits[at] ?? '0', 16) ^ (1 << random.whole(0, 3))).toString(16);
  }
  return { ...reading, pictureHash: digits.join('') };
}

function sharedPicture(
  name: string,
  change: (reading: Readable, random: Random) => Readable,
  file: 'same' | 'other',
): FaultKind {
  return {
    name,
    code: 'identity.picture_shared',
    plant(random) {
      const first = inventDocument(random.fork('document'), ['TD3', 'TD2']);
      const second = file === 'same' ? first : inventDocument(random.fork('second'), ['TD3', 'TD2']);
      const reading = readingOf(first, taken(random));
      const { pictureHash } = change(reading, random.fork('change'));
      const own = { ...readingOf(second, taken(random.fork('own'))), pictureHash };
      return {
        claims: {},
        documents: [{ reading: own, file: file === 'same' ? 'one' : 'another' }],
        others: [{ claims: {}, documents: [{ reading, file: 'one' }] }],
      };
    },
  };
}

function reused(
  name: string,
  code: string,
  change: (content: InventedDocument, random: Random) => InventedDocument,
): FaultKind {
  return {
    name,
    code,
    plant(random) {
      const first = inventDocument(random.fork('document'), wholeKinds);
      const second = change(first, random.fork('fault'));
      return {
        claims: honestClaims(second),
        documents: [
          random.chance(0.5) ? { lines: second.mrz } : { reading: readingOf(second, taken(random)) },
        ],
        others: [{ claims: honestClaims(first), documents: [{ lines: first.mrz }] }],
      };
    },
  };
}
