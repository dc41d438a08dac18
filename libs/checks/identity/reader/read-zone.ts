import { scoreStrips, type LineScores } from './line-network.js';
import { centred, evenness, refined } from './line-path.js';
import type { GreyPicture, MrzFound } from './picture.js';
import { fromTheTop, placements, spacing, leastSpacing, mostSpacing, type ZonePlace } from './place-zone.js';
import { pitchOf, readCourses, leastSureness, type LineRead } from './read-lines.js';
import { readLine, sureness } from './read-line.js';
import { sharesOnPlaces } from './shares-on-places.js';
import { spelled, type Spelling } from './spell-zone.js';
import { pointOn, renumbered, stepOn, straighten, type LinePath } from './straighten.js';

export interface ZoneReading extends Spelling {
  found: MrzFound;
  /** mean over all characters */
  sureness: number;
}

/** Placements of one set of lines that are read to the end. */
const mostPlacements = 3;
/** a line with a character less sure than this is looked at again, in other ways */
const sureCharacter = 0.9;

/**
 * Reads a zone of which lines were found: a line that is lacking is looked for where it must be, the lines are laid
 * beside each other, and each character is read on its place. The first reading that is right is taken, else the surest.
 *
 * @param until by performance.now(), after which no further placement is read
 */
export async function readZone(
  picture: GreyPicture,
  lines: readonly LineRead[],
  until = Infinity,
): Promise<ZoneReading | null> {
  const whole = await completed(picture, fromTheTop(lines));
  let surest: ZoneReading | null = null;
  for (const place of placements(whole).slice(0, mostPlacements)) {
    const reading = await readPlace(picture, place);
    if (reading.accepted) return reading;
    if (reading.sureness > (surest?.sureness ?? 0)) surest = reading;
    if (performance.now() > until) break;
  }
  return surest;
}

async function readPlace(picture: GreyPicture, { paths, lengths }: ZonePlace): Promise<ZoneReading> {
  const exact = await exactly(picture, paths, lengths);
  const first = readingOf(exact.paths, lengths, exact.shares);
  const unsure = first.characterConfidences.some((line) => line.some((one) => one < sureCharacter));
  if (first.accepted && !unsure) return first;
  const more = await sharesOf(picture, variants(exact.paths), lengths);
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
  const lowered = (path: LinePath, by: number): LinePath => {
    const { x, y } = stepOn(path, 18);
    return {
      ...path,
      x: [path.x[0] - y * by, path.x[1], path.x[2]],
      y: [path.y[0] + x * by, path.y[1], path.y[2]],
    };
  };
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

/** Adds lines that the search did not find, where lines of the same zone must be. */
async function completed(picture: GreyPicture, ordered: LineRead[]): Promise<LineRead[]> {
  const long = ordered.filter(({ characters }) => characters >= 26);
  const [first] = long;
  const last = long.at(-1);
  if (!first || !last) return ordered;
  const three = long.some(({ characters }) => characters < 34);
  if (long.length >= (three ? 3 : 2)) return ordered;
  const step = long.length === 2 ? spacing(first, last) : 0;
  const offsets =
    step === 0 ? [...(await likelyOffsets(picture, first))] : step > 3 ? [step / 2] : [-step, 2 * step];
  const courses = offsets.map((by) => {
    const path = below(first.path, by);
    return { path: centred(picture, { path, characters: first.characters }), characters: first.characters };
  });
  const read = await readCourses(picture, courses);
  const added = read.filter(({ marks }) => sureness(marks) > leastSureness && marks.length >= 7);
  return fromTheTop([...ordered, ...added]);
}

/** Looks above and below a lone line for the distance at which another of the same pitch stands. */
function likelyOffsets(picture: GreyPicture, line: LineRead): number[] {
  const best = [-1, 1].map((side) => {
    let clearest = { by: 0, strength: 0.12 };
    for (let by = leastSpacing + 0.2; by <= mostSpacing; by += 0.2) {
      const strip = straighten(picture, below(line.path, side * by), line.characters);
      const measured = evenness(strip);
      if (measured && Math.abs(measured.numbering[1] - 1) < 0.06 && measured.strength > clearest.strength)
        clearest = { by: side * by, strength: measured.strength };
    }
    return clearest.by;
  });
  return best.filter((by) => by !== 0);
}

/** The path so many characters further down. */
function below(path: LinePath, by: number): LinePath {
  const { x, y } = stepOn(path, 18);
  return {
    ...path,
    x: [path.x[0] - y * by, path.x[1], path.x[2]],
    y: [path.y[0] + x * by, path.y[1], path.y[2]],
  };
}
