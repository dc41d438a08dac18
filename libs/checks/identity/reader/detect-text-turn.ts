import { detectText, type TextBox } from './detect-text.js';
import { networkOf } from './onnx.js';
import type { GreyPicture } from './picture.js';
import { pageModel } from './read-page-models.js';
import { inputOf, stripOf } from './recognise-text-strip.js';

const network = networkOf(pageModel('ch_ppocr_mobile_v2.0_cls_infer.onnx'));

/** the direction network was trained on strips of this size */
const stripWidth = 192;
const stripHeight = 48;
/** longest runs to ask about; each costs a few milliseconds */
const mostRuns = 8;
/** a picture is turned only for clearly more runs one way than the other */
const clearly = 0.7;

/**
 * How many quarter turns clockwise set the print of a picture upright: by the way its runs of text lie, then by the PP-OCR
 * network that tells text from text upside down. 0 where there is no text, or the runs disagree.
 *
 * @param found the runs, where they are known
 */
export async function turnToUpright(
  picture: GreyPicture,
  found?: readonly TextBox[],
): Promise<0 | 1 | 2 | 3> {
  const runs = found ?? (await detectText(picture, { side: 736 }));
  const boxes = runs.filter((box) => lengthOf(box) > 3 * heightOf(box));
  const total = sum(boxes.map(lengthOf));
  if (total === 0) return 0;
  const standing = boxes.filter(isStanding);
  const share = sum(standing.map(lengthOf)) / total;
  if (share > 1 - clearly && share < clearly) return 0;
  const stands = share >= clearly;
  const longest = boxes.filter((box) => isStanding(box) === stands).sort((a, b) => lengthOf(b) - lengthOf(a));
  const reversed = await shareReversed(picture, longest.slice(0, mostRuns));
  // runs that stand begin at their upper end: read downwards, their letters' tops are on the right
  if (stands) return reversed >= clearly ? 1 : 3;
  return reversed >= clearly ? 2 : 0;
}

async function shareReversed(picture: GreyPicture, runs: readonly TextBox[]): Promise<number> {
  let reversed = 0;
  for (const run of runs) {
    const width = Math.min(stripWidth, Math.round((stripHeight * lengthOf(run)) / heightOf(run)));
    const strip = stripOf(picture, run.corners, width, stripHeight);
    const { data } = await network.run(inputOf(strip, stripWidth));
    if ((data[1] ?? 0) > (data[0] ?? 0)) reversed++;
  }
  return reversed / Math.max(1, runs.length);
}

function isStanding({ corners: [begin, end] }: TextBox): boolean {
  return Math.abs(end.y - begin.y) > Math.abs(end.x - begin.x);
}

function lengthOf({ corners: [begin, end] }: TextBox): number {
  return Math.hypot(end.x - begin.x, end.y - begin.y);
}

function heightOf({ corners: [begin, , , below] }: TextBox): number {
  return Math.hypot(below.x - begin.x, below.y - begin.y);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
