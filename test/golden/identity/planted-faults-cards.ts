import { inventNumber } from '../../generator/documents/invented-details.js';
import { inventHolder } from '../../generator/documents/holder.js';
import type { Random } from '../../generator/documents/random.js';
import { issuingStates } from '../../generator/documents/states.catalogue.js';
import { composeMrz } from '#checks/identity/mrz/compose.js';
import { cardReading, inventCard, type Card, type CardFacts } from './invented-card.js';
import { moved, wordsOf } from './invented-document.js';
import type { FaultKind } from './fault-kind.js';
import { taken } from './planted-faults-page.js';

type Change = (facts: CardFacts, card: Card, random: Random) => Partial<CardFacts>;

const otherNumber: Change = (facts, card, random) => {
  const number = inventNumber(random, card.issuer.number);
  return { number: number === facts.number ? `${number.slice(0, -1)}X` : number };
};
const otherBirth: Change = ({ birth }, _, random) => ({ birth: moved(birth, random.whole(40, 4000)) });
const otherExpiry: Change = ({ expiry }, _, random) => ({ expiry: moved(expiry, random.whole(40, 1500)) });
const otherPerson: Change = (facts, _, random) => otherName(facts, random);

/** Faults of cards with the American barcode. */
export const cardFaults: readonly FaultKind[] = [
  sides('barcode and face with different numbers', otherNumber),
  sides('barcode and face with different birth dates', otherBirth),
  sides('barcode and face with different expiry dates', otherExpiry),
  sides('barcode and face with different persons', otherPerson),
  barcodeAndZone('barcode and zone with different numbers', otherNumber),
  barcodeAndZone('barcode and zone with different birth dates', otherBirth),
  barcodeAndZone('barcode and zone with different persons', otherPerson),
  {
    name: 'a licence declared a passport',
    code: 'identity.document_type_differs',
    plant(random) {
      const { wear } = taken(random);
      const reading = cardReading(inventCard(random), wear, random.fork('picture'));
      return { claims: {}, documents: [{ declared: random.pick(['passport', 'visa'] as const), reading }] };
    },
  },
];

/** One of the two sides is another's. */
function sides(name: string, change: Change): FaultKind {
  return {
    name,
    code: 'identity.barcode_differs_from_print',
    plant(random) {
      const card = inventCard(random.fork('card'));
      const other = { ...card.face, ...change(card.face, card, random.fork('fault')) };
      const forged = random.chance(0.5) ? { ...card, face: other } : { ...card, barcode: other };
      const { wear } = taken(random);
      return { claims: {}, documents: [{ reading: cardReading(forged, wear, random.fork('picture')) }] };
    },
  };
}

/** Enhanced cards bear a zone beside the barcode; here a scanner gave its lines. */
function barcodeAndZone(name: string, change: Change): FaultKind {
  return {
    name,
    code: 'identity.barcode_differs_from_zone',
    plant(random) {
      const card = inventCard(random.fork('card'));
      const other = { ...card.face, ...change(card.face, card, random.fork('fault')) };
      const { wear } = taken(random);
      const reading = cardReading(card, wear, random.fork('picture'));
      return { claims: {}, documents: [{ lines: zoneOf(other), reading }] };
    },
  };
}

export function zoneOf(facts: CardFacts): string[] {
  const short = (iso: string): string => iso.slice(2).replaceAll('-', '');
  return composeMrz({
    format: 'TD1',
    documentCode: 'I',
    issuingState: 'USA',
    surname: facts.surname,
    givenNames: facts.givenNames,
    documentNumber: facts.number,
    nationality: 'USA',
    birthDate: short(facts.birth),
    sex: '<',
    expiryDate: short(facts.expiry),
  });
}

function otherName({ surname, givenNames }: CardFacts, random: Random): Partial<CardFacts> {
  const home = issuingStates.find(({ code }) => code === 'NGA');
  if (!home) throw new Error('the generator knows no NGA');
  const own = `${surname} ${givenNames}`.split(' ');
  for (let attempt = 0; attempt < 50; attempt++) {
    const holder = inventHolder(random.fork(`holder ${attempt}`), home);
    const words = wordsOf(`${holder.surname} ${holder.givenNames}`);
    const differs = !words.some((word) => own.some((one) => one.slice(0, 3) === word.slice(0, 3)));
    if (differs && holder.givenNames !== '')
      return {
        surname: wordsOf(holder.surname).join(' '),
        givenNames: wordsOf(holder.givenNames).join(' '),
      };
  }
  throw new Error('no other name');
}
