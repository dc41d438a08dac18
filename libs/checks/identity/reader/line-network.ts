import { networkOf } from './onnx.js';
import type { Strip } from './straighten.js';

/** index 0 of the scores stands for "between characters", index k + 1 for character k of these */
export const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';
export const classes = alphabet.length + 1;
/** pixels of a strip a step of the scores */
export const stepWidth = 2;

/** How likely each step of a strip shows each character: `steps` rows of 38 shares that sum to 1. */
export interface LineScores {
  shares: Float32Array;
  steps: number;
}

const network = networkOf(new URL('models/mrz-line.onnx', import.meta.url));

/** Scores strips of equal width in one run of the network (training/ tells how it was made and how well it reads). */
export async function scoreStrips(strips: readonly Strip[]): Promise<LineScores[]> {
  const [first] = strips;
  if (!first) return [];
  const size = first.width * first.height;
  const data = new Float32Array(strips.length * size);
  strips.forEach((strip, at) => data.set(strip.values, at * size));
  const scores = await network.run({ data, shape: [strips.length, 1, first.height, first.width] });
  const steps = scores.data.length / strips.length / classes;
  return strips.map((_, at) => ({
    shares: softmax(scores.data.subarray(at * steps * classes, (at + 1) * steps * classes)),
    steps,
  }));
}

function softmax(scores: Float32Array): Float32Array {
  const shares = new Float32Array(scores.length);
  for (let from = 0; from < scores.length; from += classes) {
    let top = -Infinity;
    for (let c = from; c < from + classes; c++) top = Math.max(top, scores[c] ?? 0);
    let sum = 0;
    for (let c = from; c < from + classes; c++) sum += shares[c] = Math.exp((scores[c] ?? 0) - top);
    for (let c = from; c < from + classes; c++) shares[c] = (shares[c] ?? 0) / sum;
  }
  return shares;
}
