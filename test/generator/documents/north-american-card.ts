import { cardBarcode, type CardFacts } from './card-barcode.js';
import type { Content } from './content.js';
import { inventHolder } from './holder.js';
import { inventDates, inventNumber } from './invented-details.js';
import { jurisdictions } from './jurisdictions.catalogue.js';
import type { Random } from './random.js';
import { issuingStates } from './states.catalogue.js';
import { writtenInMrz } from './written-in-mrz.js';

const streets = ['ELM ST', 'OAK RIDGE RD', 'MAPLE AVE', '2ND ST APT 4', 'COUNTY RD 12'];

/** A driving licence with a barcode; AAMVA DL/ID Card Design Standard. */
export function inventCard(
  random: Random,
  kind: 'AAMVA_FRONT' | 'AAMVA_BACK' | 'AAMVA_BOTH',
  asOf: string,
): Content {
  const jurisdiction = random.pick(jurisdictions);
  const state = issuingStates.find(({ code }) => code === jurisdiction.country);
  if (!state) throw new Error(`no state ${jurisdiction.country}`);
  const holder = inventHolder(random.fork('holder'), state);
  const dates = inventDates(random.fork('dates'), 8, asOf);
  const facts: CardFacts = {
    jurisdiction,
    version: random.pick([1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 9, 9, 10, 10]),
    // these cards are printed without diacritics
    surname: writtenInMrz(holder.surname, 'other').replaceAll('XX', ''),
    givenNames: writtenInMrz(holder.givenNames, 'other').replaceAll('XX', '') || 'NONE',
    number: inventNumber(random.fork('number'), jurisdiction.number),
    sex: holder.sex,
    ...dates,
    street: `${random.whole(1, 9899)} ${random.pick(streets)}`,
    city: random.pick(jurisdiction.cities),
    postalCode: inventNumber(random.fork('post'), jurisdiction.postalCode),
  };
  return cardContent(kind, facts, holder, state);
}

/** Face and barcode of the same facts. */
export function cardContent(
  kind: Content['kind'],
  facts: CardFacts,
  holder: Content['holder'],
  state: Content['state'],
): Content {
  const print = (iso: string): string => {
    const [year = '', month = '', day = ''] = iso.split('-');
    return facts.jurisdiction.country === 'CAN' ? `${year}/${month}/${day}` : `${month}/${day}/${year}`;
  };
  return {
    kind,
    state,
    holder,
    nationality: '',
    fields: {
      surname: facts.surname,
      given_names: facts.givenNames,
      document_number: facts.number,
      birth_date: facts.birth,
      issue_date: facts.issue,
      expiry_date: facts.expiry,
      issuing_state: facts.jurisdiction.country,
    },
    printed: {
      surname: facts.surname,
      givenNames: facts.givenNames,
      documentNumber: facts.number,
      nationality: '',
      birthDate: print(facts.birth),
      issueDate: print(facts.issue),
      expiryDate: print(facts.expiry),
      personalNumber: null,
    },
    mrz: null,
    card: { facts, barcode: cardBarcode(facts) },
  };
}
