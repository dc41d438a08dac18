import { lineNetworkWeights } from './line-network.weights.js';
import type { Strip } from './straighten.js';

/** index 0 of the output stands for "between characters" */
export const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';

interface Layer {
  outputs: number;
  inputs: number;
  kernel: [height: number, width: number];
  pad: [height: number, width: number];
  pool: [height: number, width: number];
  weights: Float32Array;
  bias: Float32Array;
}

interface Planes {
  values: Float32Array;
  channels: number;
  height: number;
  width: number;
}

const layers: Layer[] = unpack();

/**
 * Scores each step of two pixels of a strip against each character: a plain convolutional network, 130,000 weights of
 * eight bits, about 70 million multiplications for a line of 44 characters. Trained on lines drawn by a program
 * only (training/).
 *
 * @returns per step 38 scores before softmax, first that of "between characters"
 */
export function scoreLine(strip: Strip): { scores: Float32Array; steps: number; classes: number } {
  let planes: Planes = { values: strip.values, channels: 1, height: strip.height, width: strip.width };
  layers.forEach((layer, at) => {
    planes = convolve(planes, layer);
    if (at < layers.length - 1)
      for (let i = 0; i < planes.values.length; i++) planes.values[i] = Math.max(0, planes.values[i] ?? 0);
    if (layer.pool[0] > 1 || layer.pool[1] > 1) planes = pooled(planes, layer.pool);
  });
  const { values, channels, width } = planes;
  const scores = new Float32Array(width * channels);
  for (let c = 0; c < channels; c++)
    for (let x = 0; x < width; x++) scores[x * channels + c] = values[c * width + x] ?? 0;
  return { scores, steps: width, classes: channels };
}

function convolve(input: Planes, layer: Layer): Planes {
  const [kh, kw] = layer.kernel;
  const padded = withMargin(input, layer.pad);
  const height = padded.height - kh + 1;
  const width = padded.width - kw + 1;
  const values = new Float32Array(layer.outputs * height * width);
  for (let o = 0; o < layer.outputs; o++) {
    values.fill(layer.bias[o] ?? 0, o * height * width, (o + 1) * height * width);
    for (let i = 0; i < layer.inputs; i++) {
      for (let ky = 0; ky < kh; ky++) {
        const kernel = layer.weights.subarray(((o * layer.inputs + i) * kh + ky) * kw).subarray(0, kw);
        for (let y = 0; y < height; y++) {
          const from = (i * padded.height + y + ky) * padded.width;
          addRow(values, (o * height + y) * width, width, padded.values, from, kernel);
        }
      }
    }
  }
  return { values, channels: layer.outputs, height, width };
}

/** Adds one row filtered by one row of a kernel of 1, 3 or 5; almost all the time is spent here, hence the spelled-out sums. */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- a default beside each of these accesses doubles the time of a reading */
function addRow(
  out: Float32Array,
  to: number,
  width: number,
  source: Float32Array,
  from: number,
  kernel: Float32Array,
): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = kernel;
  if (kernel.length === 1) {
    for (let x = 0; x < width; x++) out[to + x]! += a * source[from + x]!;
  } else if (kernel.length === 3) {
    for (let x = 0; x < width; x++) {
      const at = from + x;
      out[to + x]! += a * source[at]! + b * source[at + 1]! + c * source[at + 2]!;
    }
  } else {
    for (let x = 0; x < width; x++) {
      const at = from + x;
      out[to + x]! +=
        a * source[at]! +
        b * source[at + 1]! +
        c * source[at + 2]! +
        d * source[at + 3]! +
        e * source[at + 4]!;
    }
  }
}

/* eslint-enable @typescript-eslint/no-non-null-assertion */

function withMargin(input: Planes, [ph, pw]: [number, number]): Planes {
  const height = input.height + 2 * ph;
  const width = input.width + 2 * pw;
  const values = new Float32Array(input.channels * height * width);
  for (let c = 0; c < input.channels; c++) {
    for (let y = 0; y < input.height; y++) {
      const from = (c * input.height + y) * input.width;
      values.set(input.values.subarray(from, from + input.width), (c * height + y + ph) * width + pw);
    }
  }
  return { values, channels: input.channels, height, width };
}

function pooled(input: Planes, [ph, pw]: [number, number]): Planes {
  const height = Math.floor(input.height / ph);
  const width = Math.floor(input.width / pw);
  const values = new Float32Array(input.channels * height * width).fill(-Infinity);
  for (let c = 0; c < input.channels; c++) {
    for (let y = 0; y < height * ph; y++) {
      for (let x = 0; x < width * pw; x++) {
        const at = (c * height + Math.floor(y / ph)) * width + Math.floor(x / pw);
        const value = input.values[(c * input.height + y) * input.width + x] ?? 0;
        if (value > (values[at] ?? 0)) values[at] = value;
      }
    }
  }
  return { values, channels: input.channels, height, width };
}

/** Weights are bytes with one scale an output channel: weight = byte * scale. */
function unpack(): Layer[] {
  const bytes = Buffer.from(lineNetworkWeights.bytes, 'base64');
  let at = 0;
  return lineNetworkWeights.layers.map(({ shape, pad, pool, scales, bias }) => {
    const [outputs, inputs, kh, kw] = shape;
    const size = inputs * kh * kw;
    const weights = new Float32Array(outputs * size);
    for (let i = 0; i < weights.length; i++)
      weights[i] = bytes.readInt8(at + i) * (scales[Math.floor(i / size)] ?? 0);
    at += weights.length;
    return { outputs, inputs, kernel: [kh, kw], pad, pool, weights, bias: Float32Array.from(bias) };
  });
}
