import type { NumberFormat } from './number-formats.js';

const sources = {
  wikipedia: 'validator.js, isPassportNumber, after the Wikipedia article on the passport of the state',
  purview: 'Microsoft Purview, sensitive information types, passport or identity card number of the state',
  prado: 'PRADO, register of the Council of the European Union: specimen of the card',
  licence: 'specimens of the licence that its issuer has published',
} as const;

type Row = readonly [issuer: string, pattern: RegExp, source: keyof typeof sources];

/** Wider than their sources where older series, official passports or newer series are built otherwise. */
const passports: readonly Row[] = [
  ['ARM', /^[A-Z]{2}\d{7}$/, 'wikipedia'],
  // one letter, and two since the series of 2014
  ['AUS', /^[A-Z]{1,2}\d{7}$/, 'wikipedia'],
  ['AUT', /^[A-Z]{1,2}\d{7}$/, 'purview'],
  ['BEL', /^[A-Z]{2}\d{6}$/, 'purview'],
  ['BGR', /^\d{9}$/, 'purview'],
  ['BLR', /^[A-Z]{2}\d{7}$/, 'wikipedia'],
  ['BRA', /^[A-Z]{2}\d{6}$/, 'wikipedia'],
  // the second since 2023
  ['CAN', /^(?:[A-Z]{2}\d{6}|[A-Z][A-Z\d]{6}[A-Z]{2})$/, 'wikipedia'],
  ['CHE', /^[A-Z\d]{8}$/, 'wikipedia'],
  ['CHN', /^(?:[A-Z]\d{8}|[A-Z]{2}\d{7})$/, 'wikipedia'],
  // six digits until 2010
  ['CYP', /^(?:[A-Z]\d{6}|[A-Z]\d{8})$/, 'purview'],
  ['CZE', /^\d{7,8}$/, 'purview'],
  // the second: provisional and children
  ['D', /^(?:[CFGHJKLMNPRTVWXYZ\d]{9}|[A-Z]\d{7})$/, 'purview'],
  ['DNK', /^\d{9}$/, 'purview'],
  ['ESP', /^[A-Z]{2,3}\d{6}$/, 'purview'],
  ['EST', /^[A-Z]{1,2}\d{7}$/, 'purview'],
  ['FIN', /^[A-Z]{2}\d{7}$/, 'purview'],
  ['FRA', /^\d{2}[A-Z]{2}\d{5}$/, 'purview'],
  ['GBR', /^\d{9}$/, 'purview'],
  ['GRC', /^[A-Z]{2}\d{7}$/, 'purview'],
  ['HRV', /^\d{9}$/, 'purview'],
  ['HUN', /^[A-Z]{2}\d{6,7}$/, 'purview'],
  ['IND', /^[A-Z]{1,2}\d{6,7}$/, 'wikipedia'],
  // passport cards too
  ['IRL', /^[A-Z][A-Z\d]?\d{7}$/, 'purview'],
  ['ISL', /^[A-Z]{1,2}\d{7}$/, 'wikipedia'],
  ['ITA', /^[A-Z]{2}\d{7}$/, 'purview'],
  ['JPN', /^[A-Z]{2}\d{7}$/, 'wikipedia'],
  // the second since 2021
  ['KOR', /^(?:[A-Z]\d{8}|[A-Z]\d{3}[A-Z]\d{4})$/, 'wikipedia'],
  ['LIE', /^[A-Z]\d{5}$/, 'wikipedia'],
  ['LTU', /^[A-Z\d]{8}$/, 'purview'],
  ['LUX', /^[A-Z][A-Z\d]{6,7}$/, 'purview'],
  ['LVA', /^[A-Z\d]{2}\d{7}$/, 'purview'],
  ['MEX', /^[A-Z]\d{8}$/, 'wikipedia'],
  ['MLT', /^\d{6,7}$/, 'purview'],
  ['MYS', /^[A-Z]\d{7,8}$/, 'wikipedia'],
  // no letter O
  ['NLD', /^[A-NP-Z]{2}[A-NP-Z\d]{6}\d$/, 'purview'],
  ['NZL', /^[A-Z]{1,2}\d{6}$/, 'wikipedia'],
  ['PAK', /^[A-Z]{2}\d{7}$/, 'wikipedia'],
  ['PHL', /^[A-Z]{1,2}\d{6,7}[A-Z]?$/, 'wikipedia'],
  ['POL', /^[A-Z]{2}\d{7}$/, 'purview'],
  ['PRT', /^[A-Z]{1,2}\d{6}$/, 'purview'],
  ['ROU', /^\d{8,9}$/, 'purview'],
  ['RUS', /^\d{9}$/, 'wikipedia'],
  ['SVK', /^[A-Z\d]{1,2}\d{7}$/, 'purview'],
  ['SVN', /^[A-Z]{2}\d{7}$/, 'purview'],
  // the second since 2022
  ['SWE', /^(?:\d{8}|[A-Z]{2}\d{6})$/, 'purview'],
  ['THA', /^[A-Z]{1,2}\d{6,7}$/, 'wikipedia'],
  ['TUR', /^[A-Z]\d{8}$/, 'wikipedia'],
  ['UKR', /^[A-Z]{2}\d{6}$/, 'wikipedia'],
  ['USA', /^[A-Z\d]\d{8}$/, 'wikipedia'],
  ['ZAF', /^[A-Z\d]\d{8}$/, 'wikipedia'],
];

const identityCards: readonly Row[] = [
  ['AUT', /^(?:[A-Z]{2}\d{7}|\d{7,8})$/, 'prado'],
  // nine digits and a check digit until 2009, twelve since
  ['BEL', /^(?:[A-Z]?\d{9}|\d{12})$/, 'prado'],
  ['D', /^[CFGHJKLMNPRTVWXYZ\d]{9}$/, 'purview'],
  // the number of the card, not that of the holder
  ['ESP', /^[A-Z]{3}\d{6}$/, 'prado'],
  ['HRV', /^\d{9}$/, 'purview'],
  ['ITA', /^[A-Z]{2}\d{5}[A-Z]{2}$/, 'prado'],
  ['LIE', /^[A-Z]{2}\d{7}$/, 'prado'],
  ['LVA', /^[A-Z]{2}\d{7}$/, 'prado'],
  // no letter O
  ['NLD', /^[A-NP-Z]{2}[A-NP-Z\d]{6}\d$/, 'prado'],
  ['POL', /^[A-Z]{3}\d{6}$/, 'purview'],
  // with the check digits of the number or without
  ['PRT', /^(?:\d{8,9}|\d{9}[A-Z\d]{2}\d)$/, 'prado'],
  ['SRB', /^\d{9}$/, 'prado'],
  ['TUR', /^[A-Z]\d{2}[A-Z]\d{5}$/, 'prado'],
];

const drivingLicences: readonly Row[] = [
  ['FRA', /^\d{2}[A-Z]{2}\d{5}$/, 'licence'],
  ['NLD', /^\d{10}$/, 'licence'],
  ['CHE', /^\d{12}$/, 'licence'],
  ['LIE', /^\d{12}$/, 'licence'],
];

function formats(kind: NumberFormat['kind'], rows: readonly Row[]): NumberFormat[] {
  return rows.map(([issuer, pattern, source]) => ({ issuer, kind, pattern, source: sources[source] }));
}

/** By issuing state. What is not here is not judged. */
export const numberFormats: readonly NumberFormat[] = [
  ...formats('passport', passports),
  ...formats('id_card', identityCards),
  ...formats('driving_licence', drivingLicences),
];
