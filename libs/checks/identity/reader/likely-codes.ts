import { layouts, type MrzFormat, type Span } from '../mrz/formats.js';
import { specimenStates } from '../specimens.js';
import { issuingStates } from '../states/issuing-states.catalogue.js';

/** A place and all that the standard lets stand there. */
export interface Choice {
  part: Span;
  among: readonly string[];
}

const stateCodes = [...issuingStates.keys(), ...specimenStates].map((code) => code.padEnd(3, '<'));

/** what a document of each format begins with (Doc 9303 Parts 4 to 7, section on data element 01) */
const firstLetters: Partial<Record<MrzFormat, readonly string[]>> = {
  TD1: ['A', 'C', 'I'],
  TD2: ['A', 'C', 'I', 'P'],
  TD3: ['P'],
  MRVA: ['V'],
  MRVB: ['V'],
};

/** The places of a format that no check digit covers but where the standard lists what may stand. */
export function choicesOf(format: MrzFormat): Choice[] {
  const { documentCode, issuingState, nationality, sex } = layouts[format];
  const first = firstLetters[format];
  const parts: (Choice | null)[] = [
    first ? { part: { ...documentCode, to: documentCode.from + 1 }, among: first } : null,
    { part: issuingState, among: stateCodes },
    nationality ? { part: nationality, among: stateCodes } : null,
    sex ? { part: sex, among: ['F', 'M', '<', 'X'] } : null,
  ];
  return parts.filter((one) => one !== null);
}
