import { specimenStates } from '../specimens.js';
import { issuingStates } from '../states/issuing-states.catalogue.js';
import { layouts, type MrzFormat, type MrzLayout, type Span } from './formats.js';
import type { Mrz } from './parse.js';

/**
 * Whether each place holds what may stand there. Check digits can't see a U read for a 0 or a K for a filler, and cover
 * neither names nor states, so a reading off a picture must pass this too before it is relied on.
 */
export function isWellFormed(mrz: Mrz): boolean {
  const layout = layouts[mrz.format];
  const at = (part: Span): string => (mrz.lines[part.line] ?? '').slice(part.from, part.to);
  return (
    codeLetters[mrz.format].includes(mrz.documentCode.charAt(0)) &&
    namesAreBuiltRight(layout, at) &&
    statesAreKnown(layout, at) &&
    (!layout.sex || /^[FMX<]$/.test(at(layout.sex))) &&
    /^[A-Z0-9]+(<[A-Z0-9]+)*<*$/.test(at(layout.documentNumber)) &&
    mrz.birthDate?.kind !== 'impossible' &&
    mrz.expiryDate?.kind !== 'impossible' &&
    (national[mrz.format]?.test(mrz.lines.join('\n')) ?? true)
  );
}

/** First letters of document codes: P passports, V visas, the others cards and papers of all kinds (Doc 9303 Parts 4 to 7). */
const papers = 'ACDIPRST';
const codeLetters: Readonly<Record<MrzFormat, string>> = {
  TD1: papers,
  TD2: papers,
  TD3: papers,
  MRVA: 'V',
  MRVB: 'V',
  FRA_ID: 'I',
  FRA_DL: 'D',
  NLD_DL: 'D',
  CHE_DL: 'F',
};

/** What a national format has beyond its fields. */
const national: Partial<Record<MrzFormat, RegExp>> = {
  NLD_DL: /^D\dNLD\d{11}/,
  CHE_DL: /^[A-Z0-9]{3}\d{3}[DFIR]<<\nFA(CHE|LIE)\d{12}<<\d{6}<{5}\n/,
};

/** One filler parts words, two part the surname from the given names, and once fillers end the field nothing follows. */
const words = '[A-Z]+(?:<[A-Z]+)*';
const combined = new RegExp(`^${words}(?:<<${words})?<*$`);
const surname = new RegExp(`^${words}<*$`);
/** the French card parts given names by two fillers */
const givenNames = new RegExp(`^${words}(?:<<${words})*<*$`);
/** what fillers are misread as; no name has the letter three times running */
const misreadFillers = /K{3}|C{3}/;

function namesAreBuiltRight({ name }: MrzLayout, at: (part: Span) => string): boolean {
  const built = (part: Span | undefined, pattern: RegExp): boolean =>
    !part || (pattern.test(at(part)) && !misreadFillers.test(at(part)));
  if ('combined' in name) return built(name.combined, combined);
  return built(name.surname, surname) && built(name.givenNames, givenNames);
}

/**
 * Codes of the standard's list; an unknown one only where it stands in both places, for two places are seldom misread in the
 * same way.
 */
function statesAreKnown(layout: MrzLayout, at: (part: Span) => string): boolean {
  const code = (part: Span): string => at(part).replace(/<+$/, '');
  const known = (state: string): boolean => issuingStates.has(state) || specimenStates.has(state);
  const issuer = code(layout.issuingState);
  if (!layout.nationality) return known(issuer);
  const nationality = code(layout.nationality);
  return /^[A-Z]+$/.test(issuer) && (issuer === nationality || (known(issuer) && known(nationality)));
}
