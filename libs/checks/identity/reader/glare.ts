import { resized } from './ink.js';
import type { GreyPicture } from './picture.js';

/** the longer side a picture is looked at with: reflections are large */
const side = 400;
/** what a camera gives where it was dazzled */
const dazzled = 248;
/** shares of the picture that a reflection covers: less hides nothing, more is the white table below */
const smallest = 0.004;
const largest = 0.35;
/** pixels around it at which the light has faded, a fourteenth of the picture */
const reach = 28;
/** what lies around must be so much darker than what dazzles, else it is white paper */
const darkest = 238;
/** how much of the way down to its surroundings the light still has two pixels outside: at the edge of paper nothing */
const fading = 0.75;

/**
 * Whether a lamp or the sun is mirrored in the document: a dazzled spot that fades out softly. White paper and printed
 * white end at once, and a white table or margin runs out of the picture.
 */
export function hasGlare(picture: GreyPicture): boolean {
  const small = resized(picture, Math.max(1, Math.max(picture.width, picture.height) / side));
  const pixels = small.width * small.height;
  const seen = new Uint8Array(pixels);
  for (let start = 0; start < pixels; start++) {
    if (seen[start] === 1 || (small.pixels[start] ?? 0) < dazzled) continue;
    const spot = spotAt(small, start, seen);
    const share = spot.members.length / pixels;
    if (!spot.atBorder && share > smallest && share < largest && fadesOut(small, spot.members)) return true;
  }
  return false;
}

interface Spot {
  members: number[];
  atBorder: boolean;
}

function spotAt(picture: GreyPicture, start: number, seen: Uint8Array): Spot {
  const spot: Spot = { members: [start], atBorder: false };
  seen[start] = 1;
  for (let next = 0; next < spot.members.length; next++) {
    const around = neighbours(picture, spot.members[next] ?? 0);
    if (around.length < 4) spot.atBorder = true;
    for (const at of around) {
      if (seen[at] === 1 || (picture.pixels[at] ?? 0) < dazzled) continue;
      seen[at] = 1;
      spot.members.push(at);
    }
  }
  return spot;
}

/** By the middle brightness of the rings around it, one pixel further out each. */
function fadesOut(picture: GreyPicture, members: number[]): boolean {
  const seen = new Uint8Array(picture.width * picture.height);
  for (const at of members) seen[at] = 1;
  const rings: number[] = [];
  let ring = members;
  for (let distance = 1; distance <= reach; distance++) {
    const outer: number[] = [];
    for (const member of ring) {
      for (const at of neighbours(picture, member)) {
        if (seen[at] === 1) continue;
        seen[at] = 1;
        outer.push(at);
      }
    }
    const values = outer.map((at) => picture.pixels[at] ?? 0).sort((a, b) => a - b);
    rings.push(values[values.length >> 1] ?? 255);
    ring = outer;
  }
  const around = Math.min(...rings.slice(8));
  const near = rings[1] ?? 255;
  return around < darkest && near - around > fading * (dazzled + 2 - around);
}

function neighbours({ width, height }: GreyPicture, at: number): number[] {
  const x = at % width;
  const found: number[] = [];
  if (x > 0) found.push(at - 1);
  if (x < width - 1) found.push(at + 1);
  if (at >= width) found.push(at - width);
  if (at < width * (height - 1)) found.push(at + width);
  return found;
}
