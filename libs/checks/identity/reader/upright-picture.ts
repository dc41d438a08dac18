import { turnToUpright } from './detect-text-turn.js';
import { detectText, type TextBox } from './detect-text.js';
import type { MrzFound, OpenedPicture, StraightenedPicture } from './picture.js';
import { straightenedPicture, turnedPicture, wholePicture } from './straightened-picture.js';

/** an outline that leaves out more than the rest of the print is the portrait's or a panel's, not the document's */
const leastPrintWithin = 0.8;
/** how far beyond the outline a run may have its middle, as a share of the document's sides */
const beyond = 0.02;
const fewRuns = 5;
/** in radians: 30 degrees */
const mostSlope = Math.PI / 6;
/** in radians: over the width of a card, print of half a degree stays on its line */
const level = Math.PI / 360;

/**
 * The document alone, the right way up. A zone says which way up it is. Of an outline that can't be told, so there the
 * print decides: whether the outline is the document's, and which quarter turns set it upright.
 */
export async function uprightPicture(
  opened: OpenedPicture,
  mrz: MrzFound | null,
): Promise<StraightenedPicture> {
  const straight = straightenedPicture(opened, mrz);
  if (straight.by === 'zone') return straight;
  const runs = await detectText(opened.grey);
  const isDocument = straight.by === 'outline' && holdsPrint(straight, runs);
  const document = isDocument ? straight : wholePicture(opened, slopeOf(runs));
  const within = runsOn(document, runs);
  // a small document in a large picture: its print is found only on itself
  const quarters = await turnToUpright(document.grey, within.length < fewRuns ? undefined : within);
  return quarters === 0 ? document : turnedPicture(opened, document, quarters);
}

/**
 * In radians, clockwise: how far the print is from lying along the picture's sides, half of its runs more, half less. 0 where
 * runs are few, or so slanting that a quarter turn too few and one too many are the same.
 */
function slopeOf(runs: readonly TextBox[]): number {
  const slopes = runs
    .filter(
      ({ corners }) =>
        lengthOf(corners) > 4 * Math.hypot(corners[3].x - corners[0].x, corners[3].y - corners[0].y),
    )
    .map(({ corners: [begin, end] }) => Math.atan2(end.y - begin.y, end.x - begin.x))
    .map((angle) => angle - Math.round(angle / (Math.PI / 2)) * (Math.PI / 2))
    .sort((a, b) => a - b);
  const middle = slopes[Math.floor(slopes.length / 2)] ?? 0;
  return slopes.length < fewRuns || Math.abs(middle) > mostSlope || Math.abs(middle) < level ? 0 : middle;
}

function lengthOf([begin, end]: TextBox['corners']): number {
  return Math.hypot(end.x - begin.x, end.y - begin.y);
}

/** The runs as they lie on the document, each from its left or upper end. */
function runsOn({ grey, placeOf }: StraightenedPicture, runs: readonly TextBox[]): TextBox[] {
  return runs.map(({ corners, score }) => {
    const [a, b, c, d] = corners.map((corner) => {
      const { x, y } = placeOf(corner);
      return { x: x * (grey.width - 1), y: y * (grey.height - 1) };
    }) as unknown as TextBox['corners'];
    const stands = Math.abs(b.y - a.y) > Math.abs(b.x - a.x);
    const isReversed = stands ? b.y < a.y : b.x < a.x;
    return { corners: isReversed ? [c, d, a, b] : [a, b, c, d], score };
  });
}

function holdsPrint({ placeOf }: StraightenedPicture, runs: readonly TextBox[]): boolean {
  const isWithin = (share: number): boolean => share > -beyond && share < 1 + beyond;
  let [all, within] = [0, 0];
  for (const { corners } of runs) {
    const [begin, , below] = corners;
    const length = lengthOf(corners);
    const { x, y } = placeOf({ x: (begin.x + below.x) / 2, y: (begin.y + below.y) / 2 });
    all += length;
    if (isWithin(x) && isWithin(y)) within += length;
  }
  return within >= leastPrintWithin * all;
}
