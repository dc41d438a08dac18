import { characterValue } from '../mrz/check-digit.js';
import { formatOf, layouts, lettersOnlyIn, type MrzFormat, type Span } from '../mrz/formats.js';
import { allCheckDigitsHold, isWellFormed, parseMrz } from '../mrz/parse.js';
import { choicesOf } from './likely-codes.js';
import { alphabet, classes } from './line-network.js';
import { numberTestOf, onlyOneThatFits } from './number-as-issued.js';

/** For each line the shares of each class on each place, as sharesOnPlaces() gives them. */
export type ZoneShares = readonly Float32Array[];

export interface Spelling {
  lines: string[];
  characterConfidences: number[][];
  /** every line as long as it must be, each character where it may stand, all check digits right */
  accepted: boolean;
}

interface Spelled {
  character: string;
  confidence: number;
  /** where the shares of this place begin */
  at: number;
}

const digits = [...alphabet].filter((one) => /[0-9<]/.test(one)).join('');
const letters = [...alphabet].filter((one) => /[A-Z<]/.test(one)).join('');
/** as much of the share as what may stand somewhere must have to be taken for what may not */
const leastShare = 0.02;

/**
 * The likeliest character of each place. Where the standard allows letters only (names, state codes) an O is read, never
 * a 0, and where it allows digits only (dates, check digits) a 0, never an O: the network is asked for the likeliest of
 * what may stand there. A place where nothing seems to stand is left out, which makes the line too short to be accepted.
 */
export function spelled(zone: ZoneShares): Spelling {
  const lines = zone.map((line) => places(line).map((at) => likeliest(line, at, alphabet)));
  const format = formatOf(textOf(lines));
  if (format) {
    for (const part of lettersOnlyIn(format)) if (format !== 'FRA_ID') narrow(zone, lines, part, letters);
    for (const part of digitsOnlyIn(format)) narrow(zone, lines, part, digits);
    for (const { part, among } of choicesOf(format)) choose(zone, lines, part, among);
  }
  const accepted = isRight(textOf(lines)) || (format !== null && settleNumber(zone, lines, format));
  const left = format && accepted ? withoutDoubtful(zone, lines, format) : lines;
  return {
    lines: textOf(left),
    characterConfidences: left.map((line) => line.map(({ confidence }) => confidence)),
    accepted: accepted && left === lines,
  };
}

function textOf(lines: readonly (readonly Spelled[])[]): string[] {
  return lines.map((line) => line.map(({ character }) => character).join(''));
}

/** Where something stands. */
function places(line: Float32Array): number[] {
  const found: number[] = [];
  for (let at = 0; at < line.length; at += classes) if ((line[at] ?? 1) < 0.6) found.push(at);
  return found;
}

function likeliest(line: Float32Array, at: number, among: string): Spelled {
  let best: Spelled = { character: '', confidence: -1, at };
  for (const character of among) {
    const confidence = shareOf(line, at, character);
    if (confidence > best.confidence) best = { character, confidence, at };
  }
  return best;
}

function shareOf(line: Float32Array | undefined, at: number, character: string): number {
  return line?.[at + alphabet.indexOf(character) + 1] ?? 0;
}

function narrow(zone: ZoneShares, lines: Spelled[][], { line, from, to }: Span, among: string): void {
  const row = lines[line];
  const shares = zone[line];
  for (let index = from; row && shares && index < to; index++) {
    const own = row[index];
    if (!own || among.includes(own.character)) continue;
    const other = likeliest(shares, own.at, among);
    if (other.confidence < leastShare) continue;
    // how sure it is among what may stand there
    const all = [...among].reduce((sum, one) => sum + shareOf(shares, own.at, one), 0);
    row[index] = { ...other, confidence: other.confidence / all };
  }
}

/** Takes the likeliest of the words that may stand there, unless what was read is by far likelier: then it stands so. */
function choose(zone: ZoneShares, lines: Spelled[][], part: Span, among: readonly string[]): void {
  const row = lines[part.line];
  const read = row?.slice(part.from, part.to) ?? [];
  if (!row || among.includes(read.map(({ character }) => character).join(''))) return;
  const share = (word: string): number =>
    read.reduce((product, { at }, i) => product * shareOf(zone[part.line], at, word.charAt(i)), 1);
  const best = among.reduce((most, word) => (share(word) > share(most) ? word : most), among[0] ?? '');
  const own = read.reduce((product, { confidence }) => product * confidence, 1);
  if (share(best) < leastShare * own) return;
  const sureness = share(best) / among.reduce((sum, word) => sum + share(word), 0);
  read.forEach(({ at }, i) => {
    const character = best.charAt(i);
    row[part.from + i] = {
      character,
      confidence: Math.max(sureness, shareOf(zone[part.line], at, character)),
      at,
    };
  });
}

/**
 * Settles between O and 0 in a document number by the one spelling that its issuer's numbers can have, and keeps it only
 * where it makes all check digits right.
 */
function settleNumber(zone: ZoneShares, lines: Spelled[][], format: MrzFormat): boolean {
  const { line, from, to } = layouts[format].documentNumber;
  const row = lines[line];
  const test = numberTestOf(textOf(lines), format);
  if (!row || !test) return false;
  const inDoubt: number[] = [];
  row.slice(from, to).forEach(({ at }, place) => {
    if (['O', '0'].every((one) => shareOf(zone[line], at, one) > mayBe)) inDoubt.push(place);
  });
  const number = row.slice(from, to).map(({ character }) => character);
  const settled = onlyOneThatFits(number.join(''), inDoubt, test);
  if (settled === null) return false;
  const spelt = row.map((one, index) => {
    const character = settled.charAt(index - from);
    return inDoubt.includes(index - from) && character !== one.character
      ? { ...one, character, confidence: shareOf(zone[line], one.at, character) }
      : one;
  });
  const right = isRight(textOf(lines.map((other, index) => (index === line ? spelt : other))));
  if (right) lines[line] = spelt;
  return right;
}

function digitsOnlyIn(format: MrzFormat): Span[] {
  const { birthDate, expiryDate, checks } = layouts[format];
  const dates = [birthDate, expiryDate].filter((part) => part !== undefined);
  return [...dates, ...checks.map(({ at }) => ({ line: at.line, from: at.position, to: at.position + 1 }))];
}

/** a character less sure than this is doubted where no check digit would tell */
const sure = 0.6;
/** as likely as this, another character may as well stand there */
const mayBe = 0.1;

/**
 * Lines with check digits without the characters that are unsure and that no check digit speaks for: those outside the
 * fields they cover, and those whose rival has the same value modulo 10 (G and 6, K and filler, U and 0). A line that
 * lost one is too short to be accepted.
 */
function withoutDoubtful(zone: ZoneShares, lines: Spelled[][], format: MrzFormat): Spelled[][] {
  const { checks } = layouts[format];
  const checked = new Set(checks.map(({ at }) => at.line));
  const covered = (line: number, index: number): boolean =>
    checks.some(
      ({ at, over }) =>
        (at.line === line && at.position === index) ||
        over.some((part) => part.line === line && index >= part.from && index < part.to),
    );
  const doubtful = ({ character, confidence, at }: Spelled, line: number, index: number): boolean => {
    if (confidence >= sure || !checked.has(line)) return false;
    if (!covered(line, index)) return true;
    return [...alphabet].some(
      (rival) =>
        rival !== character &&
        characterValue(rival.charCodeAt(0)) % 10 === characterValue(character.charCodeAt(0)) % 10 &&
        shareOf(zone[line], at, rival) > mayBe,
    );
  };
  const kept = lines.map((row, line) => row.filter((one, index) => !doubtful(one, line, index)));
  return kept.every((row, line) => row.length === lines[line]?.length) ? lines : kept;
}

/** The century of a date changes no check digit, so any day serves here. */
function isRight(lines: string[]): boolean {
  const parse = parseMrz(lines, new Date(0));
  return parse.ok && allCheckDigitsHold(parse.mrz) && isWellFormed(parse.mrz);
}
