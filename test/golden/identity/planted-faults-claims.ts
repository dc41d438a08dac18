import type { Random } from '../../generator/documents/random.js';
import type { ClaimKind } from '#checks/evidence.js';
import { inventCard, cardReading } from './invented-card.js';
import {
  anotherHolder,
  declaredTypes,
  inventDocument,
  moved,
  remade,
  wholeKinds,
  type InventedDocument,
} from './invented-document.js';
import type { FaultKind } from './fault-kind.js';
import { taken } from './planted-faults-page.js';
import { readingOf } from './reading-of.js';

type Claims = Partial<Record<ClaimKind, string>>;

/** Documents that are right and are not of the person that the claims describe. */
export const claimFaults: readonly FaultKind[] = [
  claimed('the claim of another name', 'identity.name_contradicts_claim', (content, random) => {
    const { givenNames, surname } = anotherHolder(content, random);
    return { name: `${givenNames} ${surname}` };
  }),
  claimed('the claim of another birth date', 'identity.birth_date_contradicts_claim', (content, random) => ({
    birth_date: moved(content.fields.birth_date, random.whole(40, 4000)),
  })),
  claimed('the claim of another number', 'identity.document_number_contradicts_claim', (content, random) => ({
    document_number: String(random.whole(1e8, 1e9 - 1)),
  })),
  {
    name: 'the claim of another birth date, by barcode',
    code: 'identity.birth_date_contradicts_claim',
    plant(random) {
      const card = inventCard(random.fork('card'));
      const reading = cardReading(card, taken(random).wear, random.fork('picture'));
      const birth = moved(card.barcode.birth, random.whole(40, 4000));
      return { claims: { birth_date: birth }, documents: [{ declared: 'driving_licence', reading }] };
    },
  },
  {
    name: 'the claim of another birth date, by print alone',
    code: 'identity.birth_date_contradicts_claim',
    plant(random) {
      const content = inventDocument(random.fork('document'), ['TD1_FRONT']);
      const birth = moved(content.fields.birth_date, random.whole(40, 4000));
      return { claims: { birth_date: birth }, documents: [{ reading: readingOf(content, taken(random)) }] };
    },
  },
  {
    name: 'two documents with different birth dates',
    code: 'identity.documents_disagree',
    plant(random) {
      const content = inventDocument(random.fork('document'), ['TD3', 'TD1', 'TD2']);
      const { issue_date: issue, expiry_date: expiry } = content.fields;
      const birth = moved(content.fields.birth_date, random.whole(40, 4000));
      const other = remade(content, { dates: { birth, issue, expiry } });
      return { claims: {}, documents: [{ lines: content.mrz }, { lines: other.mrz }] };
    },
  },
];

function claimed(
  name: string,
  code: string,
  claims: (content: InventedDocument, random: Random) => Claims,
): FaultKind {
  return {
    name,
    code,
    plant(random) {
      const content = inventDocument(random.fork('document'), wholeKinds);
      const scanned = random.chance(0.5);
      return {
        claims: claims(content, random.fork('fault')),
        documents: [
          {
            declared: declaredTypes[content.kind],
            ...(scanned ? { lines: content.mrz } : { reading: readingOf(content, taken(random)) }),
          },
        ],
      };
    },
  };
}
