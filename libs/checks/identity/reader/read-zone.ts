import { completed, extended } from './complete-zone.js';
import { scoreStrips, type LineScores } from './line-network.js';
import { centred, refined } from './line-path.js';
import type { GreyPicture, MrzFound } from './picture.js';
import { placements, type ZonePlace } from './place-zone.js';
import type { Effort } from './reading-effort.js';
import { pitchOf, type LineRead } from './read-lines.js';
import { readLine } from './read-line.js';
import { sharesOnPlaces } from './shares-on-places.js';
import { spelled, type Spelling } from './spell-zone.js';
import { lowered, pointOn, renumbered, straighten, type LinePath } from './straighten.js';

export interface ZoneReading extends Spelling {
  found: MrzFound;
  /** mean over all characters */
  sureness: number;
}

/** Placements of one set of lines that are read to the end; of lines read further, the likeliest alone. */
const mostPlacements = 3;
/** of which a part was found; each adds up to eight characters at either end */
const mostExtensions = 3;
/** a zone read this surely is the zone, even where a check digit fails: no other way would read it otherwise */
export const sureEnough = 0.985;
/** a line with a character less sure than this is looked at again, in other ways */
const sureCharacter = 0.9;

/**
 * Reads a zone of which lines were found: a line that is lacking is looked for where it must be, the lines are laid
 * beside each other, and each character is read on its place. The first reading that is right is taken, else the surest.
 *
 * @param effort once it is spent no further placement is read
 */
export async function readZone(
  picture: GreyPicture,
  lines: readonly LineRead[],
  effort: Effort,
): Promise<ZoneReading | null> {
  let surest: ZoneReading | null = null;
  let short: ZoneReading | null = null;
  let known: LineRead[] | null = [...lines];
  for (let round = 0; known && round <= mostExtensions; round++) {
    const whole = await completed(picture, known);
    effort.spend(2 * whole.length - known.length);
    const most = round === 0 ? mostPlacements : 1;
    const reading = await readPlacements(picture, placements(whole).slice(0, most), effort);
    if (reading?.accepted && !mayBeCut(reading)) return reading;
    if (reading?.accepted) short = reading;
    else if (reading && reading.sureness > (surest?.sureness ?? 0)) surest = reading;
    // no zone as found: its lines may go on, if they are a zone's at all
    known = whole.some(hasFillers) && !effort.isSpent() ? await extended(picture, whole) : null;
  }
  return surest && surest.sureness > leastOfLonger ? surest : (short ?? surest);
}

/** a longer zone is filled to its end: a short one with dirt beside it is read less surely */
const leastOfLonger = 0.9;

/**
 * Lines of 36 characters that may be the beginning of lines of 44: a visa's have no check digit over their end, and a
 * passport's cut off there have a right one by chance, once in ten.
 */
function mayBeCut({ lines }: ZoneReading): boolean {
  return lines.length === 2 && lines[0]?.length === 36 && /^[PV]/.test(lines[0]);
}

function hasFillers({ marks }: LineRead): boolean {
  return marks.some(({ character }, at) => character === '<' && marks[at + 1]?.character === '<');
}

async function readPlacements(
  picture: GreyPicture,
  places: readonly ZonePlace[],
  effort: Effort,
): Promise<ZoneReading | null> {
  let surest: ZoneReading | null = null;
  for (const place of places) {
    const reading = await readPlace(picture, place, effort);
    if (reading.accepted) return reading;
    if (reading.sureness > (surest?.sureness ?? 0)) surest = reading;
    // no other placement would be read otherwise
    if (reading.sureness > sureEnough || effort.isSpent()) break;
  }
  return surest;
}

async function readPlace(
  picture: GreyPicture,
  { paths, lengths }: ZonePlace,
  effort: Effort,
): Promise<ZoneReading> {
  effort.spend(2 * paths.length);
  const exact = await exactly(picture, paths, lengths);
  const first = readingOf(exact.paths, lengths, exact.shares);
  const unsure = first.characterConfidences.some((line) => line.some((one) => one < sureCharacter));
  if (first.accepted && !unsure) return first;
  // what has no fillers is other print; of a single line they are not asked
  if (lengths.length > 1 && !first.lines.some((line) => line.includes('<<'))) return first;
  const others = variants(exact.paths);
  effort.spend(others.flat().length);
  const more = await sharesOf(picture, others, lengths);
  const second = readingOf(exact.paths, lengths, averaged([exact.shares, ...more]));
  // one that is right is not given up for one that is not
  return first.accepted && !second.accepted ? first : second;
}

/** Lays the paths exactly onto the characters: what was far off at first (a stamp, a lost end) is read anew. */
async function exactly(
  picture: GreyPicture,
  rough: readonly LinePath[],
  lengths: readonly number[],
): Promise<{ paths: LinePath[]; shares: Float32Array[] }> {
  const level = (paths: readonly LinePath[]): LinePath[] => {
    const middle = paths.map((path, at) => centred(picture, { path, characters: lengths[at] ?? 0 }));
    const tall = Math.max(...middle.map((path) => path.tall));
    return middle.map((path) => ({ ...path, tall }));
  };
  let paths = level(rough);
  let scores = await scored(picture, paths, lengths);
  let marks = scores.map(readLine);
  const better = paths.map((path, at) => refined(path, marks[at] ?? [], lengths[at] ?? 0));
  if (better.some((path) => path !== null)) {
    paths = level(paths.map((path, at) => better[at] ?? path));
    scores = await scored(picture, paths, lengths);
    marks = scores.map(readLine);
  }
  return {
    paths,
    shares: scores.map((score, at) => sharesOnPlaces(score, marks[at] ?? [], lengths[at] ?? 0)),
  };
}

async function sharesOf(
  picture: GreyPicture,
  sets: readonly (readonly LinePath[])[],
  lengths: readonly number[],
): Promise<Float32Array[][]> {
  const scores = await scored(picture, sets.flat(), lengths);
  return sets.map((paths, set) =>
    paths.map((_, at) => {
      const score = scores[set * paths.length + at];
      return score ? sharesOnPlaces(score, readLine(score), lengths[at] ?? 0) : new Float32Array();
    }),
  );
}

function scored(
  picture: GreyPicture,
  paths: readonly LinePath[],
  lengths: readonly number[],
): Promise<LineScores[]> {
  const characters = Math.max(...lengths);
  return scoreStrips(paths.map((path) => straighten(picture, path, characters)));
}

/** The same lines seen a little otherwise: higher, lower, larger. What the network is unsure of changes with it. */
function variants(paths: readonly LinePath[]): LinePath[][] {
  return [
    paths.map((path) => lowered({ ...path, tall: path.tall * 1.06 }, 0.06)),
    paths.map((path) => lowered({ ...path, tall: path.tall * 0.95 }, -0.06)),
    paths.map((path) => renumbered(path, [0.15, 1, 0])),
  ];
}

function averaged(sets: readonly (readonly Float32Array[])[]): Float32Array[] {
  const [first = []] = sets;
  return first.map((line, row) =>
    line.map((_, i) => sets.reduce((sum, set) => sum + (set[row]?.[i] ?? 0), 0) / sets.length),
  );
}

function readingOf(paths: LinePath[], lengths: number[], shares: Float32Array[]): ZoneReading {
  const spelling = spelled(shares);
  const { lines, characterConfidences } = spelling;
  const mean = (all: readonly number[]): number =>
    all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);
  return {
    ...spelling,
    // a place with nothing on it counts as unsure
    sureness:
      characterConfidences.flat().reduce((sum, one) => sum + one, 0) /
      lengths.reduce((sum, one) => sum + one, 0),
    found: {
      lines,
      characterConfidences,
      confidences: characterConfidences.map(mean),
      places: paths.map((path, at) => ({
        from: pointOn(path, 0),
        to: pointOn(path, (lengths[at] ?? 1) - 1),
        height: heightOfPitch * pitchOf(path) * path.tall,
        characters: lengths[at] ?? 0,
      })),
    },
  };
}

/** capitals are 0.95 of a step high in OCR-B at ten characters an inch (Doc 9303 Part 3, section 4.3) */
const heightOfPitch = 0.95;
