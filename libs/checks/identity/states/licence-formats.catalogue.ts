import type { NumberFormat } from './number-formats.js';

const source = 'National Traffic Safety Institute, driver license formats by state, and lists after it';

/**
 * Licences and identity cards of the United States and Canada, by ISO 3166-2. Left out are those that changed their format
 * in the last years or whose lists disagree: Colorado, Kansas, Maine, Missouri, Montana, Nebraska, Nevada, New Hampshire,
 * North and South Dakota, Oregon, Washington, West Virginia, and the smaller parts of Canada.
 */
const patterns: Readonly<Record<string, RegExp>> = {
  'US-AL': /^\d{7,8}$/,
  'US-AK': /^\d{1,7}$/,
  'US-AZ': /^(?:[A-Z]\d{8,9}|[A-Z]{2}\d{2,5}|\d{9})$/,
  'US-AR': /^\d{4,9}$/,
  'US-CA': /^[A-Z]\d{7,8}$/,
  'US-CT': /^\d{9}$/,
  'US-DC': /^(?:\d{7}|\d{9})$/,
  'US-DE': /^\d{1,9}$/,
  'US-FL': /^[A-Z]\d{12,13}$/,
  'US-GA': /^\d{7,9}$/,
  'US-HI': /^(?:[A-Z]\d{8}|\d{9})$/,
  'US-ID': /^(?:[A-Z]{2}\d{6}[A-Z]|\d{9})$/,
  'US-IL': /^[A-Z]?\d{11,12}[A-Z]?$/,
  'US-IN': /^(?:[A-Z]\d{9}|\d{9,10})$/,
  'US-IA': /^(?:\d{9}|\d{3}[A-Z]{2}\d{4})$/,
  'US-KY': /^(?:[A-Z]\d{8,9}|\d{9})$/,
  'US-LA': /^\d{1,9}$/,
  'US-MD': /^(?:[A-Z]\d{12}|MD\d{11})$/,
  'US-MA': /^(?:[A-Z]{1,2}\d{7,8}|\d{9})$/,
  'US-MI': /^[A-Z]\d{10,12}$/,
  'US-MN': /^[A-Z]\d{12}$/,
  'US-MS': /^\d{9}$/,
  'US-NC': /^\d{1,12}$/,
  'US-NJ': /^[A-Z]\d{14}$/,
  'US-NM': /^\d{8,9}$/,
  'US-NY': /^(?:[A-Z]\d{7}|[A-Z]\d{18}|\d{8,9}|\d{16}|[A-Z]{8})$/,
  'US-OH': /^(?:[A-Z]{1,2}\d{3,8}|\d{8})$/,
  'US-OK': /^[A-Z]?\d{9}$/,
  'US-PA': /^\d{8}$/,
  'US-RI': /^(?:\d{7,8}|[A-Z]\d{6})$/,
  'US-SC': /^\d{5,11}$/,
  'US-TN': /^\d{7,9}$/,
  'US-TX': /^\d{7,8}$/,
  'US-UT': /^\d{4,10}$/,
  'US-VT': /^(?:\d{8}|\d{7}A)$/,
  'US-VA': /^(?:[A-Z]\d{8,11}|\d{9})$/,
  'US-WI': /^[A-Z]\d{13}$/,
  'US-WY': /^\d{9,10}$/,
  'CA-AB': /^\d{6,9}$/,
  'CA-BC': /^\d{7,8}$/,
  'CA-NL': /^[A-Z]\d{9}$/,
  'CA-NS': /^[A-Z]{1,5}\d{9}$/,
  'CA-ON': /^[A-Z]\d{14}$/,
  'CA-QC': /^[A-Z]\d{12}$/,
  'CA-SK': /^\d{8}$/,
};

export const licenceFormats: readonly NumberFormat[] = Object.entries(patterns).map(([issuer, pattern]) => ({
  issuer,
  kind: 'driving_licence',
  pattern,
  source,
}));
