import { byPlace } from './line-path.js';
import { classes, stepWidth, type LineScores } from './line-network.js';
import type { ReadCharacter } from './read-line.js';
import { marginCharacters, stripPitch } from './straighten.js';

/** Steps to each side of a character's middle that still show it. */
const reach = 1.5;

/**
 * The shares of each class on the places of `length` characters, the first at place 0 of the path: of the steps about the
 * middle of the mark read there, else about where it should be between its neighbours. Each step counts by how surely it
 * shows a character at all; a place shows none as far as none of its steps does.
 */
export function sharesOnPlaces(
  scores: LineScores,
  read: readonly ReadCharacter[],
  length: number,
): Float32Array {
  const all = new Float32Array(length * classes);
  middlesOf(read, length).forEach((at, place) => {
    const middle = ((at + marginCharacters + 0.5) * stripPitch) / stepWidth;
    const from = Math.max(0, Math.round(middle - reach));
    const to = Math.min(scores.steps, Math.round(middle + reach));
    let shown = 0;
    let nothing = 1;
    for (let step = from; step < to; step++) {
      const blank = scores.shares[step * classes] ?? 1;
      shown += 1 - blank;
      nothing = Math.min(nothing, blank);
    }
    all[place * classes] = nothing;
    const scale = (1 - nothing) / Math.max(1e-9, shown);
    for (let step = from; step < to; step++)
      for (let c = place * classes + 1; c < (place + 1) * classes; c++)
        all[c] = (all[c] ?? 0) + (scores.shares[(step - place) * classes + c] ?? 0) * scale;
  });
  return all;
}

/** Where the middle of each place is, in characters of the path. */
function middlesOf(read: readonly ReadCharacter[], length: number): number[] {
  const marks = byPlace(read);
  const off = (place: number): number | undefined => {
    const mark = marks.get(place);
    return mark && mark.at - place;
  };
  return Array.from({ length }, (_, place) => {
    for (let far = 0; far < length; far++) {
      const near = [off(place - far), off(place + far)].filter((one) => one !== undefined);
      if (near.length > 0) return place + near.reduce((sum, one) => sum + one, 0) / near.length;
    }
    return place;
  });
}
