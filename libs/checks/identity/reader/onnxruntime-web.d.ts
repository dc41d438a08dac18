/** The package has types, yet its map of exports does not name them for Node: what is used of it is that of the common part. */
declare module 'onnxruntime-web' {
  export { env, InferenceSession, Tensor } from 'onnxruntime-common';
}
