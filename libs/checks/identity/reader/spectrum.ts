/**
 * Power of each wave in a square tile, after its mean was taken away and its margins faded out (Hann): entry v * size + u
 * is the wave of u periods across and v periods down; those beyond half the size run the other way.
 *
 * @param size a power of two
 */
export function powerSpectrum(tile: Float64Array, size: number): Float64Array {
  const mean = tile.reduce((sum, value) => sum + value, 0) / tile.length;
  const fade = Array.from(
    { length: size },
    (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / size),
  );
  const real = tile.map(
    (value, at) => (value - mean) * (fade[at % size] ?? 0) * (fade[Math.floor(at / size)] ?? 0),
  );
  const imaginary = new Float64Array(tile.length);
  for (let row = 0; row < size; row++) transform(real, imaginary, row * size, 1, size);
  for (let column = 0; column < size; column++) transform(real, imaginary, column, size, size);
  return real.map((value, at) => value * value + (imaginary[at] ?? 0) ** 2);
}

/** Fast Fourier transform in place (Cooley and Tukey, radix 2) of `size` numbers, `stride` apart. */
function transform(
  real: Float64Array,
  imaginary: Float64Array,
  start: number,
  stride: number,
  size: number,
): void {
  for (let at = 1, mirrored = 0; at < size; at++) {
    let bit = size >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (at < mirrored) {
      swap(real, start + at * stride, start + mirrored * stride);
      swap(imaginary, start + at * stride, start + mirrored * stride);
    }
  }
  for (let length = 2; length <= size; length *= 2) {
    const angle = (-2 * Math.PI) / length;
    for (let first = 0; first < size; first += length) {
      for (let at = 0; at < length / 2; at++) {
        const [cosine, sine] = [Math.cos(angle * at), Math.sin(angle * at)];
        const upper = start + (first + at) * stride;
        const lower = upper + (length / 2) * stride;
        const [lowerReal, lowerImaginary] = [real[lower] ?? 0, imaginary[lower] ?? 0];
        const x = lowerReal * cosine - lowerImaginary * sine;
        const y = lowerReal * sine + lowerImaginary * cosine;
        const [upperReal, upperImaginary] = [real[upper] ?? 0, imaginary[upper] ?? 0];
        real[lower] = upperReal - x;
        imaginary[lower] = upperImaginary - y;
        real[upper] = upperReal + x;
        imaginary[upper] = upperImaginary + y;
      }
    }
  }
}

function swap(values: Float64Array, one: number, other: number): void {
  const kept = values[one] ?? 0;
  values[one] = values[other] ?? 0;
  values[other] = kept;
}
