import type { DocumentType } from '../../evidence.js';

/** ICAO recommends ten years at most (Doc 9303 Part 4); the United Kingdom added up to nine months of the one before. */
const passportYears = 11;

/**
 * Years of the longest identity card of a state, to elderly holders too. Where a state gives some of its citizens cards
 * without end (Spain from 70, Portugal from 70, Hungary from 65, Romania from 55, Bulgaria from 58 ...) there is no longest,
 * and it is not here.
 */
const identityCardYears: Readonly<Record<string, number>> = {
  AUT: 10,
  // from 75 on thirty years
  BEL: 30,
  CHE: 10,
  // from 70 on thirty-five years
  CZE: 35,
  D: 10,
  EST: 10,
  FIN: 10,
  // fifteen for adults between 2014 and 2021
  FRA: 15,
  NLD: 10,
  SWE: 10,
  TUR: 10,
};

/** Directive 2006/126/EC, article 7(2): fifteen years for cars and motorcycles at most, the card ends with them. */
const licenceYears: Readonly<Record<string, number>> = { FRA: 15, NLD: 15 };

/** The longest time from issue to expiry, in years; null where none is known, or where documents without end exist. */
export function longestValidityYears(issuer: string, type: DocumentType): number | null {
  switch (type) {
    case 'passport':
      return passportYears;
    case 'id_card':
      return identityCardYears[issuer] ?? null;
    case 'driving_licence':
      return licenceYears[issuer] ?? null;
    case 'residence_permit':
    case 'visa':
      return null;
  }
}
