import type { PrintedLine } from './find-lines.js';
import { scoreStrips } from './line-network.js';
import { centred, courseAlong, evenness, followed, type Course } from './line-path.js';
import type { GreyPicture, Point } from './picture.js';
import { readLine, sureness, type ReadCharacter } from './read-line.js';
import {
  renumbered,
  reversed,
  stepOn,
  straighten,
  valueOf,
  type LinePath,
  type Quadratic,
} from './straighten.js';

/** A line whose letters repeat at an even step, as those of a machine-readable zone do and hardly any others. */
export interface EvenLine extends Course {
  /** how clearly it repeats, 0 to 1; lines of a zone reach 0.25 to 0.8 */
  strength: number;
}

/** A line as it was read, its path numbered from the first mark that was read. */
export interface LineRead extends Course {
  marks: ReadCharacter[];
}

/** step from character to character, of the height that ink was found to have: blur makes ink higher than print */
const pitchOfInk = 0.92;
const leastStrength = 0.15;
/** lines of zones reach 0.22 where noise and perspective are worst; other print and patterns mostly stay below */
const leastRank = 0.16;
/** shorter than this, of its height, no line of a zone is found to be */
const leastLength = 14;

/** Those of the lines that are evenly spaced, the clearest first. */
export function evenLines(picture: GreyPicture, lines: readonly PrintedLine[], most: number): EvenLine[] {
  const even: EvenLine[] = [];
  for (const line of lines) {
    const length = Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y);
    if (length < leastLength * line.height || length > 80 * line.height) continue;
    const course = courseAlong(line, pitchOfInk * line.height);
    const measured = evenness(straighten(picture, course.path, course.characters));
    if (!measured || measured.strength < leastStrength) continue;
    const path = renumbered(course.path, measured.numbering);
    const characters = places(measured.numbering, course.characters);
    if (characters < 14 || characters > 60) continue;
    even.push({ path, characters, strength: measured.strength });
  }
  return even
    .filter((line) => rank(line) > leastRank)
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, most);
}

/** A long line that is clearly even comes first; beyond thirty characters length tells nothing. */
function rank({ strength, characters }: EvenLine): number {
  return strength * Math.min(1, characters / 30);
}

/** How many characters of this numbering fit into so many of the strip's. */
function places(numbering: Quadratic, characters: number): number {
  let count = 0;
  while (count < 80 && valueOf(numbering, count) < characters - 0.6) count++;
  return count;
}

/** below this, what was read is no print of a zone, or lies the wrong way round */
export const leastSureness = 0.8;

/** below this there is no use to look again along the marks that were read */
const hopeless = 0.55;

/** Reads a line from both ends and keeps the surer reading; null where neither is sure. */
export async function readEitherWay(picture: GreyPicture, line: EvenLine): Promise<LineRead | null> {
  const path = centred(picture, line);
  const courses = [path, reversed(path, line.characters)].map((one) => ({ ...line, path: one }));
  const read = await readCourses(picture, courses);
  const best = read.sort((a, b) => worth(b) - worth(a))[0];
  if (!best || sureness(best.marks) < hopeless) return null;
  if (sureness(best.marks) >= leastSureness && best.marks.length > 0.9 * best.characters) return best;
  // perspective and a wrong pitch blur the reading; what was read tells where to look
  const again = { ...best, path: centred(picture, best) };
  const [second] = await readCourses(picture, [again]);
  const surer = second && worth(second) > worth(best) ? second : best;
  return sureness(surer.marks) >= leastSureness ? surer : null;
}

/** Reads lines that run the same way as `like`. */
export async function readAlike(
  picture: GreyPicture,
  lines: readonly EvenLine[],
  like: LineRead,
): Promise<LineRead[]> {
  const courses = lines.flatMap((line) => {
    const turn = alongOf(like.path, line.path);
    if (Math.abs(turn) < 0.97) return [];
    const pitch = pitchOf(line.path) / pitchOf(like.path);
    if (pitch < 0.75 || pitch > 1.33) return [];
    const path = centred(picture, line);
    return [{ ...line, path: turn > 0 ? path : reversed(path, line.characters) }];
  });
  return (await readCourses(picture, courses)).filter((one) => sureness(one.marks) >= leastSureness);
}

interface ReadCourses {
  /** lines are known to be where the courses lie: even marks that stand at uneven distances are taken for theirs */
  expected?: boolean;
}

/** Reads along courses in one run of the network; those on which no line of marks was read are left out. */
export async function readCourses(
  picture: GreyPicture,
  courses: readonly Course[],
  options: ReadCourses = {},
): Promise<LineRead[]> {
  return (await readEach(picture, courses, options)).filter((one) => one !== null);
}

/** One answer for each course, null where no line of marks was read. */
export async function readEach(
  picture: GreyPicture,
  courses: readonly Course[],
  { expected = false }: ReadCourses = {},
): Promise<(LineRead | null)[]> {
  const characters = courses.reduce((most, course) => Math.max(most, course.characters), 0);
  const scores = await scoreStrips(courses.map((course) => straighten(picture, course.path, characters)));
  return courses.map((course, at) => {
    const score = scores[at];
    if (!score) return null;
    const marks = readLine(score);
    return followed(course.path, marks) ?? (expected ? asLaid(course, marks) : null);
  });
}

/** Marks by the places of the course they were read on. */
function asLaid(course: Course, marks: readonly ReadCharacter[]): LineRead {
  const onPlaces = new Map(marks.map((one) => [Math.round(one.at), one]));
  return { ...course, marks: [...onPlaces].map(([at, one]) => ({ ...one, at })) };
}

function worth({ marks }: LineRead): number {
  return sureness(marks) * Math.min(30, marks.length);
}

/** Cosine of the angle between two lines. */
function alongOf(a: LinePath, b: LinePath): number {
  const [p, q] = [directionOf(a), directionOf(b)];
  return p.x * q.x + p.y * q.y;
}

/** Of length 1, at the middle of a line of about 36 characters. */
export function directionOf(path: LinePath): Point {
  const { x, y } = stepOn(path, 18);
  const length = Math.hypot(x, y);
  return { x: x / length, y: y / length };
}

export function pitchOf(path: LinePath): number {
  const { x, y } = stepOn(path, 18);
  return Math.hypot(x, y);
}
