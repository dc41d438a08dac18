import { licenceFormats } from './licence-formats.catalogue.js';
import { numberFormats } from './number-formats.catalogue.js';

/** How the numbers of one kind of document of one issuer are built. */
export interface NumberFormat {
  /** ICAO code of the issuing state, or ISO 3166-2 code of a jurisdiction within it */
  issuer: string;
  kind: 'passport' | 'id_card' | 'driving_licence';
  /** over the number as a machine-readable zone or barcode has it, without fillers, spaces and dashes */
  pattern: RegExp;
  /** where the format is described */
  source: string;
}

/**
 * The number format of an issuer's documents, wide enough for older series still in use and for official passports.
 *
 * @param documentCode as in the zone: P with its second letter, I, ID, D1 ...
 * @param nationality where it is known: identity cards of foreigners are residence permits, with numbers of their own
 * @returns null where no format is known for certain, which holds for most
 */
export function numberFormatOf(
  issuer: string,
  documentCode: string,
  nationality?: string,
): NumberFormat | null {
  const kind = kindOf(documentCode);
  if (!kind || (kind === 'id_card' && nationality !== undefined && nationality !== issuer)) return null;
  return numberFormats.find((one) => one.issuer === issuer && one.kind === kind) ?? null;
}

/** @param jurisdiction ISO 3166-2 code as `CardRecord.jurisdiction` has it */
export function licenceFormatOf(jurisdiction: string): NumberFormat | null {
  return licenceFormats.find((one) => one.issuer === jurisdiction) ?? null;
}

/** Whether a number is built as its issuer builds them. Marks that only help reading are left out first. */
export function fits(number: string, format: NumberFormat): boolean {
  return format.pattern.test(number.toUpperCase().replace(/[\s<./-]/g, ''));
}

/**
 * P alone and the second letters of ordinary passports; those of diplomatic, service, emergency and refugees' passports
 * (PD, PS, PE, PR ...) have numbers of their own. Residence permits bear I or A with an R, C or P.
 */
function kindOf(documentCode: string): NumberFormat['kind'] | null {
  if (/^P[AMNP]?$/.test(documentCode)) return 'passport';
  if (/^ID?$/.test(documentCode)) return 'id_card';
  return /^D\d?$|^FA$/.test(documentCode) ? 'driving_licence' : null;
}
