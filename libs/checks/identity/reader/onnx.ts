import { readFile } from 'node:fs/promises';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';

// one document at a time, one thread: the worker runs as many readers as it wants cores to be used
env.wasm.numThreads = 1;

/** Numbers in row-major order and their shape. */
export interface Numbers {
  data: Float32Array;
  shape: readonly number[];
}

/** A network with one input and one output, as all of ours have. */
export interface Network {
  run(input: Numbers): Promise<Numbers>;
}

/** Loads a network when it is first needed and keeps it: a page without print never loads the recogniser. */
export function networkOf(file: URL): Network {
  let session: Promise<InferenceSession> | undefined;
  return {
    async run({ data, shape }) {
      session ??= readFile(file).then((bytes) => InferenceSession.create(bytes));
      const loaded = await session;
      const [input, output] = [loaded.inputNames[0], loaded.outputNames[0]];
      if (input === undefined || output === undefined) throw new Error('network without input or output');
      const results = await loaded.run({ [input]: new Tensor('float32', data, shape) });
      const result = results[output];
      if (!(result?.data instanceof Float32Array)) throw new Error('network gave no 32-bit numbers');
      return { data: result.data, shape: result.dims };
    },
  };
}
