import type { Corners } from './detect-text-rectangle.js';
import type { Numbers } from './onnx.js';
import type { GreyPicture, Point } from './picture.js';

/** A run of text laid level: `height` rows of `width` values, 0 black to 255. */
export interface TextStrip {
  values: Float32Array;
  width: number;
  height: number;
}

/** Samples the box of a run, each value the mean over the area it stands for. */
export function stripOf(picture: GreyPicture, corners: Corners, width: number, height: number): TextStrip {
  const [begin, end, , below] = corners;
  const along: Point = { x: (end.x - begin.x) / width, y: (end.y - begin.y) / width };
  const down: Point = { x: (below.x - begin.x) / height, y: (below.y - begin.y) / height };
  const across = samplesFor(along);
  const deep = samplesFor(down);
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let v = 0; v < deep; v++) {
        const b = row + (v + 0.5) / deep;
        for (let u = 0; u < across; u++) {
          const a = column + (u + 0.5) / across;
          sum += valueAt(
            picture,
            begin.x + a * along.x + b * down.x - 0.5,
            begin.y + a * along.y + b * down.y - 0.5,
          );
        }
      }
      values[row * width + column] = sum / (across * deep);
    }
  }
  return { values, width, height };
}

/** Values from -1 to 1, the same in all three channels the networks want; 0 right of a strip narrower than `width`. */
export function inputOf(strip: TextStrip, width: number): Numbers {
  const plane = strip.height * width;
  const data = new Float32Array(3 * plane);
  for (let row = 0; row < strip.height; row++)
    for (let column = 0; column < strip.width; column++)
      data[row * width + column] = (strip.values[row * strip.width + column] ?? 0) / 127.5 - 1;
  data.copyWithin(plane, 0, plane);
  data.copyWithin(2 * plane, 0, plane);
  return { data, shape: [1, 3, strip.height, width] };
}

function samplesFor(step: Point): number {
  return Math.min(4, Math.max(1, Math.round(Math.hypot(step.x, step.y))));
}

function valueAt({ pixels, width, height }: GreyPicture, x: number, y: number): number {
  const cx = Math.min(width - 1.001, Math.max(0, x));
  const cy = Math.min(height - 1.001, Math.max(0, y));
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const fx = cx - x0;
  const fy = cy - y0;
  const at = y0 * width + x0;
  const top = (pixels[at] ?? 0) * (1 - fx) + (pixels[at + 1] ?? 0) * fx;
  const bottom = (pixels[at + width] ?? 0) * (1 - fx) + (pixels[at + width + 1] ?? 0) * fx;
  return top * (1 - fy) + bottom * fy;
}
