import { turnToUpright } from './detect-text-turn.js';
import { detectText, type TextBox } from './detect-text.js';
import type { MrzFound, OpenedPicture, StraightenedPicture } from './picture.js';
import { straightenedPicture, turnedPicture, wholePicture } from './straightened-picture.js';

/** an outline that leaves out more than the rest of the print is the portrait's or a panel's, not the document's */
const leastPrintWithin = 0.8;
/** how far beyond the outline a run may have its middle, as a share of the document's sides */
const beyond = 0.02;

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
  const document =
    straight.by === 'outline' && !holdsPrint(straight, await detectText(opened.grey))
      ? wholePicture(opened)
      : straight;
  const quarters = await turnToUpright(document.grey);
  return quarters === 0 ? document : turnedPicture(opened, document, quarters);
}

function holdsPrint({ placeOf }: StraightenedPicture, runs: readonly TextBox[]): boolean {
  const isWithin = (share: number): boolean => share > -beyond && share < 1 + beyond;
  let [all, within] = [0, 0];
  for (const { corners } of runs) {
    const [begin, end, below] = corners;
    const length = Math.hypot(end.x - begin.x, end.y - begin.y);
    const { x, y } = placeOf({ x: (begin.x + below.x) / 2, y: (begin.y + below.y) / 2 });
    all += length;
    if (isWithin(x) && isWithin(y)) within += length;
  }
  return within >= leastPrintWithin * all;
}
