import { formatOf } from '#checks/identity/mrz/formats.js';
import { parseMrz } from '#checks/identity/mrz/parse.js';
import { isReliable } from '#checks/identity/read-document.js';
import { quantile } from './rounds.js';

/** The day of the drawn documents. */
export const asOf = new Date('2026-11-01T00:00:00Z');

/** What one way of reading made of pictures whose zones are known. */
export interface Tally {
  documents: number;
  /** every character right, or rightly no zone */
  exact: number;
  /** right in every line that check digits cover */
  exactChecksummed: number;
  /** relied on by the check: lengths, kinds of characters, all check digits */
  accepted: number;
  /** accepted and not right in a line that check digits cover */
  wrong: number;
  /** accepted, wrong in the line of the name only */
  wrongName: number;
  /** a document each */
  seconds: number[];
}

export function emptyTally(): Tally {
  return { documents: 0, exact: 0, exactChecksummed: 0, accepted: 0, wrong: 0, wrongName: 0, seconds: [] };
}

export function accepts(lines: readonly string[]): boolean {
  const parse = parseMrz(lines, asOf);
  return parse.ok && isReliable(parse.mrz);
}

export function count(tally: Tally, lines: readonly string[] | null, truth: readonly string[] | null): void {
  const exact = (lines ?? []).join('\n') === (truth ?? []).join('\n');
  const checksummed = checksummedLines(lines ?? []).join('\n') === checksummedLines(truth ?? []).join('\n');
  const accepted = lines !== null && accepts(lines);
  tally.documents++;
  if (exact) tally.exact++;
  if (checksummed) tally.exactChecksummed++;
  if (accepted) tally.accepted++;
  if (accepted && !checksummed) tally.wrong++;
  if (accepted && checksummed && !exact) tally.wrongName++;
}

/** All but the line of the name; the older French card has a digit over everything. */
export function checksummedLines(lines: readonly string[]): string[] {
  const format = formatOf(lines);
  if (format === 'FRA_ID') return [...lines];
  const name = lines.length === 3 ? 2 : 0;
  return lines.filter((_, at) => at !== name);
}

/** e.g. '14: 13 exact, 13 in checksummed lines, 12 accepted, 0 wrong, 0 in the name; 0.31 s, worst 0.62' */
export function inWords(tally: Tally): string {
  const { documents, exact, exactChecksummed, accepted, wrong, wrongName, seconds } = tally;
  const time = `${quantile(seconds, 0.5).toFixed(2)} s, worst ${Math.max(...seconds).toFixed(2)}`;
  return `of ${documents} ${exact} exact, ${exactChecksummed} in checksummed lines, ${accepted} accepted, ${wrong} of them wrong, ${wrongName} in the name alone; ${time}`;
}
