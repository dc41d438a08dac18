import { centred, evenness, type Course } from './line-path.js';
import type { GreyPicture } from './picture.js';
import { fromTheTop, leastSpacing, mostSpacing, spacing } from './place-zone.js';
import { readCourses, readEach, type LineRead } from './read-lines.js';
import { sureness } from './read-line.js';
import { lowered, renumbered, straighten } from './straighten.js';

/** a line where one must be is taken for print from this on: a stamp over it leaves half of it unsure */
const leastExpected = 0.6;
/** marks to which an expected line belongs, even a short name in a long line of fillers that are worn */
const leastMarks = 7;
/** characters looked at beyond either end of a line that may go on: what lines of passports have more than those of cards */
const beyond = 8;

/** Adds lines that the search did not find, where lines of the same zone must be. */
export async function completed(picture: GreyPicture, lines: readonly LineRead[]): Promise<LineRead[]> {
  let whole = fromTheTop(lines);
  // from one line its neighbour is found, and from those two the third
  for (let round = 0; round < 2; round++) {
    const added = await lacking(picture, whole);
    if (added.length === 0) break;
    whole = fromTheTop([...whole.filter((line) => !added.some((one) => liesOn(line, one))), ...added]);
  }
  return whole;
}

async function lacking(picture: GreyPicture, ordered: readonly LineRead[]): Promise<LineRead[]> {
  const long = ordered.filter(({ characters }) => characters >= 26);
  const [first] = long;
  const last = long.at(-1);
  if (!first || !last) return [];
  const three = long.some(({ characters }) => characters < 34);
  if (long.length >= (three ? 3 : 2)) return [];
  const step = long.length === 2 ? spacing(first, last) : 0;
  const offsets = step === 0 ? likelyOffsets(picture, first) : step > 3 ? [step / 2] : [-step, 2 * step];
  const courses = offsets.map((by): Course => {
    const path = lowered(first.path, by);
    return { path: centred(picture, { path, characters: first.characters }), characters: first.characters };
  });
  const read = await readCourses(picture, courses, { expected: true });
  return read.filter(({ marks }) => sureness(marks) > leastExpected && marks.length >= leastMarks);
}

/** A part of the other line. */
function liesOn(part: LineRead, whole: LineRead): boolean {
  return part.marks.length < whole.marks.length && Math.abs(spacing(whole, part)) < 0.5 * leastSpacing;
}

/**
 * The lines read anew with room beyond both ends, for lines of which the search found a part: print that runs into what
 * is printed under it hides the rest. Null where none goes on.
 */
export async function extended(picture: GreyPicture, lines: readonly LineRead[]): Promise<LineRead[] | null> {
  const courses = lines.map(({ path, characters }): Course => {
    const longer = { path: renumbered(path, [-beyond, 1, 0]), characters: characters + 2 * beyond };
    return { ...longer, path: centred(picture, longer) };
  });
  const read = await readEach(picture, courses, { expected: true });
  const longer = lines.map((line, at) => {
    const own = read[at] ? attached(read[at]) : line;
    return own.marks.length > line.marks.length && sureness(own.marks) > leastExpected ? own : line;
  });
  return longer.some((line, at) => line !== lines[at]) ? longer : null;
}

/** places in a row that may be empty within a line */
const mostEmpty = 2;
const leastConfidence = 0.5;

/** The line without the marks that no longer stand beside those in its middle, or hardly are marks: dirt beyond its ends. */
function attached(line: LineRead): LineRead {
  const marks = line.marks.filter(({ confidence }) => confidence > leastConfidence);
  const near = (from: number, step: 1 | -1): number => {
    let at = from;
    for (;;) {
      const [here, next] = [marks[at], marks[at + step]];
      if (!here || !next || Math.abs(next.at - here.at) > mostEmpty + 1) return at;
      at += step;
    }
  };
  const middle = Math.floor(marks.length / 2);
  const kept = marks.slice(near(middle, -1), near(middle, 1) + 1);
  const [first] = kept;
  const last = kept.at(-1);
  if (!first || !last) return line;
  return {
    path: renumbered(line.path, [first.at, 1, 0]),
    characters: last.at - first.at + 1,
    marks: kept.map((one) => ({ ...one, at: one.at - first.at })),
  };
}

/** Looks above and below a lone line for the distance at which another of the same pitch stands. */
function likelyOffsets(picture: GreyPicture, line: LineRead): number[] {
  const best = [-1, 1].map((side) => {
    let clearest = { by: 0, strength: 0.12 };
    for (let by = leastSpacing + 0.2; by <= mostSpacing; by += 0.2) {
      const strip = straighten(picture, lowered(line.path, side * by), line.characters);
      const measured = evenness(strip);
      if (measured && Math.abs(measured.numbering[1] - 1) < 0.06 && measured.strength > clearest.strength)
        clearest = { by: side * by, strength: measured.strength };
    }
    return clearest.by;
  });
  return best.filter((by) => by !== 0);
}
