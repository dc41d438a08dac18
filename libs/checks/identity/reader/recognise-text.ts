import { readFile } from 'node:fs/promises';
import type { Corners } from './detect-text-rectangle.js';
import { networkOf, type Numbers } from './onnx.js';
import type { GreyPicture } from './picture.js';
import { pageModel } from './read-page-models.js';
import { charactersOf } from './recognise-text-alphabet.js';
import { inputOf, stripOf } from './recognise-text-strip.js';

export interface RecognisedText {
  text: string;
  /** mean of its characters, 0 to 1; 0 for no text */
  confidence: number;
  /** of each character of `text` (UTF-16 unit), 0 to 1 */
  characterConfidences: number[];
}

const network = networkOf(pageModel('ch_PP-OCRv4_rec_infer.onnx'));
let alphabet: Promise<Alphabet> | undefined;

const stripHeight = 48;
const leastWidth = 48;
/** lines are narrowed to this share: a fifth less time, and as many read right */
const squeeze = 0.8;
/** about 60 characters of usual print; a longer line is pressed into it */
const mostWidth = 960;
/** the network sees eight pixels a step */
const step = 8;

/** What reading a box costs: the width of its line when 48 pixels high, in pixels. Time grows with it and nothing else. */
export function widthToRead([begin, end, , below]: Corners): number {
  const length = Math.hypot(end.x - begin.x, end.y - begin.y);
  const height = Math.max(1, Math.hypot(below.x - begin.x, below.y - begin.y));
  const width = Math.min(mostWidth, Math.max(leastWidth, (squeeze * stripHeight * length) / height));
  return Math.ceil(width / step) * step;
}

/** Reads one box of the picture: PP-OCRv4 recognition, Latin characters only. */
export async function recogniseText(picture: GreyPicture, box: Corners): Promise<RecognisedText> {
  alphabet ??= readFile(pageModel('ppocr_keys_v1.txt'), 'utf8').then(alphabetOf);
  const strip = stripOf(picture, box, widthToRead(box), stripHeight);
  return decoded(await network.run(inputOf(strip, strip.width)), await alphabet);
}

/** The characters that may be answered, and for each class that may, its class of the network and its character. */
interface Alphabet {
  characters: string[];
  classes: { of: number; character: number }[];
}

function alphabetOf(dictionary: string): Alphabet {
  const byClass = charactersOf(dictionary);
  const characters = [...new Set(byClass.filter((one) => one !== null))];
  const classes = byClass.flatMap((one, of) =>
    one === null ? [] : [{ of, character: characters.indexOf(one) }],
  );
  return { characters, classes };
}

/** Greedy CTC: the likeliest character of each step, repeats and blanks dropped. Its sureness is that of its best step. */
function decoded({ data, shape }: Numbers, { characters, classes }: Alphabet): RecognisedText {
  const [, steps = 0, width = 0] = shape;
  const sums = new Float32Array(characters.length);
  let text = '';
  const sure: number[] = [];
  let before = 0;
  for (let at = 0; at < steps; at++) {
    const from = at * width;
    sums.fill(0);
    for (const { of, character } of classes)
      sums[character] = (sums[character] ?? 0) + (data[from + of] ?? 0);
    let best = 0;
    for (let c = 1; c < sums.length; c++) if ((sums[c] ?? 0) > (sums[best] ?? 0)) best = c;
    const here = Math.min(1, sums[best] ?? 0);
    if (best !== 0 && best === before) sure[sure.length - 1] = Math.max(sure.at(-1) ?? 0, here);
    else if (best !== 0) {
      text += characters[best] ?? '';
      sure.push(here);
    }
    before = best;
  }
  return trimmed(text, sure);
}

function trimmed(text: string, sure: number[]): RecognisedText {
  const from = text.length - text.trimStart().length;
  const kept = sure.slice(from, from + text.trim().length);
  const confidence = kept.length > 0 ? kept.reduce((sum, one) => sum + one, 0) / kept.length : 0;
  return { text: text.trim(), confidence, characterConfidences: kept };
}
